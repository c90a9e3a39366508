import { BIGINT, BOOLEAN, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../../ground/lake/index.ts'
import { type Keys, knownWords, type Standard, type TableMatching, wordHash } from '../engine/index.ts'
import { append, type LevelWeight, levelWeights } from '../keep.ts'
import type { Said } from '../verdicts/apply.ts'
import { factsOf } from './standards.ts'

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

/** The component of each record that is not alone in it. */
export async function keepParts(
  tx: LakeTransaction,
  records: readonly string[],
  { part }: Pick<TableMatching, 'part'>,
): Promise<void> {
  const rowsOf = new Int32Array(records.length)
  for (const founder of part) rowsOf[founder] = (rowsOf[founder] ?? 0) + 1
  function* rows(): Generator<DuckDBValue[]> {
    for (const [row, founder] of part.entries())
      if ((rowsOf[founder] ?? 0) > 1) yield [records[row] ?? '', records[founder] ?? '']
  }
  await append(tx, 'match.parts', { record_id: VARCHAR, part: VARCHAR }, rows())
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
  await appendWeights(tx, levelWeights(matching))
  const { pairs, node, verdicts } = matching
  await appendTraining(tx, { version, records: node.length, pairs: pairs.a.length, verdicts })
}

export const appendWeights = (tx: LakeTransaction, weights: readonly LevelWeight[]): Promise<void> =>
  append(
    tx,
    'match.weights',
    {
      comparison: VARCHAR,
      place: INTEGER,
      level: VARCHAR,
      weight: INTEGER,
      learned: INTEGER,
      taught: INTEGER,
      pairs: BIGINT,
    },
    weights.map((own) => [
      own.comparison,
      own.place,
      own.level,
      own.weight,
      own.learned,
      own.taught,
      own.pairs,
    ]),
  )

/** What the weights that count were made of. */
export const appendTraining = (
  tx: LakeTransaction,
  {
    version,
    ...counts
  }: Readonly<{ version: number | null; records: number; pairs: number; verdicts: number }>,
): Promise<void> =>
  append(tx, 'match.training', { version: BIGINT, records: BIGINT, pairs: BIGINT, verdicts: BIGINT }, [
    [
      version === null ? null : BigInt(version),
      BigInt(counts.records),
      BigInt(counts.pairs),
      BigInt(counts.verdicts),
    ],
  ])

/** What more companies are found and weighed by. */
export async function keepLearned(
  tx: LakeTransaction,
  { learned, firstRow }: Pick<TableMatching, 'learned' | 'firstRow'>,
): Promise<void> {
  if (learned === null) return
  const { keys, crowded, standard, nodes, pairs } = learned
  function* lookups(): Generator<DuckDBValue[]> {
    for (let k = 0; k < keys.hash.length; k++)
      yield [keys.of[k] ?? 0, keys.hash[k] ?? 0, firstRow[keys.record[k] ?? 0] ?? 0]
  }
  await append(tx, 'lookup', { of_comparison: INTEGER, hash: INTEGER, row_number: INTEGER }, lookups())
  await append(
    tx,
    'words',
    {
      hash: INTEGER,
      field: VARCHAR,
      word: VARCHAR,
      names: INTEGER,
      is_trade: BOOLEAN,
      is_short_name: BOOLEAN,
    },
    wordsOf(standard),
  )
  await append(tx, 'match.common', keyColumns, keysIn(standard.common))
  await append(tx, 'match.crowded', { ...keyColumns, records: INTEGER }, keysIn(crowded, crowded.records))
  await append(tx, 'match.learned', { what: VARCHAR, one: INTEGER, other: INTEGER }, [
    ...factsOf(standard),
    ...sizeFacts(nodes, pairs, 0),
  ])
}

export const keyColumns = { of_comparison: INTEGER, hash: INTEGER }

const mostInteger = 2 ** 31 - 1

/** How many nodes there are, how many pairs blocks make, and how many rows have joined since all was found anew, as rows of `match.learned`. */
export const sizeFacts = (nodes: number, pairs: number, joined: number): [string, number, number][] => [
  ['nodes', nodes, 0],
  ['pairs', Math.min(pairs, mostInteger), 0],
  ['joined', joined, 0],
]

function* wordsOf({ vocabularies }: Standard): Generator<DuckDBValue[]> {
  for (const [field, vocabulary] of vocabularies)
    for (const { word, values, isTrade, isShortName } of knownWords(vocabulary))
      yield [wordHash(word), field, word, values, isTrade, isShortName]
}

function* keysIn({ of, hash }: Keys, ...beside: Int32Array[]): Generator<DuckDBValue[]> {
  for (let k = 0; k < of.length; k++) yield [of[k] ?? 0, hash[k] ?? 0, ...beside.map((own) => own[k] ?? 0)]
}
