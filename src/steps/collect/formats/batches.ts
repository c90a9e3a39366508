import type { TableReading } from './format.ts'
import type { Batch, GridRow } from './grid.ts'
import { createJudge } from './judge.ts'

const rowsPerBatch = 2000

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
  const judge = createJudge({ headerLine: header_line, columns: columns.length, fillsShortRows: true })
  let read = 0
  for await (const { rows, share } of grid) {
    read = Math.round(share * bytes)
    for (const row of rows) judge.put({ row, damaged: false, foreign: false })
    if (judge.size() >= rowsPerBatch) yield judge.take(read)
  }
  judge.end()
  if (judge.size() > 0) yield judge.take(read)
}
