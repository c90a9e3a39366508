import type { GridRow } from '../formats/grid.ts'
import { createRecordParser, type Dialect } from '../read/csv-records.ts'
import type { Newline } from '../read/csv-text.ts'

/** Characters that are looked at to tell the dialect. */
const looked = 100_000

const delimiters = [',', ';', '\t', '|']
const quotes = ['"', "'"] as const

export interface FoundDialect extends Dialect {
  quote: (typeof quotes)[number]
}

/**
 * The delimiter and quote of a table, by evidence and not by the name of the file: the pair under which most
 * rows have the same number of cells, more cells than with the others, and no cell still wears its quotes.
 */
export function dialectOf(text: string, newline: Newline): FoundDialect {
  const sample = text.slice(0, looked)
  // `a, "b, c"`: only with the space as part of the delimiter the quotes stand at the beginning of the cell.
  const spaced = delimiters
    .filter((delimiter) => sample.includes(`${delimiter} "`))
    .map((delimiter) => `${delimiter} `)
  let best: FoundDialect = { delimiter: ',', quote: '"' }
  let highest = -1
  for (const delimiter of [...delimiters, ...spaced]) {
    // Where cells begin with a double quote, an apostrophe at their beginning belongs to the value.
    const opens = sample.startsWith('"') || sample.includes(`${delimiter}"`) || sample.includes(`${newline}"`)
    for (const quote of opens ? quotes.slice(0, 1) : quotes) {
      const score = scoreOf(recordsOf(sample, { delimiter, quote }, newline))
      if (score > highest) {
        highest = score
        best = { delimiter, quote }
      }
    }
  }
  return best
}

/** All rows of a text, blank ones left out. */
export function recordsOf(text: string, dialect: Dialect, newline: Newline): GridRow[] {
  const parser = createRecordParser(dialect, newline)
  return [...parser.push(text), ...parser.flush()].filter(
    ({ cells, torn }) => torn || cells.some((cell) => cell.trim() !== ''),
  )
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

function scoreOf(records: readonly GridRow[]): number {
  const { width, share } = commonWidth(records)
  if (width === 0) return 0
  const cells = records.flatMap((record) => record.cells)
  const dressed = cells.filter((cell) => /^\s*(["']).+\1\s*$/s.test(cell)).length
  const headed = records[0]?.cells.length === width ? 1 : 0.7
  return share ** 2 * headed * (1 - dressed / Math.max(1, cells.length)) * (width === 1 ? 0.3 : width ** 0.25)
}
