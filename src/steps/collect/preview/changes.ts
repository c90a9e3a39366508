import { z } from 'zod'
import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { factColumns } from '../facts.ts'
import { dictionary } from '../fields/index.ts'
import type { FileInspection, FilePlan, Kind } from '../model.ts'
import { type Action, Action as ActionOf, type Change, type KeptRow, type RowNote } from './model.ts'
import { lineOf } from './store.ts'

const separator = '\u001f'

/** The standardised values of a row in one text, in the order of the fields; what is not known is empty. */
const valuesIn = (alias: string, fields: readonly string[]) =>
  fields
    .map((field) => `replace(coalesce(cast(${alias}.${field} as varchar), ''), '${separator}', '')`)
    .join(` || '${separator}' || `)

/**
 * Every row of the staged table with what becomes of it, and every reject, in the order of lines; of a row that changes
 * something also what was known. Values go as one text per row: most rows of most files need none.
 */
function changesOf(kind: Kind, fields: readonly string[]): string {
  const updated = 'c.row_hash <> s.row_hash'
  return `select
  s.line, 0 as part,
  case when c.record_id is null then 'created' when ${updated} then 'updated' else 'unchanged' end as action,
  s.raw,
  case when ${updated} then c.raw end as known_raw,
  case when ${updated} then i.header end as known_header,
  case when ${updated} then ${valuesIn('s', fields)} end as said,
  case when ${updated} then ${valuesIn('c', fields)} end as known,
  cast(null as varchar) as column_name, cast(null as varchar) as value, cast(null as varchar) as code
from staged s
left join collect.current_${kind} c on c.record_id = s.record_id
left join collect.imports i on i.import_id = c.import_id
union all
select r.line, 1, r.severity, coalesce(r.cells, r.raw), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), r.column_name, r.value, r.code
from staged_rejects r
order by 1, 2, column_name, code`
}

const Cells = z.array(z.string())

/**
 * What an import would do with each row of the table that is staged in this transaction, as lines of JSON in the order of
 * the file.
 * @param onRow told of each row
 */
export async function* previewLines(
  tx: LakeTransaction,
  plan: FilePlan,
  inspection: FileInspection,
  onRow: (row: KeptRow) => void,
): AsyncGenerator<string> {
  const columns = new Set(factColumns(plan.kind).map(({ name }) => name))
  const fields = dictionary.fieldsOf(plan.kind).flatMap(({ field }) => (columns.has(field) ? [field] : []))
  const compare = comparison(plan, inspection, fields)
  const headers = new Map<string, string[]>()
  const headerOf = (text: string) => {
    const known = headers.get(text) ?? Cells.parse(JSON.parse(text))
    headers.set(text, known)
    return known
  }
  let line = 0
  let parts: Row[] = []
  const settle = () => {
    const [row] = parts
    const text = row && toKept(parts, (updated) => compare(updated, headerOf))
    parts = []
    if (text === undefined) return undefined
    onRow(text)
    return `${lineOf(text.action)}${JSON.stringify({ ...text, action: undefined }).replace('{', ',')}`
  }
  for await (const row of tx.stream(changesOf(plan.kind, fields))) {
    if (Number(row.line) !== line) {
      const done = settle()
      if (done !== undefined) yield done
      line = Number(row.line)
    }
    parts.push(row)
  }
  const last = settle()
  if (last !== undefined) yield last
}

/** The row of a line, with all that is noted of it. Of a line without a row the first note says what becomes of it. */
function toKept(parts: readonly Row[], changesIn: (row: Row) => Change[]): KeptRow {
  const row = parts.find(({ part }) => part === 0)
  const notes = parts.filter(({ part }) => part !== 0)
  const first =
    row ?? notes.find(({ action }) => action === 'refused' || action === 'left_out') ?? parts[0] ?? {}
  return {
    action: ActionOf.catch('refused').parse(first.action) satisfies Action,
    line: Number(first.line),
    cells: cellsOf(String(first.raw)),
    changes: row?.action === 'updated' ? changesIn(row) : [],
    notes: notes.map(toNote),
  }
}

const toNote = ({ code, action, column_name, value }: Row): RowNote => ({
  code: String(code),
  severity: String(action),
  column: textOf(column_name),
  value: textOf(value),
})

const textOf = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? null : String(cell))

/** The cells of a row; a row that could not be split is one cell with its text. */
function cellsOf(raw: string): string[] {
  if (!raw.startsWith('[')) return [raw]
  try {
    return Cells.catch([raw]).parse(JSON.parse(raw))
  } catch {
    return [raw]
  }
}

/**
 * Compares what a row says with what was known of it, column by column. Fields without a column follow: they fall away, or
 * are concluded from others (a country from its city) and change with these.
 */
function comparison({ fields: planned }: FilePlan, { columns }: FileInspection, fields: readonly string[]) {
  const missing = fields.filter((field) => !planned.includes(field))
  return (row: Row, headerOf: (text: string) => string[]): Change[] => {
    const [said, known] = [row.said, row.known].map((text) => String(text).split(separator))
    const saidOf = (values: string[] | undefined, field: string) => values?.[fields.indexOf(field)] || null
    const cells = cellsOf(String(row.raw))
    const before = row.known_header === null ? [] : headerOf(String(row.known_header))
    const knownCells = cellsOf(String(row.known_raw))
    const changes = columns.flatMap(({ header }, i): Change[] => {
      const field = planned[i] ?? null
      const at = before.indexOf(header)
      const from = {
        value: field && saidOf(known, field),
        written: at === -1 ? null : (knownCells[at] ?? null),
      }
      const to = { value: field && saidOf(said, field), written: cells[i] ?? '' }
      const isSame = from.value === to.value && (from.written === null || from.written === to.written)
      return isSame ? [] : [{ field, column: header, from, to }]
    })
    const others = missing.flatMap((field): Change[] => {
      const [from, to] = [known, said].map((values) => ({ value: saidOf(values, field), written: null }))
      return !from || !to || from.value === to.value ? [] : [{ field, column: null, from, to }]
    })
    return [...changes, ...others]
  }
}
