import { type DuckDBType, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../ground/lake/index.ts'
import { inBatches } from './batches.ts'
import { Forest } from './clusters/forest.ts'
import { inOrder } from './clusters/order.ts'
import { outcome } from './clusters.ts'
import { certain, comparisonName, levelsOf, probabilityOf, rule, type TableMatching } from './engine/index.ts'

/** Weight of a probability of a quarter: pairs from here on, but below the threshold, are for a person. */
const doubtful = -1585
const inMillionths = 1_000_000

/** Pairs of rows by their places. */
type Rows = Readonly<{ a: Int32Array; b: Int32Array }>

/**
 * Keeps the pairs that hold what is one together, as few as do, those of a rule last; and those that somebody has to look at, but
 * where two that exclude each other have others between them.
 * @param table `match.pairs` or `match.person_pairs`
 * @param records ids in the order of the rows
 * @param byRule rows that are one by a rule, whatever they weigh
 */
export async function keepPairs(
  tx: LakeTransaction,
  table: string,
  records: readonly string[],
  matching: TableMatching,
  byRule: Rows = { a: new Int32Array(0), b: new Int32Array(0) },
): Promise<void> {
  const { pairs, weight, isBarred, firstRow, group, node, twins, outcome: became } = matching
  const levels = pairs.patterns.map((_, pattern) => levelsOf(matching, pattern))
  const groupOf = (own: number) => group[firstRow[own] ?? 0] ?? 0
  const keyOf = (a: number, b: number) => {
    const [one, other] = [groupOf(a), groupOf(b)]
    return Math.min(one, other) * records.length + Math.max(one, other)
  }
  const excluded = new Set<number>()
  for (let k = 0; k < pairs.a.length; k++)
    if (isBarred[k] === 1) excluded.add(keyOf(pairs.a[k] ?? 0, pairs.b[k] ?? 0))
  const forest = new Forest(firstRow.length)
  const joins = (a: number, b: number) => {
    if (groupOf(a) !== groupOf(b) || forest.find(a) === forest.find(b)) return false
    forest.union(a, b)
    return true
  }
  const pairOf = (a: number, b: number, said: string, own: number, verdict: string): DuckDBValue[] => {
    const [one = '', other = ''] = [a, b].map((each) => records[firstRow[each] ?? 0] ?? '').sort()
    return [one, other, said, own, Math.round(probabilityOf(own) * inMillionths), verdict]
  }
  function* rows(): Generator<DuckDBValue[]> {
    for (let k = 0; k < twins.a.length; k++) {
      const [a = 0, b = 0] = [twins.a[k], twins.b[k]]
      if (joins(a, b)) yield pairOf(a, b, '', certain, 'one')
    }
    for (const k of inOrder(weight.length, [weight.map((own) => -own), pairs.a, pairs.b])) {
      const [a = 0, b = 0, own = 0] = [pairs.a[k], pairs.b[k], weight[k]]
      if (own < doubtful || became[k] === outcome.apart) continue
      const said = levels[pairs.pattern[k] ?? 0] ?? ''
      if (own >= rule.threshold && joins(a, b)) yield pairOf(a, b, said, own, 'one')
      else if (groupOf(a) !== groupOf(b) && (isBarred[k] === 1 || !excluded.has(keyOf(a, b))))
        yield pairOf(a, b, said, own, 'review')
    }
    for (let k = 0; k < byRule.a.length; k++) {
      const [a = 0, b = 0] = [node[byRule.a[k] ?? 0], node[byRule.b[k] ?? 0]]
      if (joins(a, b)) yield pairOf(a, b, '', certain, 'address')
    }
  }
  await append(
    tx,
    table,
    {
      record_a: VARCHAR,
      record_b: VARCHAR,
      levels: VARCHAR,
      weight: INTEGER,
      probability_ppm: INTEGER,
      verdict: VARCHAR,
    },
    rows(),
  )
}

/** What a level weighs: by the weights that count, by what rows teach, and by what rows and verdicts teach, in thousandths of a bit. */
export type LevelWeight = Readonly<{
  comparison: string
  place: number
  level: string
  weight: number
  learned: number
  taught: number
  pairs: bigint
}>

/** What is known before anything is compared (`prior`), from where on two are one (`threshold`), and every level of every comparison. */
export function levelWeights({
  comparisons,
  weights,
  fromRows,
  taught,
  pairs,
}: TableMatching): LevelWeight[] {
  const seen = comparisons.map(({ levels }) => new Array<number>(levels.length + 1).fill(0))
  pairs.patterns.forEach((pattern, p) => {
    pattern.forEach((level, c) => {
      const counts = seen[c]
      if (counts) counts[level] = (counts[level] ?? 0) + (pairs.count[p] ?? 0)
    })
  })
  const known = { place: 0, level: '' }
  return [
    {
      ...known,
      comparison: 'prior',
      weight: weights.prior,
      learned: fromRows.prior,
      taught: taught.prior,
      pairs: BigInt(pairs.a.length),
    },
    {
      ...known,
      comparison: 'threshold',
      weight: rule.threshold,
      learned: rule.threshold,
      taught: rule.threshold,
      pairs: 0n,
    },
    ...comparisons.flatMap(({ column, aspect, levels }, c) =>
      levels.map((level, l) => ({
        comparison: comparisonName(column, aspect),
        place: l + 1,
        level,
        weight: weights.level[c]?.[l + 1] ?? 0,
        learned: fromRows.level[c]?.[l + 1] ?? 0,
        taught: taught.level[c]?.[l + 1] ?? 0,
        pairs: BigInt(seen[c]?.[l + 1] ?? 0),
      })),
    ),
  ]
}

/** Appends rows to a table whose columns are named with their types, in the order of the values. */
export const append = (
  tx: LakeTransaction,
  table: string,
  columns: Readonly<Record<string, DuckDBType>>,
  rows: Iterable<DuckDBValue[]>,
): Promise<void> => tx.append(table, Object.entries(columns), inBatches(rows))
