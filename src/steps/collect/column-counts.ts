import { BIGINT, VARCHAR } from '@duckdb/node-api'
import { type LakeTransaction, toWhole } from '../../ground/lake/index.ts'
import { factColumns, sql } from './facts.ts'
import type { FilePlan } from './model.ts'

const columns = [
  ['import_id', VARCHAR],
  ['place', BIGINT],
  ['header', VARCHAR],
  ['field', VARCHAR],
  ['filled', BIGINT],
  ['blanked', BIGINT],
] as const

/** Counts what each column of the staged file brought: values that are kept, and values that could not be read. */
export async function keepColumnCounts(
  tx: LakeTransaction,
  { kind, fields }: Pick<FilePlan, 'kind' | 'fields'>,
  headers: readonly string[],
  importId: string,
): Promise<void> {
  const known = new Set(factColumns(kind).map(({ name }) => name))
  const fieldOf = (place: number) => {
    const field = fields[place] ?? null
    return field !== null && known.has(field) ? field : null
  }
  const mapped = [...new Set(headers.flatMap((_, place) => fieldOf(place) ?? []))]
  const counts = mapped.map((field, i) => `count(s.${field}) as c${i}`).join(', ')
  const [filled] = await tx.read({
    name: `count_filled (${kind})`,
    file: 'collect/column-counts.ts',
    sql: `select ${counts || 'count(*) as c0'} from staged s`,
  })
  const blanked = new Map(
    (await tx.read(sql.count_blanked)).map((row) => [row.column_name, Number(row.blanked)]),
  )
  const rows = headers.map((header, place) => {
    const field = fieldOf(place)
    const value = field === null ? null : Number(filled?.[`c${mapped.indexOf(field)}`])
    return [importId, BigInt(place), header, field, toWhole(value), toWhole(blanked.get(header) ?? 0)]
  })
  await tx.append('collect.import_columns', columns, [rows])
}
