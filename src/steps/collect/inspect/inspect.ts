import { basename } from 'node:path'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Encoding, FileInspection, Kind } from '../model.ts'
import { type ReadOptions, readRows } from '../read/csv.ts'
import type { CsvRecord } from '../read/csv-records.ts'
import { decode, newlineOf } from '../read/csv-text.ts'
import { readingOf } from '../recognise/reading.ts'
import { recognise } from '../recognise/recognise.ts'
import type { ColumnSample } from '../recognise/values.ts'
import { isDayFirst } from '../standardise/date.ts'
import { clean } from '../standardise/standard.ts'
import { foreignFormat, type Probe, probeFile } from './bytes.ts'
import { commonWidth, dialectOf, recordsOf } from './dialect.ts'
import { encodingOf } from './encoding.ts'
import { headerOf } from './header.ts'
import { problemsIn } from './problems.ts'

/** Rows are counted up to this size and estimated above it. */
const countedBytes = 4 * 1024 * 1024
/** Values per column that recognition looks at. */
const lookedValues = 500
const shownRows = 20
const shownOfCell = 1000
/** As many as a plan can name. */
const mostColumns = 1000

/**
 * Recognises a kept file before anything is imported: encoding, delimiter, header, number of rows, what kind of file it
 * is and which column is which field, with confidence and reason. Reads the first 1 MB and some pieces
 * of the rest; files up to 4 MB once as a whole to count their rows.
 *
 * @param path where the file is kept; its last part is the hash of the content and thereby the id of the file
 * @param name the name that the user gave it; it plays no part in recognising
 * @param kind what a person says that the file holds; found out when left out
 * @throws Fault `collect.file_empty`, `collect.header_only`, `collect.not_a_table` with the format that it has instead,
 *   `collect.encoding_unknown`, `collect.no_rows`, `collect.too_many_columns`
 */
export async function inspectFile(path: string, name: string, kind?: Kind): Promise<FileInspection> {
  const probe = await probeFile(path)
  const { encoding, text, damaged } = textOf(probe, name)
  const newline = newlineOf(probe.head)
  const dialect = dialectOf(text, newline)
  const records = recordsOf(text, dialect, newline)
  const { width } = commonWidth(records)
  const header = headerOf(records, width)
  if (header.rows.length === 0)
    throw new Fault('invalid', probe.spread.length === 0 ? 'collect.header_only' : 'collect.no_rows', {
      name,
    })
  if (header.names.length > mostColumns)
    throw new Fault('too_large', 'collect.too_many_columns', {
      name,
      columns: header.names.length,
      most: mostColumns,
    })

  const whole = header.rows.filter(({ torn }) => !torn)
  const short = whole.filter(({ cells }) => cells.length < header.names.length)
  const fillsShortRows = short.length * 2 > whole.length
  const options = {
    ...dialect,
    encoding,
    headerLine: header.line,
    columns: header.names.length,
    fillsShortRows,
  }
  const fileIsDayFirst = isDayFirst(whole.flatMap(({ cells }) => cells))
  const samples = header.names.map((title, index) => sampleOf(title, index, whole, fileIsDayFirst))
  const counted = probe.bytes <= countedBytes ? await countRows(path, options) : null
  return {
    file_id: basename(path),
    name,
    bytes: probe.bytes,
    encoding,
    ...dialect,
    header_line: header.line,
    fills_short_rows: fillsShortRows,
    rows: counted ?? estimateRows(header.rows, probe),
    rows_exact: counted !== null,
    ...recognise(samples, kind),
    sample: whole.slice(0, shownRows).map(({ cells }) => cells.map((cell) => cell.slice(0, shownOfCell))),
    problems: problemsIn(header, samples, options, { damaged, fileIsDayFirst }),
  }
}

function textOf(probe: Probe, name: string): { encoding: Encoding; text: string; damaged: boolean } {
  if (probe.bytes === 0) throw new Fault('invalid', 'collect.file_empty', { name })
  const format = foreignFormat(probe)
  if (format !== null) throw new Fault('invalid', 'collect.not_a_table', { name, format })
  const encoding = encodingOf(probe)
  if (encoding === null) throw new Fault('invalid', 'collect.encoding_unknown', { name })
  const { text, damaged } = decode(probe.head, encoding)
  if (text.trim() === '') throw new Fault('invalid', 'collect.file_empty', { name })
  return { encoding, text, damaged }
}

/** Values of a column, at most 500 spread evenly; how it writes dates and numbers is judged by all of them. */
function sampleOf(
  header: string,
  index: number,
  rows: readonly CsvRecord[],
  fileIsDayFirst: boolean | null,
): ColumnSample {
  const all = rows.map(({ cells }) => cells[index] ?? '').filter((value) => clean(value) !== '')
  const step = Math.max(1, all.length / lookedValues)
  const values = Array.from(
    { length: Math.min(all.length, lookedValues) },
    (_, place) => all[Math.floor(place * step)] ?? '',
  )
  const distinct = all.length === 0 ? 0 : new Set(all).size / all.length
  return { header, values, distinct, reading: readingOf(header, all, fileIsDayFirst) }
}

async function countRows(path: string, options: ReadOptions): Promise<number> {
  let rows = 0
  for await (const batch of readRows(path, options)) rows += batch.rows.length + batch.problems.length
  return rows
}

/** As many rows per line as at the beginning, as many lines per byte as in all pieces looked at. */
function estimateRows(rows: readonly CsvRecord[], { bytes, head, spread }: Probe): number {
  const lineEnds = (part: Uint8Array) =>
    part.reduce((count, byte) => count + (byte === 10 || byte === 13 ? 1 : 0), 0)
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  const parts = [head, ...spread]
  const density = sum(parts.map(lineEnds)) / sum(parts.map(({ length }) => length))
  return Math.round((rows.length / Math.max(1, lineEnds(head))) * density * bytes)
}
