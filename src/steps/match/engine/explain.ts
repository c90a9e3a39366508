import type { TableMatching } from './match-table.ts'
import { probabilityOf } from './weights.ts'

/** One comparison of a pair, in the words of the engine: names of the column and of the level, and what it weighs. */
export interface Evidence {
  comparison: string
  level: string
  /** Thousandths of a bit. */
  weight: number
}

/** Why a row is where it is: the row of its group that it is most like. */
export interface Closest {
  row: number
  /** That the two are one; 1 for rows that say the same. */
  probability: number
  /** Sums with the weight of `prior` to the weight of the pair, unless a comparison speaks against it. */
  evidence: readonly Evidence[]
}

/** The closest other row of a row's group; null for a row that is alone. */
export function closestRow(matching: TableMatching, row: number): Closest | null {
  const { node, firstRow, secondRow, best, pairs, weight } = matching
  const own = node[row] ?? 0
  const twin = firstRow[own] === row ? (secondRow[own] ?? -1) : (firstRow[own] ?? -1)
  if (twin >= 0) return { row: twin, probability: 1, evidence: [] }
  const k = best[own] ?? -1
  if (k < 0) return null
  const other = pairs.a[k] === own ? pairs.b[k] : pairs.a[k]
  return {
    row: firstRow[other ?? 0] ?? 0,
    probability: probabilityOf(weight[k] ?? 0),
    evidence: evidenceOf(matching, pairs.pattern[k] ?? 0),
  }
}

/** What every comparison that knows both sides says of the pairs of a pattern. */
export function evidenceOf({ pairs, comparisons, weights }: TableMatching, pattern: number): Evidence[] {
  const levels = pairs.patterns[pattern] ?? new Int8Array()
  return comparisons.flatMap(({ name, levels: names }, c) => {
    const level = levels[c] ?? 0
    const known = names[level - 1]
    return known === undefined
      ? []
      : [{ comparison: name, level: known, weight: weights.level[c]?.[level] ?? 0 }]
  })
}

/** Every pair that was compared: a row of each and the probability that they are one. */
export function* comparedRows({
  pairs,
  firstRow,
  weight,
}: TableMatching): Generator<readonly [a: number, b: number, probability: number]> {
  for (let k = 0; k < pairs.a.length; k++)
    yield [firstRow[pairs.a[k] ?? 0] ?? 0, firstRow[pairs.b[k] ?? 0] ?? 0, probabilityOf(weight[k] ?? 0)]
}
