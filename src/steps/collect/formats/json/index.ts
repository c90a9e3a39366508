import { stat } from 'node:fs/promises'
import { Fault } from '../../../../ground/kernel/index.ts'
import { mostColumns } from '../../model.ts'
import { contentFault } from '../faults.ts'
import type { Format, TableLook, TableReading } from '../format.ts'
import { type Batch, type GridRow, keptOfRaw, type RowFault, type RowProblem } from '../grid.ts'
import { piecesOf } from './decode.ts'
import { flatten } from './flatten.ts'
import { linesOf } from './lines.ts'
import { createScanner, type Element, JsonProblem } from './scan.ts'

/** A record and where it stands; `bytes` of the file are behind us, and `damaged` says that some of them were no text. */
type Found = Element & Readonly<{ bytes: number; damaged: boolean }>

/** Files up to this size are looked through for names; of larger ones this much. */
const lookedBytes = 64 * 1024 * 1024
const lookedRows = 1000
/** More than a table may have, so that it is refused for them and not for want of memory. */
const mostNames = mostColumns + 1
const rowsPerBatch = 2000

/** Lists of objects in a JSON document; a table per list, its columns are the names of what the objects hold. */
export const jsonFormat: Format = formatOf(elementsOf)

/** One JSON object per line: one table. */
export const ndjsonFormat: Format = formatOf(objectsOf)

function formatOf(records: (path: string) => AsyncGenerator<Found>): Format {
  return {
    look: (path, name, only) => look(records(path), path, name, only),
    read: (path, reading) => read(records(path), reading),
  }
}

async function* elementsOf(path: string): AsyncGenerator<Found> {
  const scanner = createScanner()
  for await (const { text, bytes, damaged } of piecesOf(path))
    for (const element of scanner.push(text)) yield { ...element, bytes, damaged }
  scanner.end()
}

async function* objectsOf(path: string): AsyncGenerator<Found> {
  for await (const { line, ...rest } of linesOf(piecesOf(path)))
    if (rest.text.trim() !== '') yield { path: '', number: line, ...rest }
}

/** What a record says, by name, or why it is not read. */
function cellsOf({ text, overlong, damaged }: Found): ReadonlyMap<string, string> | RowFault {
  if (overlong) return 'row_too_large'
  if (damaged && text?.includes('\ufffd')) return 'invalid_bytes'
  const cells = text === null ? null : flatten(text)
  return cells === null ? 'json_unreadable' : (contentFault([...cells.values()]) ?? cells)
}

const toProblem = ({ number, text }: Found, code: RowProblem['code']): RowProblem => ({
  line: number,
  code,
  severity: code === 'unknown_name' ? 'repaired' : 'refused',
  raw: (text ?? '').slice(0, keptOfRaw),
})

type Table = {
  names: Map<string, number>
  rows: GridRow[]
  problems: RowProblem[]
  objects: number
  others: number
}

const tableOf = (path: string): string | null => path || null

async function look(
  records: AsyncGenerator<Found>,
  path: string,
  name: string,
  only?: string,
): Promise<TableLook[]> {
  const { size } = await stat(path)
  const tables = new Map<string, Table>()
  let bytes = 0
  let problem: JsonProblem | undefined
  try {
    for await (const record of records) {
      if (only === undefined || tableOf(record.path) === only) note(record, tables)
      bytes = record.bytes
      if (bytes > lookedBytes) break
    }
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error
    problem = error
  }
  const found = [...tables].filter(([, { objects }]) => objects > 0)
  if (found.length === 0)
    throw new Fault('invalid', problem === undefined ? 'collect.json_no_list' : 'collect.json_damaged', {
      name,
      problem: problem?.message ?? '',
    })
  return found.map(([list, table]) => toLook(list, table, bytes > lookedBytes ? size / bytes : 1))
}

const mostTables = 100

function note(found: Found, tables: Map<string, Table>): void {
  const { path, number, text } = found
  const table: Table = tables.get(path) ?? {
    names: new Map(),
    rows: [],
    problems: [],
    objects: 0,
    others: 0,
  }
  if (!tables.has(path) && tables.size < mostTables) tables.set(path, table)
  const cells = cellsOf(found)
  if (typeof cells === 'string') {
    table.others += 1
    if (table.problems.length < lookedRows) table.problems.push(toProblem(found, cells))
    return
  }
  table.objects += 1
  for (const key of cells.keys())
    if (!table.names.has(key) && table.names.size < mostNames) table.names.set(key, table.names.size)
  if (table.rows.length < lookedRows)
    table.rows.push({ line: number, cells: toCells(cells, table.names), raw: text ?? '', torn: false })
}

function toCells(cells: ReadonlyMap<string, string>, names: ReadonlyMap<string, number>): string[] {
  const row = Array.from({ length: names.size }, () => '')
  for (const [key, value] of cells) {
    const index = names.get(key)
    if (index !== undefined) row[index] = value
  }
  return row
}

/** In a file that is larger than what was looked through, a name may come up that is no column. */
const hasOthers = (cells: ReadonlyMap<string, string>, names: ReadonlyMap<string, number>): boolean =>
  [...cells].some(([key, value]) => value !== '' && !names.has(key))

function toLook(list: string, { names, rows, problems, objects, others }: Table, factor: number): TableLook {
  const width = names.size
  // Names that came later than a row are blank in it.
  const full = rows.map((row) => ({
    ...row,
    cells: Array.from({ length: width }, (_, index) => row.cells[index] ?? ''),
  }))
  return {
    table: tableOf(list),
    hidden: false,
    header: [...names.keys()],
    rows: full,
    whole: factor === 1,
    text: null,
    judge: () => ({ rows: full, problems, bytes: 0 }),
    estimate: () => Math.round((objects + others) * factor),
  }
}

async function* read(
  records: AsyncGenerator<Found>,
  { table, columns }: TableReading,
): AsyncGenerator<Batch> {
  const names = new Map(columns.map(({ header }, index) => [header, index]))
  let batch: Batch = { rows: [], problems: [], bytes: 0 }
  let last = 0
  try {
    for await (const found of records) {
      const { path, number, text, bytes } = found
      if (tableOf(path) !== table) continue
      batch.bytes = bytes
      last = number
      const cells = cellsOf(found)
      if (typeof cells === 'string') batch.problems.push(toProblem(found, cells))
      else {
        batch.rows.push({ line: number, cells: toCells(cells, names), raw: text ?? '' })
        if (hasOthers(cells, names)) batch.problems.push(toProblem(found, 'unknown_name'))
      }
      if (batch.rows.length + batch.problems.length < rowsPerBatch) continue
      yield batch
      batch = { rows: [], problems: [], bytes }
    }
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error
    batch.problems.push({ line: last + 1, code: 'json_cut_off', severity: 'refused', raw: '' })
  }
  if (batch.rows.length + batch.problems.length > 0) yield batch
}
