import { type DuckDBDataChunk, type DuckDBResult, DuckDBTypeId } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { type Cell, type Row, toCell } from './values.ts'

/** What makes rows of each part of an answer. */
export function rowReader(result: DuckDBResult): (chunk: DuckDBDataChunk) => Row[] {
  const columns = result
    .deduplicatedColumnNames()
    .map((name, at) => ({ name, at, type: result.columnTypeId(at) }))
  return (chunk) => {
    const rows = Array.from({ length: chunk.rowCount }, (): Row => ({}))
    for (const { name, at, type } of columns) {
      const cell = cellsOf(chunk, at, type, rows.length)
      rows.forEach((row, r) => {
        row[name] = cell(r)
      })
    }
    return rows
  }
}

/** Bytes of a value in a column of the engine. A text of more than twelve bytes lies elsewhere. */
const widths = new Map([
  [DuckDBTypeId.BOOLEAN, 1],
  [DuckDBTypeId.INTEGER, 4],
  [DuckDBTypeId.BIGINT, 8],
  [DuckDBTypeId.DOUBLE, 8],
  [DuckDBTypeId.VARCHAR, 16],
])

/**
 * The values of a column, those of the usual types read where they lie. Every type and long text that is asked for by itself is an object
 * of the engine's that the garbage collector has to give back to it: those of a hundred answers held everybody up for 20 ms.
 */
function cellsOf(
  chunk: DuckDBDataChunk,
  at: number,
  type: DuckDBTypeId,
  rows: number,
): (row: number) => Cell {
  const width = widths.get(type)
  if (width === undefined) {
    const vector = chunk.getColumnVector(at)
    return (row) => toCell(vector.getItem(row))
  }
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, at)
  const data = duckdb.vector_get_data(vector, rows * width)
  const valid: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8)
  const has = (row: number) => valid === null || (((valid[row >> 3] ?? 0) >> (row & 7)) & 1) === 1
  const value = valuesOf(type, data, rows, has)
  return (row) => (has(row) ? value(row) : null)
}

function valuesOf(
  type: DuckDBTypeId,
  data: Uint8Array,
  rows: number,
  has: (row: number) => boolean,
): (row: number) => Cell {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  switch (type) {
    case DuckDBTypeId.BOOLEAN:
      return (row) => data[row] !== 0
    case DuckDBTypeId.INTEGER:
      return (row) => view.getInt32(row * 4, true)
    case DuckDBTypeId.BIGINT:
      return (row) => eightBytes(view.getInt32(row * 8 + 4, true), view.getUint32(row * 8, true))
    case DuckDBTypeId.DOUBLE:
      return (row) => view.getFloat64(row * 8, true)
    default:
      return textsOf(data, view, rows, has)
  }
}

const eightBytes = (high: number, low: number) => high * 2 ** 32 + low

const decoder = new TextDecoder()
/** A text of so many bytes lies in the column. */
const inline = 12

/** Memory may have holes, but only of whole pages: between two texts that lie closer than this there is none. */
const page = 4096

/** Texts that lie behind one another, in the order of the rows: the first of them, and where they begin and end. */
type Run = { row: number; start: number; end: number; bytes?: Uint8Array }

/** Long texts lie behind one another most of the time: those of a run are asked for at once. */
function textsOf(
  data: Uint8Array,
  view: DataView,
  rows: number,
  has: (row: number) => boolean,
): (row: number) => string {
  const lengthOf = (row: number) => view.getUint32(row * 16, true)
  const placeOf = (row: number) =>
    eightBytes(view.getUint32(row * 16 + 12, true), view.getUint32(row * 16 + 8, true))
  const runs: (Run | undefined)[] = []
  let run: Run | undefined
  for (let row = 0; row < rows; row++) {
    if (!has(row) || lengthOf(row) <= inline) continue
    const [place, end] = [placeOf(row), placeOf(row) + lengthOf(row)]
    if (run && place >= run.start && place < run.end + page) run.end = Math.max(run.end, end)
    else run = { row, start: place, end }
    runs[row] = run
  }
  const bytesOf = ({ row, start, end }: Run) => {
    if (!(data.buffer instanceof ArrayBuffer)) throw new Error('a column lies in shared memory')
    return duckdb.get_data_from_pointer(data.buffer, data.byteOffset + row * 16 + 8, end - start)
  }
  return (row) => {
    const [length, own] = [lengthOf(row), runs[row]]
    if (!own) return decoder.decode(data.subarray(row * 16 + 4, row * 16 + 4 + length))
    own.bytes ??= bytesOf(own)
    const offset = placeOf(row) - own.start
    return decoder.decode(own.bytes.subarray(offset, offset + length))
  }
}
