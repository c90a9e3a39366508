import { BIGINT, type DuckDBType, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../../ground/lake/index.ts'
import { inBatches } from '../batches.ts'
import { Forest } from '../clusters/forest.ts'
import { inOrder } from '../clusters/order.ts'
import { outcome } from '../clusters.ts'
import {
  certain as certainly,
  comparisonName,
  levelsOf,
  probabilityOf,
  rule,
  type TableMatching,
} from '../engine/index.ts'
import type { PeopleEvidence } from './evidence.ts'

/** Weight of a probability of a quarter: pairs from here on, but below the threshold, are for a person. */
const doubtful = -1585
const inMillionths = 1_000_000

/** The person of each row that is not alone; the first row stands for it. */
export async function keepFound(
  tx: LakeTransaction,
  records: readonly string[],
  { group, node, firstRow }: TableMatching,
): Promise<void> {
  const rowsOf = new Int32Array(records.length)
  for (const founder of group) rowsOf[founder] = (rowsOf[founder] ?? 0) + 1
  function* rows(): Generator<DuckDBValue[]> {
    for (let row = 0; row < records.length; row++) {
      const founder = group[row] ?? row
      if (rowsOf[founder] === 1) continue
      const twin = firstRow[node[row] ?? 0] ?? row
      yield [records[row] ?? '', records[founder] ?? '', records[twin] ?? '']
    }
  }
  await append(tx, 'people_found', { record_id: VARCHAR, component: VARCHAR, twin_id: VARCHAR }, rows())
}

/**
 * The pairs that hold people together, as few as do, those of a rule last; and those that somebody has to look at, but where
 * two that exclude each other have others between them.
 */
export async function keepPairs(
  tx: LakeTransaction,
  { records, certain }: PeopleEvidence,
  matching: TableMatching,
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
  const pairOf = (a: number, b: number, said: string, own: number, verdict: string): DuckDBValue[] => {
    const [one = '', other = ''] = [a, b].map((each) => records[firstRow[each] ?? 0] ?? '').sort()
    return [one, other, said, own, Math.round(probabilityOf(own) * inMillionths), verdict]
  }
  function* rows(): Generator<DuckDBValue[]> {
    for (let k = 0; k < twins.a.length; k++) {
      const [a = 0, b = 0] = [twins.a[k], twins.b[k]]
      if (groupOf(a) !== groupOf(b) || forest.find(a) === forest.find(b)) continue
      forest.union(a, b)
      yield pairOf(a, b, '', certainly, 'one')
    }
    for (const k of inOrder(weight.length, [weight.map((own) => -own), pairs.a, pairs.b])) {
      const [a = 0, b = 0, own = 0] = [pairs.a[k], pairs.b[k], weight[k]]
      const said = levels[pairs.pattern[k] ?? 0] ?? ''
      if (groupOf(a) === groupOf(b)) {
        if (own < rule.threshold || forest.find(a) === forest.find(b)) continue
        forest.union(a, b)
        yield pairOf(a, b, said, own, 'one')
      } else if (
        own >= doubtful &&
        became[k] !== outcome.apart &&
        (isBarred[k] === 1 || !excluded.has(keyOf(a, b)))
      )
        yield pairOf(a, b, said, own, 'review')
    }
    for (let k = 0; k < certain.a.length; k++) {
      const [a = 0, b = 0] = [node[certain.a[k] ?? 0], node[certain.b[k] ?? 0]]
      if (groupOf(a) !== groupOf(b) || forest.find(a) === forest.find(b)) continue
      forest.union(a, b)
      yield pairOf(a, b, '', certainly, 'address')
    }
  }
  await append(
    tx,
    'match.person_pairs',
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

/** What every level weighs, and what is known before anything is compared. */
export async function keepWeights(
  tx: LakeTransaction,
  { comparisons, weights, pairs }: TableMatching,
): Promise<void> {
  const seen = comparisons.map(({ levels }) => new Array<number>(levels.length + 1).fill(0))
  pairs.patterns.forEach((pattern, p) => {
    pattern.forEach((level, c) => {
      const counts = seen[c]
      if (counts) counts[level] = (counts[level] ?? 0) + (pairs.count[p] ?? 0)
    })
  })
  await append(
    tx,
    'match.person_weights',
    { comparison: VARCHAR, place: INTEGER, level: VARCHAR, weight: INTEGER, pairs: BIGINT },
    [
      ['prior', 0, '', weights.prior, BigInt(pairs.a.length)],
      ['threshold', 0, '', rule.threshold, 0n],
      ...comparisons.flatMap(({ column, aspect, levels }, c) =>
        levels.map((level, l): DuckDBValue[] => [
          comparisonName(column, aspect),
          l + 1,
          level,
          weights.level[c]?.[l + 1] ?? 0,
          BigInt(seen[c]?.[l + 1] ?? 0),
        ]),
      ),
    ],
  )
}

const append = (
  tx: LakeTransaction,
  table: string,
  columns: Readonly<Record<string, DuckDBType>>,
  rows: Iterable<DuckDBValue[]>,
): Promise<void> => tx.append(table, Object.entries(columns), inBatches(rows))
