import { type Batch, type GridRow, largestCell, type RowFault } from '../formats/grid.ts'
import type { Encoding } from '../model.ts'
import { createRecordParser, type Dialect, type RecordParser } from './csv-records.ts'
import { keptOfRaw, readText } from './csv-text.ts'

export interface ReadOptions extends Dialect {
  encoding: Encoding
  /** Line of the header; rows begin after it. 0 when there is none. */
  headerLine: number
  /** How many cells a row has. */
  columns: number
  /** Rows that end early are filled up with blank cells instead of refused. */
  fillsShortRows: boolean
  /** Bytes per read; tests make it small. */
  chunkBytes?: number
}

const rowsPerBatch = 2000

/**
 * Streams the data rows of a CSV file in batches of about 2,000, in the order of the file, with flat memory.
 *
 * Each row that cannot be read is a problem with its line and reason, and every other row is kept. Blank rows
 * are no rows. A row with more cells than the table is kept when the surplus is blank. A row with fewer is
 * refused: whether its last cells are missing or an earlier separator is, cannot be told, and a guess
 * would move values into the wrong column. Only where most rows end early (`fillsShortRows`) it is a habit of
 * the writer, and the missing cells are blank.
 */
export async function* readRows(path: string, options: ReadOptions): AsyncGenerator<Batch> {
  const judge = createJudge(options)
  const empty = (bytes: number): Batch => ({ rows: [], problems: [], bytes })
  let batch = empty(0)
  let parser: RecordParser | undefined

  function* fill(records: Iterable<GridRow>): Generator<Batch> {
    for (const record of records) {
      judge.put(record, batch)
      if (batch.rows.length + batch.problems.length >= rowsPerBatch) {
        yield batch
        batch = empty(batch.bytes)
      }
    }
  }

  for await (const piece of readText(path, options)) {
    parser ??= createRecordParser(options, piece.newline)
    if (piece.damaged) judge.expectDamage()
    yield* fill(piece.overlong ? parser.flush() : parser.push(piece.text))
    if (piece.overlong) {
      batch.problems.push({ line: parser.skipLine(), code: 'row_too_large', raw: piece.text })
    }
    batch.bytes = piece.bytes
  }
  yield* fill(parser?.flush() ?? [])
  if (batch.rows.length + batch.problems.length > 0) yield batch
}

/** Decides for each record whether it is a row, nothing, or a problem. */
function createJudge({ headerLine, columns, fillsShortRows }: ReadOptions) {
  let mayBeDamaged = false

  const faultOf = ({ cells, raw, torn }: GridRow): RowFault | null => {
    if (raw.includes('\0')) return 'nul_byte'
    // A U+FFFD of its own right may stand in a file; it counts as damage only where bytes did not decode.
    if (mayBeDamaged && raw.includes('\ufffd')) return 'invalid_bytes'
    if (torn) return 'unterminated_quote'
    if (raw.length > largestCell && cells.some((cell) => cell.length > largestCell)) return 'cell_too_large'
    if (cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== ''))
      return 'too_many_cells'
    if (cells.length < columns && !fillsShortRows) return 'too_few_cells'
    return null
  }

  return {
    expectDamage: () => {
      mayBeDamaged = true
    },
    put(record: GridRow, batch: Batch): void {
      const { line, cells } = record
      if (line <= headerLine || (!record.torn && isBlank(cells))) return
      const raw = withoutLineEnd(record.raw)
      const code = faultOf(record)
      if (code !== null) {
        batch.problems.push({ line, code, raw: raw.slice(0, keptOfRaw) })
        return
      }
      while (cells.length < columns) cells.push('')
      cells.length = columns
      batch.rows.push({ line, cells, raw })
    },
  }
}

function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '')
}

function withoutLineEnd(raw: string): string {
  if (raw.endsWith('\r\n')) return raw.slice(0, -2)
  return raw.endsWith('\n') || raw.endsWith('\r') ? raw.slice(0, -1) : raw
}
