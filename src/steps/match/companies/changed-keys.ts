import { setImmediate as turn } from 'node:timers/promises'
import { INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import {
  breadthOf,
  isFew,
  keyNumber,
  keysOfRows,
  mostKept,
  mostPairs,
  type Standard,
  tellingDigits,
} from '../engine/index.ts'
import { append } from '../keep.ts'
import type { Said } from '../verdicts/apply.ts'
import { compared, evidenceOf } from './evidence.ts'
import { keyColumns, sizeFacts } from './keep.ts'
import { joinSql } from './statements.ts'

/** What some rows say in common, one of which has news; and the rows that stood for it among the keys, and those that do now. */
type Content = Readonly<{
  row: Row
  rows: readonly string[]
  before: readonly string[]
  after: readonly string[]
}>

/** What the touched rows say, by what the comparing sees of it. */
export function contentsOf(touched: readonly Row[], { rows: said }: Said): Content[] {
  const byContent = Map.groupBy(touched, contentOf)
  return [...byContent.values()].flatMap((rows): Content[] => {
    const [row] = rows
    if (row === undefined || !rows.some(({ is_before, is_after }) => is_before !== is_after)) return []
    const before = rows.filter(({ is_before }) => is_before === true)
    const after = rows.filter(({ is_after }) => is_after === true)
    return [
      {
        row,
        rows: [...new Set(rows.map(idOf))],
        before: foundersOf(before, ({ was_said }) => was_said === true),
        after: foundersOf(after, (each) => said.has(idOf(each))),
      },
    ]
  })
}

const idOf = ({ record_id }: Row) => String(record_id)

const contentOf = (row: Row): string =>
  JSON.stringify(
    Object.keys(compared).map((field) => {
      const value = row[field]
      if (typeof value !== 'string') return ''
      return field === 'phone' ? tellingDigits(value) : value.trim()
    }),
  )

/** The rows that stand for rows of one content, in order: each that stands alone, and the first of the rest. */
function foundersOf(rows: readonly Row[], isAlone: (row: Row) => boolean): string[] {
  const rest = rows.find((row) => !isAlone(row))
  return rows.filter((row) => row === rest || isAlone(row)).map(idOf)
}

/**
 * Brings the rows that are compared and their keys up to date, and leaves in `new_keys` those by which rows are to be compared anew.
 * @returns false where blocks would become too large, or which rows have a key is no longer known
 */
export async function changeKeys(
  tx: LakeTransaction,
  standard: Standard,
  contents: readonly Content[],
  sizes: Sizes,
): Promise<boolean> {
  const keys = await keysOf(
    contents.map(({ row }) => row),
    standard,
  )
  const more = new Map<number, { of: number; hash: number; more: number }>()
  let nodes = 0
  contents.forEach(({ before, after }, c) => {
    nodes += after.length - before.length
    if (after.length === before.length) return
    for (const [of, hash] of keys[c] ?? []) {
      const place = keyNumber(of, hash)
      const known = more.get(place) ?? { of, hash, more: 0 }
      known.more += after.length - before.length
      more.set(place, known)
    }
  })
  await tx.run(joinSql.no_changed_keys)
  await append(
    tx,
    'changed_keys',
    { ...keyColumns, more: INTEGER },
    [...more.values()].filter((key) => key.more !== 0).map((key) => [key.of, key.hash, key.more]),
  )
  const changed = (await tx.read(joinSql.key_sizes)).map(
    (row): KeySize => ({
      of: Number(row.of_comparison),
      hash: Number(row.hash),
      before: Number(row.nodes),
      after: Number(row.nodes) + Number(row.more),
    }),
  )
  if (!(await changeSizes(tx, standard.most, { ...sizes, nodes: sizes.nodes + nodes }, sizes, changed)))
    return false

  await tx.run(joinSql.no_crossing)
  const isOver = (hash: number, size: number) => breadthOf(hash, size) > standard.most
  const crossing = changed.filter(({ hash, before, after }) => isOver(hash, before) !== isOver(hash, after))
  await append(
    tx,
    'crossing',
    keyColumns,
    crossing.map(({ of, hash }) => [of, hash]),
  )
  await tx.run(joinSql.crossed)
  const crossed = await tx.read(joinSql.crossed_rows)

  await tx.run(joinSql.no_renewed)
  await tx.run(joinSql.no_founders)
  const ids = { record_id: VARCHAR }
  await append(
    tx,
    'renewed',
    ids,
    contents.flatMap(({ rows }) => rows.map((row) => [row])),
  )
  await append(
    tx,
    'founders',
    ids,
    contents.flatMap(({ before }) => before.map((row) => [row])),
  )
  await tx.run(joinSql.forget_keys)
  await tx.run(joinSql.forget_evidence)
  await tx.run(joinSql.add_evidence)
  await tx.run(joinSql.forget_crowded)
  await append(
    tx,
    'match.crowded',
    { ...keyColumns, records: INTEGER },
    changed.filter(({ hash, after }) => isOver(hash, after)).map(({ of, hash, after }) => [of, hash, after]),
  )
  await tx.run(joinSql.no_new_keys)
  await appendKeys(
    tx,
    contents.flatMap(({ after }, c) => after.map((record) => [record, keys[c] ?? []] as const)),
  )
  const most = mostKept(standard.most)
  await tx.run(joinSql.add_keys, { most })
  const overfull = changed.filter(({ before, after }) => before <= most && after > most)
  if (overfull.length > 0) {
    await tx.run(joinSql.no_overfull)
    await append(
      tx,
      'overfull',
      keyColumns,
      overfull.map(({ of, hash }) => [of, hash]),
    )
    await tx.run(joinSql.forget_overfull)
  }
  const keysOfCrossed = await keysOf(crossed, standard)
  await appendKeys(
    tx,
    crossed.map((row, c) => [idOf(row), keysOfCrossed[c] ?? []] as const),
  )
  return true
}

type Key = readonly [of: number, hash: number]
type KeySize = Readonly<{ of: number; hash: number; before: number; after: number }>

/** So many rows are taken apart at once, so that whoever asks this process for something does not wait for all of them. */
const rowsAtOnce = 2_000

/** The keys of each of some rows. */
async function keysOf(rows: readonly Row[], { common }: Standard): Promise<Key[][]> {
  const keys = rows.map((): Key[] => [])
  const keysIn = keysOfRows(common)
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const { of, hash, record } = keysIn(evidenceOf(rows.slice(from, from + rowsAtOnce)).columns)
    record.forEach((row, k) => {
      keys[from + row]?.push([of[k] ?? 0, hash[k] ?? 0])
    })
    await turn()
  }
  return keys
}

const appendKeys = (tx: LakeTransaction, keys: readonly (readonly [string, readonly Key[]])[]) =>
  append(
    tx,
    'new_keys',
    { ...keyColumns, record_id: VARCHAR },
    keys.flatMap(([record, own]) => own.map(([of, hash]) => [of, hash, record])),
  )

/** How many nodes there are, how many pairs blocks make, and how many rows have joined since all was found anew. */
export type Sizes = Readonly<{ nodes: number; pairs: number; joined: number }>

export function sizesFrom(facts: readonly Row[]): Sizes {
  const factOf = (name: string) => Number(facts.find(({ what }) => what === name)?.one)
  return { nodes: factOf('nodes'), pairs: factOf('pairs'), joined: factOf('joined') }
}

/**
 * Notes how large all is now.
 * @returns false where blocks make or made more pairs than there is time for, or which rows have a key is no longer known
 */
async function changeSizes(
  tx: LakeTransaction,
  most: number,
  { nodes, joined }: Sizes,
  before: Sizes,
  changed: readonly KeySize[],
): Promise<boolean> {
  const pairsOf = (hash: number, size: number) => (breadthOf(hash, size) > most ? 0 : (size * (size - 1)) / 2)
  const pairs = changed.reduce(
    (sum, { hash, after, before }) => sum + pairsOf(hash, after) - pairsOf(hash, before),
    before.pairs,
  )
  const isBounded = (all: number, made: number) => !isFew(all) && made <= mostPairs(all)
  if (!isBounded(before.nodes, before.pairs) || !isBounded(nodes, pairs)) return false
  const kept = mostKept(most)
  if (changed.some((key) => key.before > kept && key.after <= kept)) return false
  await tx.run(joinSql.forget_facts)
  await append(
    tx,
    'match.learned',
    { what: VARCHAR, one: INTEGER, other: INTEGER },
    sizeFacts(nodes, pairs, joined),
  )
  return true
}
