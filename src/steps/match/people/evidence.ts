import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { ColumnBuilder, type ColumnKind, GrowingInts, type TableColumn } from '../engine/index.ts'
import { sql } from './statements.ts'

/** What is compared of people. The company comes first, so that a common name finds those of one company. */
const compared = {
  account: 'account',
  email: 'email',
  phone: 'phone',
  name: 'person',
  title: 'category',
} as const satisfies Record<string, ColumnKind>

export type PeopleEvidence = Readonly<{
  records: readonly string[]
  columns: TableColumn[]
  /** Rows that are one by an address or a number, as places of `records`. */
  certain: Readonly<{ a: Int32Array; b: Int32Array }>
}>

/** The rows of people to compare, column by column. */
export async function readPeople(tx: LakeTransaction): Promise<PeopleEvidence> {
  const records: string[] = []
  const cells = Object.entries(compared).map(([name, kind]) => ({
    kind,
    column: new ColumnBuilder(name),
    read: name === 'name' ? nameOf : (row: Row) => textOf(row[name === 'account' ? 'account_id' : name]),
  }))
  for await (const rows of tx.parts(sql.compared))
    for (const row of rows) {
      records.push(String(row.record_id))
      for (const { column, read } of cells) column.push(read(row))
    }
  const [a, b] = [new GrowingInts(), new GrowingInts()]
  for await (const rows of tx.parts(sql.certain))
    for (const { one, other } of rows) {
      a.push(Number(one))
      b.push(Number(other))
    }
  return {
    records,
    columns: cells.map(({ kind, column }) => ({ ...column.column(), kind })),
    certain: { a: a.items, b: b.items },
  }
}

const textOf = (value: Row[string] | undefined) => (typeof value === 'string' ? value : null)

/** A name as it is compared. A Chinese one has its surname first and no space in it, whichever columns it stood in. */
export function nameOf(row: Row): string | null {
  const [full, first, last] = [row.full_name, row.first_name, row.last_name].map(textOf)
  if (full === null || full === undefined) return null
  if (first && last && isHan(first) && isHan(last)) return `${last}${first}`
  return isHan(full.replaceAll(' ', '')) ? full.replaceAll(' ', '') : full
}

const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text)
