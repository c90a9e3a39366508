import type { TableReading } from './format.ts'
import { type Batch, type GridRow, largestCell, type RowFault } from './grid.ts'

const rowsPerBatch = 2000
const keptOfRaw = 2000

/**
 * The data rows of a grid in batches: those below the header that hold something, each with as many cells as the
 * table has columns. A grid leaves blank cells at the end of a row away, so rows that end early are no fault.
 * @param bytes of the whole file; progress counts in them
 */
export async function* batchesOf(
  grid: AsyncIterable<Readonly<{ rows: readonly GridRow[]; share: number }>>,
  { header_line, columns }: TableReading,
  bytes: number,
): AsyncGenerator<Batch> {
  let batch: Batch = { rows: [], problems: [], bytes: 0 }
  for await (const { rows, share } of grid) {
    batch.bytes = Math.round(share * bytes)
    for (const row of rows) {
      if (row.line <= header_line) continue
      const code = faultOf(row, columns.length)
      if (code === null) batch.rows.push(toRow(row, columns.length))
      else batch.problems.push({ line: row.line, code, raw: row.raw.slice(0, keptOfRaw) })
    }
    if (batch.rows.length + batch.problems.length < rowsPerBatch) continue
    yield batch
    batch = { rows: [], problems: [], bytes: batch.bytes }
  }
  if (batch.rows.length + batch.problems.length > 0) yield batch
}

function faultOf({ cells, raw }: GridRow, columns: number): RowFault | null {
  if (raw.includes('\0')) return 'nul_byte'
  if (raw.length > largestCell && cells.some((cell) => cell.length > largestCell)) return 'cell_too_large'
  return cells.slice(columns).some((cell) => cell.trim() !== '') ? 'too_many_cells' : null
}

function toRow({ line, cells, raw }: GridRow, columns: number) {
  while (cells.length < columns) cells.push('')
  cells.length = columns
  return { line, cells, raw }
}
