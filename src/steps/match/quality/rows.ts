import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import type { Dictionary, Kind } from '../../collect/index.ts'
import { valuesOf } from '../raw.ts'
import { rowFields } from './fields.ts'
import { SourceRow } from './model.ts'

export type RowFilter = Readonly<{
  kind: Kind
  source?: string | undefined
  /** A field of the kind, and whether rows with or without it are wanted. */
  field?: string | undefined
  state?: 'empty' | 'filled' | undefined
  q?: string | undefined
}>

/** Where a list of rows goes on: after this line of this import. */
export type RowPosition = readonly [seq: number, line: number, recordId: string]

/**
 * Source rows in force, by file in the order in which they came in, and by line, after the given one: what a figure of the data
 * quality counts; each with its position.
 * @throws Fault `lake.column_unknown` when the kind has no such field
 */
export async function sourceRows(
  lake: Lake,
  dictionary: Dictionary,
  filter: RowFilter,
  after: RowPosition | undefined,
  limit: number,
): Promise<(SourceRow & { position: RowPosition })[]> {
  const { from, text, params } = where(dictionary, filter)
  const [seq, line, record_id] = after ?? [null, null, null]
  const rows = await lake.readText(
    `select r.seq, r.record_id, r.source, r.import_id, i.file, r.line, r.raw, i.header
from collect.current_${filter.kind} r
join collect.imports i on i.import_id = r.import_id
${from}
where ($after_seq is null or r.seq > $after_seq
  or (r.seq = $after_seq and (r.line > $after_line or (r.line = $after_line and r.record_id > $after_id))))${text}
order by r.seq, r.line, r.record_id
limit ${Math.trunc(limit)}`,
    { ...params, after_seq: seq, after_line: line, after_id: record_id },
  )
  return rows.map((row) => ({
    ...SourceRow.parse({ ...row, values: valuesOf(row) }),
    position: [Number(row.seq), Number(row.line), String(row.record_id)],
  }))
}

/** How many rows that are. */
export async function countRows(lake: Lake, dictionary: Dictionary, filter: RowFilter): Promise<number> {
  const { from, text, params } = where(dictionary, filter)
  const [row] = await lake.readText(
    `select count(*) as total from collect.current_${filter.kind} r ${from} where r.record_id is not null${text}`,
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
  let from = ''
  let text = ''
  if (source !== undefined) {
    text += ' and r.source = $source'
    params.source = source
  }
  if (field !== undefined) {
    const fields = rowFields(dictionary, kind)
    const found = fields.find((each) => each.field === field)
    if (!found)
      throw new Fault('invalid', 'lake.column_unknown', {
        column: field,
        known: fields.map((each) => each.field).join(', '),
      })
    from = found.from
    text += ` and ${found.value} is ${state === 'filled' ? 'not null' : 'null'}`
  }
  if (q !== undefined && q !== '') {
    text += ' and strpos(lower(r.raw), $q) > 0'
    params.q = q.toLowerCase()
  }
  return { from, text, params }
}
