import type { Layout } from '../formats/faults.ts'
import type { Batch, GridRow } from '../formats/grid.ts'
import { createJudge, type Learnt } from '../formats/judge.ts'
import type { Encoding } from '../model.ts'
import type { Dialect } from './cells.ts'
import { createRecordParser, type RecordParser, type TextRow } from './csv-records.ts'
import { readText } from './csv-text.ts'
import { createLearner, isOdd } from './learn.ts'

export interface ReadOptions extends Dialect, Layout {
  encoding: Encoding
  /** Bytes per read; tests make it small. */
  chunkBytes?: number
  /** How much of the file teaches how rows with a slip were meant; all of it unless its end is not wanted either. */
  learntBytes?: number
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
  let learnt: Learnt | null = null
  const judge = createJudge(options, () => learnt)
  const foreign = new Set<number>()
  let damaged = false
  let bytes = 0

  for await (const { piece, start, rows, skipped } of recordsIn(path, options)) {
    for (const place of piece?.foreign.keys() ?? []) foreign.add(start + place)
    damaged ||= piece?.damaged ?? false
    bytes = piece?.bytes ?? bytes
    for (const row of rows) {
      if (learnt === null && isOdd(row, options)) learnt = await learn(path, options)
      judge.put({ row, damaged, foreign: foreign.size > 0 && takeLines(foreign, row) })
      if (judge.size() >= rowsPerBatch) yield judge.take(bytes)
    }
    if (skipped !== null) judge.refuse(skipped, 'row_too_large')
  }
  judge.end()
  if (judge.size() > 0) yield judge.take(bytes)
}

/** The rows of each piece of a text, and those that only its end tells. */
async function* recordsIn(path: string, options: ReadOptions) {
  let parser: RecordParser | undefined
  for await (const piece of readText(path, options)) {
    parser ??= createRecordParser(options, piece.newline, (cells) => fits(cells, options))
    const start = parser.nextLine()
    const rows = piece.overlong ? parser.flush() : parser.push(piece.text)
    const skipped = piece.overlong
      ? { line: parser.skipLine(), cells: [], raw: piece.text, torn: true }
      : null
    yield { piece, start, rows, skipped }
  }
  if (parser !== undefined)
    yield { piece: null, start: parser.nextLine(), rows: parser.flush(), skipped: null }
}

/** Reads a file for what its rows have in common; only one with odd rows needs it. */
async function learn(path: string, options: ReadOptions): Promise<Learnt> {
  const { learntBytes = Number.POSITIVE_INFINITY } = options
  const learner = createLearner(options, options)
  for await (const { piece, rows } of recordsIn(path, options)) {
    for (const row of rows) learner.add(row)
    if (piece !== null && piece.bytes >= learntBytes) break
  }
  return learner.learnt()
}

/** The same from rows that are all at hand. */
export function learntFrom(rows: readonly GridRow[], dialect: Dialect, layout: Layout): () => Learnt {
  let learnt: Learnt | undefined
  return () => {
    if (learnt !== undefined) return learnt
    const learner = createLearner(dialect, layout)
    for (const row of rows) learner.add(row)
    learnt = learner.learnt()
    return learnt
  }
}

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
