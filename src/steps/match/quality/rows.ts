import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import type { Dictionary, Kind } from '../../collect/index.ts'
import { valuesOf } from '../raw.ts'
import { SourceRow } from './model.ts'

export type RowFilter = Readonly<{
  kind: Kind
  source?: string | undefined
  /** A field of the kind, and whether rows with or without it are wanted. */
  field?: string | undefined
  state?: 'empty' | 'filled' | undefined
  q?: string | undefined
}>

/**
 * Source rows in force, by id, after the given one: what a figure of the data quality counts.
 * @throws Fault `lake.column_unknown` when the kind has no such field
 */
export async function sourceRows(
  lake: Lake,
  dictionary: Dictionary,
  filter: RowFilter,
  after: string,
  limit: number,
): Promise<SourceRow[]> {
  const { text, params } = where(dictionary, filter)
  const rows = await lake.readText(
    `select r.record_id, r.source, r.import_id, i.file, r.line, r.raw, i.header
from collect.current_${filter.kind} r
join collect.imports i on i.import_id = r.import_id
where r.record_id > $after_id${text}
order by r.record_id
limit ${Math.trunc(limit)}`,
    { ...params, after_id: after },
  )
  return rows.map((row) => SourceRow.parse({ ...row, values: valuesOf(row) }))
}

/** How many rows that are. */
export async function countRows(lake: Lake, dictionary: Dictionary, filter: RowFilter): Promise<number> {
  const { text, params } = where(dictionary, filter)
  const [row] = await lake.readText(
    `select count(*) as total from collect.current_${filter.kind} r where r.record_id is not null${text}`,
    params,
  )
  return Number(row?.total)
}

/** All columns that files of these rows have, in the order of their first sight. */
export async function headersOf(lake: Lake, { kind, source }: RowFilter): Promise<string[]> {
  const rows: Row[] = await lake.readText(
    `select i.header from collect.in_force i where i.kind = $kind and ($source is null or i.source = $source) order by i.seq`,
    { kind, source: source ?? null },
  )
  const headers = rows.flatMap(({ header }): unknown => JSON.parse(String(header)))
  return [...new Set(headers.map(String))]
}

function where(dictionary: Dictionary, { kind, source, field, state, q }: RowFilter) {
  const params: Record<string, string> = {}
  let text = ''
  if (source !== undefined) {
    text += ' and r.source = $source'
    params.source = source
  }
  if (field !== undefined) {
    if (!dictionary.fieldOf(kind, field))
      throw new Fault('invalid', 'lake.column_unknown', {
        column: field,
        known: dictionary
          .fieldsOf(kind)
          .map((each) => each.field)
          .join(', '),
      })
    text += ` and r.${field} is ${state === 'filled' ? 'not null' : 'null'}`
  }
  if (q !== undefined && q !== '') {
    text += ' and strpos(lower(r.raw), $q) > 0'
    params.q = q.toLowerCase()
  }
  return { text, params }
}
