import type { Layout } from '../formats/faults.ts'
import type { Batch } from '../formats/grid.ts'
import { createJudge } from '../formats/judge.ts'
import type { Encoding } from '../model.ts'
import type { Dialect } from './cells.ts'
import { createRecordParser, type RecordParser, type TextRow } from './csv-records.ts'
import { readText } from './csv-text.ts'
import { createRepair } from './repair.ts'
import { shapesOf } from './shapes.ts'

export interface ReadOptions extends Dialect, Layout {
  encoding: Encoding
  /** Bytes per read; tests make it small. */
  chunkBytes?: number
}

const rowsPerBatch = 2000

/**
 * Streams the data rows of a CSV file in batches of about 2,000, in the order of the file, with flat memory.
 *
 * Each row that cannot be read is a problem with its line and reason, and every other row is kept. A row whose
 * quotes or number of cells are wrong is mended where the other rows leave no doubt how it was meant, and said so;
 * otherwise it is refused, as a guess would move values into the wrong column.
 */
export async function* readRows(path: string, options: ReadOptions): AsyncGenerator<Batch> {
  const judge = createJudge(options, mending(options, options.columns))
  const foreign = new Set<number>()
  let damaged = false
  let parser: RecordParser | undefined
  let bytes = 0

  function* fill(rows: readonly TextRow[]): Generator<Batch> {
    for (const row of rows) {
      judge.put({ row, damaged, foreign: foreign.size > 0 && takeLines(foreign, row) })
      if (judge.size() >= rowsPerBatch) yield judge.take(bytes)
    }
  }

  for await (const piece of readText(path, options)) {
    parser ??= createRecordParser(options, piece.newline, (cells) => fits(cells, options))
    const start = parser.nextLine()
    for (const place of piece.foreign.keys()) foreign.add(start + place)
    damaged ||= piece.damaged
    yield* fill(piece.overlong ? parser.flush() : parser.push(piece.text))
    if (piece.overlong)
      judge.refuse({ line: parser.skipLine(), cells: [], raw: piece.text, torn: true }, 'row_too_large')
    bytes = piece.bytes
  }
  yield* fill(parser?.flush() ?? [])
  judge.end()
  if (judge.size() > 0) yield judge.take(bytes)
}

/** Learns from whole rows how others were meant. */
export const mending = (dialect: Dialect, columns: number) => (rows: readonly (readonly string[])[]) =>
  createRepair(dialect, shapesOf(rows, columns))

/** Whether a row over several lines has the cells of one, rather than being lines that an open quote has swallowed. */
function fits(cells: readonly string[], { columns, fillsShortRows }: Layout): boolean {
  return cells.length < columns ? fillsShortRows : cells.slice(columns).every((cell) => cell.trim() === '')
}

/** Whether one of the lines of a row is among these, and takes it out. */
function takeLines(lines: Set<number>, row: TextRow): boolean {
  let found = false
  for (let line = row.line; line < row.line + row.lines; line++) found = lines.delete(line) || found
  return found
}
