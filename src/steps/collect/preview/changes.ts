import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { factColumns, sql } from '../facts.ts'
import { dictionary } from '../fields/index.ts'
import type { FileInspection, FilePlan, Kind } from '../model.ts'
import { cellsOf, comparison, separator } from './compare.ts'
import { type Action, actions, type Change, type KeptRow, type RowNote } from './model.ts'
import { lineOf } from './store.ts'

const file = 'collect/preview/changes.ts'

/** Rows that are put in order and told at once: what they take stays the same for a file of any length. */
const rowsAtOnce = 20_000
const charactersAtOnce = 8 * 1024 * 1024

/** The standardised values of a row in one text, in the order of the fields; what is not known is empty. */
const valuesIn = (alias: string, fields: readonly string[]) =>
  fields
    .map((field) => `replace(coalesce(cast(${alias}.${field} as varchar), ''), '${separator}', '')`)
    .join(` || '${separator}' || `)

/** Of each staged row that changes something, what it says and what was known, its values as one text. */
const updatesOf = (kind: Kind, fields: readonly string[]) => `create or replace temp table staged_updates as
select
  s.line, c.raw as known_raw, i.header as known_header, ${valuesIn('s', fields)} as said, ${valuesIn('c', fields)} as known
from staged_changes h
join staged s on s.line = h.line
join collect.current_${kind} c on c.record_id = h.updated_id
join collect.imports i on i.import_id = c.import_id
where h.updated_id is not null
order by s.line`

/** The staged rows between two lines with what becomes of them, and every reject there, in the order of lines. */
const between = {
  name: 'staged_between',
  file,
  sql: `select
  s.line, 0 as part, h.action, s.raw, u.known_raw, u.known_header, u.said, u.known,
  cast(null as varchar) as column_name, cast(null as varchar) as value, cast(null as varchar) as code
from staged_changes h
join stage s on s.line = h.line and s.line between cast($first as bigint) and cast($last as bigint)
left join staged_updates u on u.line = h.line and u.line between cast($first as bigint) and cast($last as bigint)
where h.line between cast($first as bigint) and cast($last as bigint)
union all
select r.line, 1, r.severity, coalesce(r.cells, r.raw), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), r.column_name, r.value, r.code
from staged_rejects r
where r.line between cast($first as bigint) and cast($last as bigint)
order by 1, 2, column_name, code`,
}

/**
 * What an import would do with each row of the table that is staged in this transaction, as lines of JSON in the order of
 * the file.
 * @param onRow told what becomes of each row
 */
export async function* previewLines(
  tx: LakeTransaction,
  plan: FilePlan,
  inspection: FileInspection,
  onRow: (action: Action, row: () => KeptRow) => void,
): AsyncGenerator<string> {
  const columns = new Set(factColumns(plan.kind).map(({ name }) => name))
  const fields = dictionary.fieldsOf(plan.kind).flatMap(({ field }) => (columns.has(field) ? [field] : []))
  const compare = comparison(plan, inspection, fields)
  await tx.runText(updatesOf(plan.kind, fields))
  for (const lines of stretches(await tx.read(sql.staged_parts))) {
    const rows = await tx.read(between, lines)
    for (let from = 0, to = 0; from < rows.length; from = to) {
      while (to < rows.length && rows[to]?.line === rows[from]?.line) to += 1
      const { action, toKept, toText } = ofLine(rows.slice(from, to), compare)
      onRow(action, toKept)
      yield `${lineOf(action)},${toText()}`
    }
  }
}

/** Stretches of lines, neighbours put together as far as their rows are told at once. */
function stretches(parts: readonly Row[]): { first: number; last: number }[] {
  const firsts: number[] = []
  let [rows, characters] = [0, 0]
  for (const part of parts) {
    rows += Number(part.rows)
    characters += Number(part.characters)
    if (firsts.length > 0 && rows <= rowsAtOnce && characters <= charactersAtOnce) continue
    firsts.push(Number(part.first_line))
    rows = Number(part.rows)
    characters = Number(part.characters)
  }
  return firsts.map((first, i) => ({ first, last: (firsts[i + 1] ?? Number.MAX_SAFE_INTEGER) - 1 }))
}

/** What becomes of a line, of which there is a row, or a note on it, or both. Most rows are told as they were staged. */
function ofLine(parts: readonly Row[], changesIn: (row: Row) => Change[]) {
  const row = parts.find(({ part }) => part === 0)
  const notes = parts.filter(({ part }) => part !== 0)
  // Of a line without a row the first note says what becomes of it.
  const first =
    row ?? notes.find(({ action }) => action === 'refused' || action === 'left_out') ?? parts[0] ?? {}
  const action = actions.find((each) => each === first.action) ?? 'refused'
  const toKept = (): KeptRow => ({
    action,
    line: Number(first.line),
    cells: cellsOf(String(first.raw)),
    changes: row && action === 'updated' ? changesIn(row) : [],
    notes: notes.map(toNote),
  })
  const toText = () => {
    if (row && notes.length === 0 && action !== 'updated')
      return `"line":${first.line},"cells":${first.raw},"changes":[],"notes":[]}`
    return JSON.stringify({ ...toKept(), action: undefined }).slice(1)
  }
  return { action, toKept, toText }
}

const toNote = ({ code, action, column_name, value }: Row): RowNote => ({
  code: String(code),
  severity: String(action),
  column: textOf(column_name),
  value: textOf(value),
})

const textOf = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? null : String(cell))
