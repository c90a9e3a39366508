import type { LakeTransaction } from '../../../ground/lake/index.ts'
import { type ColumnKind, columnOf, type TableColumn } from '../engine/index.ts'
import { sql } from './statements.ts'

/** What is compared of companies, in the order of a receipt. */
export const compared = {
  name: 'name',
  domain: 'domain',
  credit_code: 'code',
  place: 'place',
  industry: 'category',
} as const satisfies Record<string, ColumnKind>

export type Evidence = Readonly<{
  records: readonly string[]
  columns: TableColumn[]
  /** Registration numbers, per record. */
  codes: readonly (string | null)[]
  /** 1 for a record that says nothing. */
  silent: Uint8Array
}>

/** The records to compare, column by column. */
export async function readEvidence(tx: LakeTransaction): Promise<Evidence> {
  await tx.run(sql.evidence)
  const records: string[] = []
  const names = Object.keys(compared)
  const cells = names.map(() => [] as (string | null)[])
  for await (const rows of tx.parts(sql.compared))
    for (const row of rows) {
      records.push(String(row.record_id))
      names.forEach((name, c) => {
        const value = row[name]
        cells[c]?.push(typeof value === 'string' ? value : null)
      })
    }
  return {
    records,
    columns: Object.entries(compared).map(([name, kind], c) => ({ ...columnOf(name, cells[c] ?? []), kind })),
    codes: cells[names.indexOf('credit_code')] ?? [],
    silent: Uint8Array.from(records, (_, row) =>
      Number(cells.every((column) => (column[row] ?? null) === null)),
    ),
  }
}
