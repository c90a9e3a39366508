import type { GridRow } from '../formats/grid.ts'
import type { ChosenReading, TextDialect } from '../model.ts'
import { type Dialect, spaceRun } from '../read/cells.ts'
import { createRecordParser, type TextRow } from '../read/csv-records.ts'
import type { Newline } from '../read/csv-text.ts'

/** Characters and lines that are looked at to tell the dialect. */
const looked = 100_000
const lookedLines = 500

/** Delimiters, and how much is to be said for each before the file is looked at. */
const delimiters = new Map<string, number>([
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 1],
  ['\u0001', 1],
  ['\u001f', 1],
  ['，', 0.8],
  ['；', 0.8],
  ['│', 0.8],
  ['¦', 0.8],
  ['§', 0.8],
  ['~', 0.8],
  ['^', 0.8],
  [':', 0.5],
  [spaceRun, 0.6],
  [' ', 0.5],
])

/** Characters of which a delimiter of several is made. */
const joining = new Set([' ', ',', ';', '\t', '|', '~', '^', ':', '#', '*', '=', '-', '>', '/', '\u0001'])

export type FoundDialect = Omit<TextDialect, 'encoding'>

/**
 * The delimiter, quote and escaping of a table, by evidence and not by the name of the file: those under which most
 * rows have the same number of cells, more cells than with others, quotes stand only where they may, and the cells
 * hold no other delimiter.
 * @param chosen what a person said; only the rest is looked for
 */
export function dialectOf(text: string, newline: Newline, chosen: ChosenReading = {}): FoundDialect {
  const sample = text.slice(0, looked).split(newline).slice(0, lookedLines).join(newline)
  const said = { delimiter: chosen.delimiter, quote: chosen.quote, escaping: chosen.escaping }
  let best: FoundDialect = {
    delimiter: said.delimiter ?? ',',
    quote: said.quote ?? '"',
    escaping: said.escaping ?? '"',
  }
  let highest = -1
  const candidates = said.delimiter === undefined ? delimiters : new Map([[said.delimiter, 1]])
  for (const [single, prior] of candidates) {
    const longer = said.delimiter === undefined ? longerDelimiters(single, sample) : []
    for (const delimiter of [...longer, single]) {
      if (!sample.includes(delimiter)) continue
      for (const quote of said.quote === undefined ? quotesOf(sample, delimiter, newline) : [said.quote]) {
        const dialect = { delimiter, quote, escaping: said.escaping ?? escapeOf(sample, delimiter, quote) }
        const score = prior * scoreOf(rowsOf(sample, dialect, newline), dialect)
        if (score > highest) {
          highest = score
          best = dialect
        }
      }
    }
  }
  return best
}

/** Delimiters of several characters that begin with this one and of which nearly all of its occurrences are part. */
function longerDelimiters(single: string, sample: string): string[] {
  const at = sample.indexOf(single)
  if (at === -1 || single === ' ' || single === spaceRun) return []
  const found: string[] = []
  for (const length of [4, 3, 2]) {
    const longer = sample.slice(at, at + length)
    if (longer.length < length || [...longer].some((letter) => !joining.has(letter))) continue
    const within = countOf(longer, single)
    // A program that writes `, ` may leave the space out at the end of a line.
    const atEnds = longer.endsWith(' ')
      ? countOf(sample, `${longer.trimEnd()}\n`) + countOf(sample, `${longer.trimEnd()}\r`)
      : 0
    if (countOf(sample, longer) * within + atEnds >= 0.7 * countOf(sample, single)) found.push(longer)
  }
  return found
}

/** Quotes that open cells in this sample; where cells open with a double quote, an apostrophe belongs to the value. */
function quotesOf(sample: string, delimiter: string, newline: Newline): FoundDialect['quote'][] {
  if (delimiter === spaceRun) return ['']
  const opens = (quote: string) =>
    sample.startsWith(quote) || sample.includes(delimiter + quote) || sample.includes(newline + quote)
  if (opens('"')) return ['"', '']
  return opens("'") ? ["'", '"'] : ['"']
}

/** What stands before a quote inside a quoted cell: a backslash where more quotes have one than are doubled or bare. */
function escapeOf(sample: string, delimiter: string, quote: FoundDialect['quote']): FoundDialect['escaping'] {
  if (quote === '') return sample.includes(`\\${delimiter}`) ? '\\' : '"'
  const isEdge = (at: number) =>
    at >= sample.length || sample[at] === '\n' || sample[at] === '\r' || sample.startsWith(delimiter, at)
  const isFirst = (at: number) =>
    at === 0 ||
    sample[at - 1] === '\n' ||
    sample[at - 1] === '\r' ||
    sample.startsWith(delimiter, at - delimiter.length)
  const count = { backslashed: 0, doubled: 0, bare: 0 }
  for (let at = sample.indexOf(quote); at !== -1; at = sample.indexOf(quote, at + 1)) {
    if (isFirst(at) || isEdge(at + 1)) continue
    const isDouble = sample[at + 1] === quote
    if (sample[at - 1] === '\\' && !(isDouble && !isEdge(at + 2))) count.backslashed += 1
    else if (isDouble) {
      count.doubled += 1
      at += 1
    } else count.bare += 1
  }
  if (count.backslashed > Math.max(count.doubled, count.bare)) return '\\'
  // Cells in apostrophes whose double quotes are all doubled: written by a program that knew both.
  const runs = quote === "'" ? (sample.match(/"+/g) ?? []) : []
  return runs.length > 0 && runs.every((run) => run.length % 2 === 0) ? '"' : quote
}

function countOf(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count += 1
  return count
}

function rowsOf(text: string, dialect: Dialect, newline: Newline): TextRow[] {
  const parser = createRecordParser(dialect, newline)
  return [...parser.push(text), ...parser.flush()].filter(
    ({ cells, torn }) => torn || cells.some((cell) => cell.trim() !== ''),
  )
}

/** All rows of a text, blank ones left out. */
export function recordsOf(text: string, dialect: Dialect, newline: Newline): GridRow[] {
  return rowsOf(text, dialect, newline)
}

/** The number of cells that most rows have, and the share of rows that have it. */
export function commonWidth(records: readonly GridRow[]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let [width, rows] = [0, 0]
  for (const [cells, count] of counts) {
    if (count > rows || (count === rows && cells > width)) [width, rows] = [cells, count]
  }
  return { width, share: records.length === 0 ? 0 : rows / records.length }
}

const singles = [...delimiters.keys()].filter((delimiter) => ![' ', ':', spaceRun].includes(delimiter))

function scoreOf(rows: readonly TextRow[], { delimiter, quote }: Dialect): number {
  const { width, share } = commonWidth(rows)
  if (width === 0) return 0
  const regular = rows.filter(({ cells }) => cells.length === width)
  const filled = Array.from({ length: width }, (_, column) =>
    regular.some(({ cells }) => cells[column]?.trim() !== ''),
  ).filter(Boolean).length
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.trim() !== ''))
  const others = singles.filter((other) => !delimiter.includes(other))
  const holdsOther = (cell: string) => others.some((other) => cell.includes(other))
  const dressed = cells.filter((cell) => /^\s*(["']).+\1\s*$/s.test(cell)).length
  const mixed = cells.filter(holdsOther).length
  const torn = rows.filter((row) => row.torn).length
  const slips = rows.filter((row) => !row.torn && (row.loose || hasStray(row.cells, quote))).length
  const headed = rows[0]?.cells.length === width ? 1 : 0.7
  const clean = (count: number, of: number) => 1 - count / Math.max(1, of)
  return (
    share ** 2 *
    headed *
    clean(dressed, cells.length) *
    clean(0.5 * mixed, cells.length) *
    clean(torn + 0.8 * slips, rows.length) *
    (filled <= 1 ? 0.3 : filled ** 0.25)
  )
}

/** A quote at one end of a cell without another in it: the delimiter has cut a quoted cell. Where cells are never quoted, any at an end. */
const hasStray = (cells: readonly string[], quote: string): boolean =>
  cells.some((cell) => {
    const plain = cell.trim()
    const mark = quote === '' ? '"' : quote
    const [first, last] = [plain.startsWith(mark), plain.endsWith(mark)]
    if (plain.length < 2 || !(first || last)) return false
    return quote === '' || (first !== last && countOf(plain, mark) % 2 === 1)
  })
