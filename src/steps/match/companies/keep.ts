import { BIGINT, BOOLEAN, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../../ground/lake/index.ts'
import { type TableMatching, wordHash } from '../engine/index.ts'
import { append, levelWeights } from '../keep.ts'
import type { Said } from '../verdicts/apply.ts'

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

/**
 * What every level weighs and what is known before anything is compared, beside what rows and verdicts teach; and what they were
 * learned from.
 * @param version of the weights that somebody keeps, null for none
 */
export async function keepWeights(
  tx: LakeTransaction,
  matching: TableMatching,
  version: number | null,
): Promise<void> {
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
    levelWeights(matching).map(({ comparison, place, level, weight, taught, pairs }) => [
      comparison,
      place,
      level,
      weight,
      taught,
      pairs,
    ]),
  )
  const { pairs, node, verdicts } = matching
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
    'words',
    { hash: INTEGER, word: VARCHAR, names: INTEGER, is_trade: BOOLEAN, is_short_name: BOOLEAN },
    words.text.map((word, w) => [
      wordHash(word),
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
