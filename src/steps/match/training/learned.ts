import { createHash } from 'node:crypto'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, LakeTransaction, Row } from '../../../ground/lake/index.ts'
import type { WeightsRequest } from './model.ts'
import { sql } from './statements.ts'
import type { NewVersion } from './store.ts'

/** What counts and what is taught, level by level, with what it was learned from. */
export type LearnedNow = Readonly<{
  version: number | null
  records: number
  pairs: number
  verdicts: number
  weights: readonly Readonly<{
    comparison: string
    level: string
    weight: number
    taught: number
    pairs: number
  }>[]
}>

/** Reads it, as of the last refresh. */
export const readLearned = async (from: Pick<Lake | LakeTransaction, 'read'>): Promise<LearnedNow> =>
  learnedFrom(await from.read(sql.training), await from.read(sql.weights_now))

/** Nothing was compared where there are no rows. */
const learnedFrom = ([training]: readonly Row[], weights: readonly Row[]): LearnedNow => ({
  version: training?.version == null ? null : Number(training.version),
  records: Number(training?.records ?? 0),
  pairs: Number(training?.pairs ?? 0),
  verdicts: Number(training?.verdicts ?? 0),
  weights: weights.map((row) => ({
    comparison: String(row.comparison),
    level: String(row.level),
    weight: Number(row.weight),
    taught: Number(row.taught),
    pairs: Number(row.pairs),
  })),
})

/** A text that tells what is taught now from anything else that might be. */
export const basisOf = ({ weights }: LearnedNow): string =>
  createHash('sha256')
    .update(JSON.stringify(weights.map(({ comparison, level, taught }) => [comparison, level, taught])))
    .digest('hex')
    .slice(0, 16)

/**
 * What a new version is to keep.
 * @throws Fault `match.weights_none` where nothing was compared, `match.weights_kept` where those that count are a version already,
 * `match.weights_changed` where others are taught now than in the preview
 */
export function toKeep(
  now: LearnedNow,
  request: Extract<WeightsRequest, { use: 'taught' | 'now' }>,
): NewVersion {
  if (now.records === 0) throw new Fault('conflict', 'match.weights_none')
  const isTaught = request.use === 'taught'
  if (!isTaught && now.version !== null)
    throw new Fault('conflict', 'match.weights_kept', { version: now.version })
  if (isTaught && request.basis !== undefined && request.basis !== basisOf(now))
    throw new Fault('conflict', 'match.weights_changed')
  return {
    learned_from: isTaught ? 'verdicts' : 'rows',
    records: now.records,
    pairs: now.pairs,
    verdicts: isTaught ? now.verdicts : 0,
    weights: now.weights.map(({ comparison, level, weight, taught }) => ({
      comparison,
      level,
      weight: isTaught ? taught : weight,
    })),
  }
}
