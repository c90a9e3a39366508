import { BIGINT, BOOLEAN, type DuckDBType, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../../ground/lake/index.ts'
import { inBatches } from '../batches.ts'
import { Forest } from '../clusters/forest.ts'
import { inOrder } from '../clusters/order.ts'
import { outcome } from '../clusters.ts'
import {
  type Compared,
  certain,
  comparisonName,
  levelsOf,
  probabilityOf,
  rule,
  type TableMatching,
} from '../engine/index.ts'
import type { Said } from '../verdicts/apply.ts'

/** Weight of a probability of a quarter: pairs from here on, but below the threshold, are for a person. */
const doubtful = -1585
const inMillionths = 1_000_000

/** The company of each record that is not alone, or that people said something of; its first record stands for it. */
export async function keepFound(
  tx: LakeTransaction,
  records: readonly string[],
  { group, weighed, node, firstRow }: TableMatching,
  { rows: said, placed }: Pick<Said, 'rows' | 'placed'>,
): Promise<void> {
  const recordOf = (row: number | undefined) => records[row ?? 0] ?? ''
  const rowsOf = new Int32Array(records.length)
  for (const founder of group) rowsOf[founder] = (rowsOf[founder] ?? 0) + 1
  function* rows(): Generator<DuckDBValue[]> {
    for (let row = 0; row < records.length; row++) {
      const record = recordOf(row)
      const founder = group[row] ?? row
      if (rowsOf[founder] === 1 && !said.has(record)) continue
      const isByHand = weighed[row] !== weighed[founder]
      yield [record, recordOf(founder), recordOf(firstRow[node[row] ?? 0]), isByHand, placed.has(record)]
    }
  }
  await append(
    tx,
    'match.found',
    { record_id: VARCHAR, component: VARCHAR, twin_id: VARCHAR, by_hand: BOOLEAN, placed: BOOLEAN },
    rows(),
  )
}

/** The pairs that hold companies together, as few as do, and those that somebody has to look at. */
export async function keepPairs(
  tx: LakeTransaction,
  records: readonly string[],
  matching: TableMatching,
): Promise<void> {
  const { pairs, twins, weight, outcome: became, firstRow, group } = matching
  const levels = pairs.patterns.map((_, pattern) => levelsOf(matching, pattern))
  const groupOf = (node: number) => group[firstRow[node] ?? 0]
  const forest = new Forest(firstRow.length)
  function* rows(): Generator<DuckDBValue[]> {
    for (let k = 0; k < twins.a.length; k++) {
      const [a = 0, b = 0] = [twins.a[k], twins.b[k]]
      if (groupOf(a) !== groupOf(b) || forest.find(a) === forest.find(b)) continue
      forest.union(a, b)
      yield pairOf(a, b, '', certain, 'one')
    }
    for (const k of inOrder(weight.length, [weight.map((own) => -own), pairs.a, pairs.b])) {
      const [a = 0, b = 0, own = 0] = [pairs.a[k], pairs.b[k], weight[k]]
      const isOne = groupOf(a) === groupOf(b)
      if (isOne ? own < rule.threshold || forest.find(a) === forest.find(b) : own < doubtful) continue
      if (became[k] === outcome.apart) continue
      if (isOne) forest.union(a, b)
      yield pairOf(a, b, levels[pairs.pattern[k] ?? 0] ?? '', own, isOne ? 'one' : 'review')
    }
  }
  const pairOf = (a: number, b: number, said: string, own: number, verdict: string): DuckDBValue[] => {
    const [one = '', other = ''] = [a, b].map((node) => records[firstRow[node] ?? 0] ?? '').sort()
    return [one, other, said, own, Math.round(probabilityOf(own) * inMillionths), verdict]
  }
  await append(
    tx,
    'match.pairs',
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

/**
 * What every level weighs and what is known before anything is compared, beside what rows and verdicts teach; and what they were
 * learned from.
 * @param version of the weights that somebody keeps, null for none
 */
export async function keepWeights(
  tx: LakeTransaction,
  { comparisons, weights, taught, verdicts, pairs, node }: TableMatching,
  version: number | null,
): Promise<void> {
  const seen = comparisons.map(({ levels }) => new Array<number>(levels.length + 1).fill(0))
  pairs.patterns.forEach((pattern, p) => {
    pattern.forEach((level, c) => {
      const counts = seen[c]
      if (counts) counts[level] = (counts[level] ?? 0) + (pairs.count[p] ?? 0)
    })
  })
  const rows: DuckDBValue[][] = [
    ['prior', 0, '', weights.prior, taught.prior, BigInt(pairs.a.length)],
    ['threshold', 0, '', rule.threshold, rule.threshold, 0n],
    ...comparisons.flatMap((compared, c) =>
      compared.levels.map((level, l): DuckDBValue[] => [
        nameOf(compared),
        l + 1,
        level,
        weights.level[c]?.[l + 1] ?? 0,
        taught.level[c]?.[l + 1] ?? 0,
        BigInt(seen[c]?.[l + 1] ?? 0),
      ]),
    ),
  ]
  await append(
    tx,
    'match.weights',
    {
      comparison: VARCHAR,
      place: INTEGER,
      level: VARCHAR,
      weight: INTEGER,
      taught: INTEGER,
      pairs: BIGINT,
    },
    rows,
  )
  await append(tx, 'match.training', { version: BIGINT, records: BIGINT, pairs: BIGINT, verdicts: BIGINT }, [
    [
      version === null ? null : BigInt(version),
      BigInt(node.length),
      BigInt(pairs.a.length),
      BigInt(verdicts),
    ],
  ])
}

/** What one more company is found and weighed by. */
export async function keepLearned(
  tx: LakeTransaction,
  { learned, firstRow }: Pick<TableMatching, 'learned' | 'firstRow'>,
): Promise<void> {
  if (learned === null) return
  const { keys, words, names, isSorted, behind } = learned
  function* lookups(): Generator<DuckDBValue[]> {
    for (let k = 0; k < keys.hash.length; k++) yield [keys.hash[k] ?? 0, firstRow[keys.record[k] ?? 0] ?? 0]
  }
  await append(tx, 'lookup', { hash: INTEGER, row_number: INTEGER }, lookups())
  await append(
    tx,
    'match.vocabulary',
    { word: VARCHAR, names: INTEGER, is_trade: BOOLEAN, is_short_name: BOOLEAN },
    words.text.map((word, w) => [
      word,
      words.names[w] ?? 0,
      words.isTrade[w] === 1,
      words.isShortName[w] === 1,
    ]),
  )
  await append(tx, 'match.learned', { what: VARCHAR, one: INTEGER, other: INTEGER }, [
    ['names', names, 0],
    ['sorted', Number(isSorted), 0],
    ...behind.map(([one, other]) => ['behind', one, other]),
  ])
}

const nameOf = ({ column, aspect }: Compared) => comparisonName(column, aspect)

const append = (
  tx: LakeTransaction,
  table: string,
  columns: Readonly<Record<string, DuckDBType>>,
  rows: Iterable<DuckDBValue[]>,
): Promise<void> => tx.append(table, Object.entries(columns), inBatches(rows))
