import type { GridRow } from '../formats/grid.ts'
import type { FileInspection } from '../model.ts'
import { headerKey } from '../recognise/header.ts'
import type { ColumnSample } from '../recognise/values.ts'
import { hasNumericDates } from '../standardise/date.ts'
import type { FoundHeader } from './header.ts'

type Problem = FileInspection['problems'][number]

/** What a person should know about a file before importing it; the words stand under the code in `words.ts`. */
export function problemsIn(
  header: FoundHeader,
  samples: readonly ColumnSample[],
  { columns, fills_short_rows }: Pick<FileInspection, 'columns' | 'fills_short_rows'>,
  file: { damaged: boolean; saysHeader: boolean; fileIsDayFirst: boolean | null },
): Problem[] {
  return [
    ...(file.saysHeader ? [] : headerProblems(header)),
    ...repeatedHeaders(header.names),
    ...raggedRows(header.rows, columns.length, fills_short_rows),
    ...(file.damaged ? damagedRows(header.rows) : []),
    ...(file.fileIsDayFirst === null ? samples.flatMap(guessedDates) : []),
  ]
}

function headerProblems({ line }: FoundHeader): Problem[] {
  if (line === 0) return [{ code: 'collect.problem.no_header', params: {} }]
  return line === 1 ? [] : [{ code: 'collect.problem.lines_above_header', params: { count: line - 1 } }]
}

/** Two columns of one name are told apart by their place, and only one of them can be a field. */
function repeatedHeaders(names: readonly string[]): Problem[] {
  const places = new Map<string, number[]>()
  for (const [index, name] of names.entries()) {
    const key = headerKey(name)
    if (key !== '' && !/^#\d+$/.test(name)) places.set(key, [...(places.get(key) ?? []), index + 1])
  }
  return [...places.values()]
    .filter((columns) => columns.length > 1)
    .map((columns) => ({
      code: 'collect.problem.duplicate_header',
      params: { header: names[(columns[0] ?? 1) - 1] ?? '', columns: columns.join(', ') },
    }))
}

/** Rows of the sample that will be refused for their number of cells or their quotes. */
function raggedRows(rows: readonly GridRow[], columns: number, fillsShortRows: boolean): Problem[] {
  const ragged = rows.filter(
    ({ cells, torn }) =>
      torn ||
      (cells.length < columns && !fillsShortRows) ||
      cells.slice(columns).some((cell) => cell.trim() !== ''),
  )
  const [first] = ragged
  if (first === undefined)
    return fillsShortRows ? [{ code: 'collect.problem.short_rows', params: { columns } }] : []
  return [
    { code: 'collect.problem.ragged_rows', params: { count: ragged.length, line: first.line, columns } },
  ]
}

function damagedRows(rows: readonly GridRow[]): Problem[] {
  const damaged = rows.filter(({ raw }) => raw.includes('\ufffd'))
  const [first] = damaged
  return first === undefined
    ? []
    : [{ code: 'collect.problem.damaged_rows', params: { count: damaged.length, line: first.line } }]
}

/** `05/03/2024` in a column of a file where no value tells which is the day. */
function guessedDates({ header, values, reading }: ColumnSample): Problem[] {
  if (!hasNumericDates(values)) return []
  const [example = ''] = values
  const code = reading.day_first ? 'collect.problem.day_first_guessed' : 'collect.problem.month_first_guessed'
  return [{ code, params: { header, example } }]
}
