import { crc32 } from 'node:zlib'
import type { Layout } from '../formats/faults.ts'
import type { GridRow } from '../formats/grid.ts'
import type { Learnt } from '../formats/judge.ts'
import { ownCopy } from '../own-copy.ts'
import type { Dialect } from './cells.ts'
import { createRepair } from './repair.ts'
import { shapesOf } from './shapes.ts'

/** Whole rows from which the shapes of the columns are learnt. */
const mostRows = 2000
/** A longer row teaches nothing, so that few rows do not fill the memory. */
const longestRow = 20_000

type Sampled = { hash: number; raw: string; cells: readonly string[] }

/** Whether a row may have to be mended. */
export function isOdd({ line, cells, torn, loose }: GridRow, layout: Layout): boolean {
  if (line <= layout.headerLine) return false
  if (torn || loose) return true
  if (cells.length === layout.columns || (cells.length < layout.columns && layout.fillsShortRows))
    return false
  return !isBlank(cells)
}

/**
 * Learns from all rows of a table how those with a slip were meant. The same rows in another order teach the same:
 * of many, those with the smallest hash are taken, and equal hashes are told apart by what the rows say.
 */
export function createLearner(dialect: Dialect, layout: Layout) {
  const widths = new Map<number, number>()
  const sample: Sampled[] = []
  let largest = Number.POSITIVE_INFINITY
  let broken = 0

  const cut = (): void => {
    sample.sort((one, other) => one.hash - other.hash || (one.raw < other.raw ? -1 : 1))
    if (sample.length > mostRows) sample.length = mostRows
    if (sample.length === mostRows) largest = sample.at(-1)?.hash ?? largest
  }

  return {
    add(row: GridRow): void {
      const { line, cells, raw, torn, loose } = row
      if (line <= layout.headerLine || (!torn && isBlank(cells))) return
      if (torn || loose) broken += 1
      else widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
      if (torn || loose || cells.length !== layout.columns || raw.length > longestRow) return
      const hash = crc32(raw)
      if (hash > largest) return
      sample.push({ hash, raw: ownCopy(raw), cells: cells.map(ownCopy) })
      if (sample.length >= 2 * mostRows) cut()
    },
    learnt(): Learnt {
      cut()
      const rows = [...widths.values()].reduce((sum, count) => sum + count, 0)
      const usualWidths = new Set([...widths].flatMap(([width, count]) => (count * 2 >= rows ? [width] : [])))
      const isUsual = (width: number) =>
        width === layout.columns ||
        usualWidths.has(width) ||
        (width < layout.columns && layout.fillsShortRows)
      const ragged = [...widths].reduce((sum, [width, count]) => (isUsual(width) ? sum : sum + count), broken)
      const shapes = shapesOf(
        sample.map(({ cells }) => cells),
        layout.columns,
      )
      return { mend: createRepair(dialect, shapes, { lines: ragged }), usualWidths }
    },
  }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
