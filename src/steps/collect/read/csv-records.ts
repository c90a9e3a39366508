import type { GridRow } from '../formats/grid.ts'
import { countLines, type Dialect, readCells, splitLine } from './cells.ts'
import type { Newline } from './csv-text.ts'

/** A row of a text. */
export interface TextRow extends GridRow {
  /** Physical lines that it takes. */
  lines: number
}

export interface RecordParser {
  /** Takes whole lines and gives the rows that are complete; a row with an open quote waits for the next call. */
  push(text: string): TextRow[]
  /** Gives what still waits; the parser can go on afterwards. */
  flush(): TextRow[]
  /** Counts a line that was left out of the text and gives its number. */
  skipLine(): number
  /** The line at which the text of the next call begins. */
  nextLine(): number
}

/** A quote that is still open after so many characters is taken for a slip of the writer: twice the largest cell. */
const longestRecord = 2 * 1024 * 1024

/** Characters read in vain behind open quotes, after which each line is read by itself: a hostile file costs no more than a good one. */
const patience = 64 * 1024 * 1024

/**
 * Splits text into rows, line by line: a line without a quote is split at its delimiters; only where a quote
 * stands its cells are read one by one.
 *
 * A quote that never closes would swallow the rows after it. It shows itself: the next quote stands where none may
 * stand, none comes at all, or the row over several lines does not have the number of cells of the others
 * (`fits`). Then only the line where the row began is torn, and reading goes on at the next line.
 */
export function createRecordParser(
  dialect: Dialect,
  newline: Newline,
  fits: (cells: readonly string[]) => boolean = () => true,
): RecordParser {
  const marks = [dialect.quote, dialect.escaping === '\\' ? '\\' : ''].filter((mark) => mark !== '')
  let waiting = ''
  let tryAgainAt = 0
  let line = 1
  let inVain = 0

  const read = (input: string, isLast: boolean): TextRow[] => {
    const records: TextRow[] = []
    const nextMark = finder(input, marks)
    let at = 0
    while (at < input.length) {
      const lineEnd = (input.indexOf(newline, at) + 1 || input.length + 1) - 1
      const behind = Math.min(input.length, lineEnd + 1)
      if (nextMark(at) >= lineEnd) {
        const end = input[lineEnd - 1] === '\r' && lineEnd > at ? lineEnd - 1 : lineEnd
        const cells = splitLine(input.slice(at, end), dialect.delimiter)
        records.push({ line, lines: 1, cells, raw: input.slice(at, end), torn: false })
        line += 1
        at = behind
        continue
      }
      const alone = inVain >= patience
      const row = readCells(alone ? input.slice(0, behind) : input, at, dialect, newline)
      const length = row.end - at
      const mayWait = row.state === 'open' && !isLast && !alone && length <= longestRecord
      if (mayWait) {
        waiting = input.slice(at)
        tryAgainAt = 2 * waiting.length
        break
      }
      if (row.state === 'open' || (row.lines > 1 && (row.state === 'loose' || !fits(row.cells)))) {
        inVain += length
        const raw = withoutLineEnd(input.slice(at, behind))
        records.push({ line, lines: 1, cells: [], raw, torn: true })
        line += 1
        at = behind
        continue
      }
      const raw = withoutLineEnd(input.slice(at, row.end))
      records.push({
        line,
        lines: row.lines,
        cells: row.cells,
        raw,
        torn: false,
        loose: row.state === 'loose',
      })
      line += row.lines
      at = row.end
    }
    return records
  }

  return {
    push(text) {
      const input = waiting + text
      waiting = ''
      // Reading an open row again only when it has doubled keeps the work in line with its length.
      if (input.length >= tryAgainAt) {
        tryAgainAt = 0
        return read(input, false)
      }
      waiting = input
      return []
    },
    flush() {
      const input = waiting
      waiting = ''
      tryAgainAt = 0
      return read(input, true)
    },
    skipLine: () => line++,
    nextLine: () => line + countLines(waiting, newline),
  }
}

/** Finds the next of some marks; it is asked for places that only grow, so that each is looked for once. */
function finder(input: string, marks: readonly string[]): (from: number) => number {
  const next = marks.map((mark) => ({ mark, at: -1 }))
  return (from) => {
    let nearest = Number.POSITIVE_INFINITY
    for (const each of next) {
      if (each.at < from) {
        const found = input.indexOf(each.mark, from)
        each.at = found === -1 ? Number.POSITIVE_INFINITY : found
      }
      if (each.at < nearest) nearest = each.at
    }
    return nearest
  }
}

function withoutLineEnd(raw: string): string {
  if (raw.endsWith('\r\n')) return raw.slice(0, -2)
  return raw.endsWith('\n') || raw.endsWith('\r') ? raw.slice(0, -1) : raw
}
