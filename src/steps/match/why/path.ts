import type { Reason } from './model.ts'

/** What ties two rows: what they weigh together, that one means the other, or that somebody said so. */
export type Tie = Readonly<{
  a: string
  b: string
  kind: Reason['kind']
  /** The verdict, where somebody said so. */
  seq?: number
  /** The levels of what was compared, and what they weigh. */
  weighed?: Weighed
}>
export type Weighed = Readonly<{ levels: string; weight: number }>

/** How a row was reached: from which row, and over what. */
export type Step = Readonly<{ from: string; tie: Tie } | { from: null }>

/** The shortest way from a row to every row that ties lead to (breadth first; among equals in the order of the ties). */
export function pathsFrom(start: string, ties: readonly Tie[]): Map<string, Step> {
  const tiesOf = new Map<string, Tie[]>()
  const see = (row: string, tie: Tie) => {
    const known = tiesOf.get(row)
    if (known) known.push(tie)
    else tiesOf.set(row, [tie])
  }
  for (const tie of ties) {
    see(tie.a, tie)
    see(tie.b, tie)
  }
  const steps = new Map<string, Step>([[start, { from: null }]])
  for (const at of steps.keys())
    for (const tie of tiesOf.get(at) ?? []) {
      const to = tie.a === at ? tie.b : tie.a
      if (!steps.has(to)) steps.set(to, { from: at, tie })
    }
  return steps
}

/** The ties that hold rows together, as few as do: of several ways the first. */
export function fewest(ties: readonly Tie[]): Tie[] {
  const above = new Map<string, string>()
  const top = (row: string) => {
    let at = row
    for (let up = above.get(at); up !== undefined; up = above.get(at)) at = up
    return at
  }
  return ties.filter(({ a, b }) => {
    const [one, other] = [top(a), top(b)]
    if (one !== other) above.set(one, other)
    return one !== other
  })
}
