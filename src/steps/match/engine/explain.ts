import type { Aspect } from './comparison.ts'
import type { TableMatching } from './match-table.ts'
import { comparisonName } from './named.ts'
import { probabilityOf } from './weights.ts'

/** A line of the receipt of a pair: what was compared, what was found, and what that weighs in thousandths of a bit. */
export type Evidence = Readonly<{
  /** Null for what is no comparison: what is known before looking, and what a level that speaks against a pair takes off. */
  column: string | null
  aspect: Aspect | 'prior' | 'against'
  level: string
  weight: number
}>

/** Why a row is where it is: the row of its group that it is most like. */
export interface Closest {
  row: number
  /** That the two are one; 1 for rows that say the same. */
  probability: number
  /** Its weights sum to that of the pair. */
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
    evidence: evidenceOf(matching, k),
  }
}

/** The receipt of a pair: the plain sum of its lines is the weight of the pair. */
export function evidenceOf({ pairs, comparisons, weights, weight }: TableMatching, pair: number): Evidence[] {
  const levels = pairs.patterns[pairs.pattern[pair] ?? 0] ?? new Int8Array()
  const found = comparisons.flatMap(({ column, aspect, levels: names }, c): Evidence[] => {
    const level = levels[c] ?? 0
    const known = names[level - 1]
    return known === undefined
      ? []
      : [{ column, aspect, level: known, weight: weights.level[c]?.[level] ?? 0 }]
  })
  const lines: Evidence[] = [
    { column: null, aspect: 'prior', level: 'prior', weight: weights.prior },
    ...found,
  ]
  const rest = (weight[pair] ?? 0) - lines.reduce((sum, line) => sum + line.weight, 0)
  return rest === 0 ? lines : [...lines, { column: null, aspect: 'against', level: 'against', weight: rest }]
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

/** The levels of a pattern in words: `name=same_rare domain=same`; what is not known is left out. */
export function levelsOf(
  { comparisons, pairs }: Pick<TableMatching, 'comparisons' | 'pairs'>,
  pattern: number,
): string {
  const levels = pairs.patterns[pattern] ?? new Int8Array()
  return comparisons
    .flatMap(({ column, aspect, levels: names }, c) => {
      const level = names[(levels[c] ?? 0) - 1]
      return level === undefined ? [] : [`${comparisonName(column, aspect)}=${level}`]
    })
    .join(' ')
}
