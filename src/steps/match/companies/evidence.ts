import type { LakeTransaction, Row, Statement } from '../../../ground/lake/index.ts'
import { ColumnBuilder, type ColumnKind, type TableColumn } from '../engine/index.ts'
import { stretchesOf } from '../slices.ts'
import { sql } from './statements.ts'

/** What is compared of companies, in the order of a receipt. */
export const compared = {
  name: 'name',
  domain: 'domain',
  credit_code: 'code',
  phone: 'phone',
  place: 'place',
  address: 'text',
  industry: 'category',
} as const satisfies Record<string, ColumnKind>

export type Evidence = Readonly<{
  records: readonly string[]
  columns: TableColumn[]
  /** 1 for a record that says nothing. */
  silent: Uint8Array
}>

/**
 * The records to compare, column by column.
 * @param readAhead is shown the column of names as it grows
 */
export async function readEvidence(
  tx: LakeTransaction,
  readAhead: (names: ColumnBuilder) => void,
): Promise<Evidence> {
  const gathering = gather(readAhead)
  for (const stretch of await stretchesOf(tx, sql.compared_count))
    for await (const rows of tx.parts(sql.compared, stretch)) gathering.add(rows)
  return gathering.evidence()
}

/** The records of a statement, which are not too many to be held at once. */
export async function readSome(
  tx: LakeTransaction,
  statement: Statement,
  readAhead: (names: ColumnBuilder) => void,
): Promise<Evidence> {
  const gathering = gather(readAhead)
  for await (const rows of tx.parts(statement)) gathering.add(rows)
  return gathering.evidence()
}

/** Rows as columns. */
export function evidenceOf(rows: readonly Row[]): Evidence {
  const gathering = gather()
  gathering.add(rows)
  return gathering.evidence()
}

function gather(readAhead: (names: ColumnBuilder) => void = () => undefined) {
  const records: string[] = []
  const cells = Object.entries(compared).map(([name, kind]) => ({
    name,
    kind,
    column: new ColumnBuilder(name),
  }))
  return {
    add(rows: readonly Row[]): void {
      for (const row of rows) {
        records.push(String(row.record_id))
        for (const { name, column } of cells) {
          const value = row[name]
          column.push(typeof value === 'string' ? value : null)
          if (name === 'name') readAhead(column)
        }
      }
    },
    evidence(): Evidence {
      const columns = cells.map(({ kind, column }) => ({ ...column.column(), kind }))
      return {
        records,
        columns,
        silent: Uint8Array.from(records, (_, row) => Number(columns.every(({ code }) => code[row] === 0))),
      }
    },
  }
}
