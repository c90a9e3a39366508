import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Fault } from '../../../ground/kernel/index.ts'
import type { TableLook } from '../formats/format.ts'
import { type Row, refusedIn } from '../formats/grid.ts'
import { formatOf, formats, readTable } from '../formats/index.ts'
import {
  type ChosenReading,
  type FileFormat,
  type FileInspection,
  type Kind,
  mostColumns,
  tableLabel,
} from '../model.ts'
import { originOf } from '../recognise/origin.ts'
import { readingOf } from '../recognise/reading.ts'
import { recognise } from '../recognise/recognise.ts'
import type { ColumnSample } from '../recognise/values.ts'
import { isDayFirst } from '../standardise/date.ts'
import { clean } from '../standardise/standard.ts'
import { commonWidth } from './dialect.ts'
import { headerOf } from './header.ts'
import { problemsIn } from './problems.ts'

/** Rows are counted in files up to this size and estimated above it. */
const countedBytes = 4 * 1024 * 1024
/** Values per column that recognition looks at, and of all columns together: a survey of thousands of them is judged by fewer each. */
const lookedValues = { ofColumn: 500, ofAll: 200_000 }
const shownRows = 20
const shownOfCell = 1000

type File = Readonly<{ path: string; name: string; bytes: number; format: FileFormat }>

/** The tables of a file, and those that cannot be read, each with the reason. */
export type InspectedFile = Readonly<{
  tables: FileInspection[]
  leftOut: Readonly<{ table: string; fault: Fault }>[]
}>

/**
 * Recognises every table of a kept file before anything is imported: header, number of rows, what kind it
 * is and which column is which field, with confidence and reason. Looks at the beginning of each table; files up to
 * 4 MB are read once as a whole to count their rows.
 *
 * @param path where the file is kept; its last part is the hash of the content and thereby the id of the file
 * @param name the name that the user gave it; it plays no part in recognising what the file holds
 * @param kind what a person says that it holds; found out when left out
 * @param chosen what a person says about how it is read
 * @throws Fault of a file that is one table and cannot be read: `collect.file_empty`, `collect.header_only`,
 *   `collect.not_a_table` with the format that it has instead, `collect.encoding_unknown`, `collect.no_rows`,
 *   `collect.too_many_columns`
 */
export async function inspectFile(
  path: string,
  name: string,
  kind?: Kind,
  chosen: ChosenReading = {},
): Promise<InspectedFile> {
  const file = await openFile(path, name)
  const tables: FileInspection[] = []
  const leftOut: { table: string; fault: Fault }[] = []
  for (const look of await formats[file.format].look(path, name, undefined, chosen)) {
    try {
      tables.push(await inspectLook(file, look, kind, chosen))
    } catch (fault) {
      if (!(fault instanceof Fault) || look.table === null) throw fault
      leftOut.push({ table: look.table, fault })
    }
  }
  return { tables, leftOut }
}

/**
 * The same for one table of a file.
 * @throws Fault `collect.table_missing`, and those of {@link inspectFile}
 */
export async function inspectTable(
  path: string,
  name: string,
  table: string | null,
  kind?: Kind,
  chosen: ChosenReading = {},
): Promise<FileInspection> {
  const file = await openFile(path, name)
  const looks = await formats[file.format].look(path, name, table ?? undefined, chosen)
  const look = looks.find((each) => each.table === table)
  if (look === undefined) throw new Fault('missing', 'collect.table_missing', { name, table: table ?? '' })
  return inspectLook(file, look, kind, chosen)
}

async function openFile(path: string, name: string): Promise<File> {
  return { path, name, format: await formatOf(path, name), bytes: (await stat(path)).size }
}

async function inspectLook(
  file: File,
  look: TableLook,
  kind: Kind | undefined,
  chosen: ChosenReading,
): Promise<FileInspection> {
  const { name, bytes } = file
  const called = tableLabel({ name, table: look.table })
  const { header, layout, judged } = layOut(look, called, chosen)
  if (header.rows.length === 0 && !(look.whole && look.table === null && header.names.length > 1))
    throw new Fault('invalid', look.whole ? 'collect.header_only' : 'collect.no_rows', {
      name: called,
    })

  const fileIsDayFirst = isDayFirst(judged.rows.flatMap(({ cells }) => cells))
  const most = Math.min(lookedValues.ofColumn, Math.ceil(lookedValues.ofAll / header.names.length))
  const samples = header.names.map((title, index) =>
    sampleOf(title, index, judged.rows, { fileIsDayFirst, most }),
  )
  const recognised = recognise(samples, kind)
  const inspection: FileInspection = {
    file_id: basename(file.path),
    name,
    table: look.table,
    hidden: look.hidden,
    bytes,
    format: file.format,
    text: look.text,
    chosen,
    header_line: header.line,
    fills_short_rows: layout.fillsShortRows,
    rows: look.estimate(judged.rows.length + refusedIn(judged)),
    rows_exact: false,
    ...recognised,
    sample: judged.rows
      .slice(0, shownRows)
      .map(({ cells }) => cells.map((cell) => cell.slice(0, shownOfCell))),
    problems: [],
    remembered: null,
    fixes: null,
    origin: originOf(recognised.kind, called, header.names),
  }
  const problems = problemsIn(header, samples, judged.problems, {
    layout,
    saysHeader: look.header !== null,
    fileIsDayFirst,
  })
  if (bytes > countedBytes) return { ...inspection, problems }
  return { ...inspection, problems, rows: await countRows(file.path, inspection), rows_exact: true }
}

/** Header, layout and rows of a table, as far as it was looked at. @throws Fault `collect.too_many_columns` */
export function layOut(look: TableLook, called: string, chosen: ChosenReading = {}) {
  const { width } = commonWidth(look.rows)
  refuseTooWide(called, look.header?.length ?? width)
  const header = look.header
    ? { line: 0, lines: 0, names: look.header, rows: look.rows }
    : headerOf(look.rows, width, look.mendHeader, chosen.header_line)
  refuseTooWide(called, header.names.length)
  const whole = header.rows.filter(({ torn }) => !torn)
  const short = whole.filter(({ cells }) => cells.length < header.names.length)
  const layout = {
    headerLine: header.line,
    columns: header.names.length,
    fillsShortRows: short.length * 2 > whole.length,
  }
  const judged = look.judge(layout)
  return { header, layout, judged }
}

function refuseTooWide(name: string, columns: number): void {
  if (columns > mostColumns)
    throw new Fault('too_large', 'collect.too_many_columns', { name, columns, most: mostColumns })
}

/** Values of a column, at most so many, spread evenly; how it writes dates and numbers is judged by all of them. */
function sampleOf(
  header: string,
  index: number,
  rows: readonly Row[],
  { fileIsDayFirst, most }: Readonly<{ fileIsDayFirst: boolean | null; most: number }>,
): ColumnSample {
  const all = rows.map(({ cells }) => cells[index] ?? '').filter((value) => clean(value) !== '')
  const step = Math.max(1, all.length / most)
  const values = Array.from(
    { length: Math.min(all.length, most) },
    (_, place) => all[Math.floor(place * step)] ?? '',
  )
  const distinct = all.length === 0 ? 0 : new Set(all).size / all.length
  return { header, values, distinct, reading: readingOf(header, all, fileIsDayFirst) }
}

async function countRows(path: string, inspection: FileInspection): Promise<number> {
  let rows = 0
  for await (const batch of readTable(path, inspection)) rows += batch.rows.length + refusedIn(batch)
  return rows
}
