/** What a matching does, in this order; words under `match.stage.…`. */
export type Stage = 'values' | 'blocks' | 'compare' | 'train' | 'clusters'

/** Is told the stage, and in `compare` how many records of how many are done. */
export type Report = (stage: Stage, done?: number, total?: number) => void
