import type { Layout } from '../formats/faults.ts'
import type { RowProblem } from '../formats/grid.ts'
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
  rows: readonly RowProblem[],
  {
    layout,
    saysHeader,
    fileIsDayFirst,
  }: { layout: Layout; saysHeader: boolean; fileIsDayFirst: boolean | null },
): Problem[] {
  return [
    ...(saysHeader ? [] : headerProblems(header)),
    ...repeatedHeaders(header.names),
    ...rowProblems(rows, layout),
    ...(fileIsDayFirst === null ? samples.flatMap(guessedDates) : []),
  ]
}

function headerProblems({ line, lines, rows }: FoundHeader): Problem[] {
  if (rows.length === 0) return [{ code: 'collect.problem.header_only', params: {} }]
  if (line === 0) return [{ code: 'collect.problem.no_header', params: {} }]
  const above = line - lines
  return [
    ...(above > 0 ? [{ code: 'collect.problem.lines_above_header', params: { count: above } }] : []),
    ...(lines > 1 ? [{ code: 'collect.problem.header_rows', params: { first: above + 1, last: line } }] : []),
  ]
}

const widths: readonly RowProblem['code'][] = ['too_many_cells', 'too_few_cells', 'unterminated_quote']
const damages: readonly RowProblem['code'][] = ['invalid_bytes', 'nul_byte']

/** Rows of the sample that were not simply read: how many, and where the first one is. */
function rowProblems(rows: readonly RowProblem[], { columns, fillsShortRows }: Layout): Problem[] {
  const groups: [string, RowProblem[]][] = [
    ['ragged_rows', rows.filter(({ code }) => widths.includes(code))],
    ['damaged_rows', rows.filter(({ code }) => damages.includes(code))],
    [
      'refused_rows',
      rows.filter(
        ({ code, severity }) => severity === 'refused' && !widths.includes(code) && !damages.includes(code),
      ),
    ],
    ['repaired_rows', rows.filter(({ code }) => code === 'repaired')],
    ['foreign_rows', rows.filter(({ code }) => code === 'other_encoding')],
    ['far_cells', rows.filter(({ code }) => code === 'far_cells')],
    ['left_out_rows', rows.filter(({ code, severity }) => severity === 'left_out' && code !== 'far_cells')],
  ]
  const found = groups.flatMap(([code, group]) =>
    group[0] === undefined
      ? []
      : [{ code: `collect.problem.${code}`, params: { count: group.length, line: group[0].line, columns } }],
  )
  const short = fillsShortRows ? [{ code: 'collect.problem.short_rows', params: { columns } }] : []
  return [...found, ...short]
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

/** `05/03/2024` in a column of a file where no value tells which is the day. */
function guessedDates({ header, values, reading }: ColumnSample): Problem[] {
  if (!hasNumericDates(values)) return []
  const [example = ''] = values
  const code = reading.day_first ? 'collect.problem.day_first_guessed' : 'collect.problem.month_first_guessed'
  return [{ code, params: { header, example } }]
}
