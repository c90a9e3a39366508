import { align, type Reading } from './align.ts'
import type { Dialect } from './cells.ts'
import type { Shape } from './shapes.ts'

/** A longer line, one with more delimiters, and a table with more columns are not repaired. */
const mostParts = 400
const mostColumns = 200
const longestLine = 20_000

/**
 * Steps that all repairs of one file may take, about ten seconds; a file that needs more was misread as a whole. Each
 * line has an equal part of them, so that none depends on those before it.
 */
const mostSteps = 50_000_000

/** What slips cost that concern all of a line, in the units of {@link align}. */
const price = { missingDelimiter: 4, otherDelimiter: 4 }

/** A reading that costs more is no better than none. */
const dearest = 12

/** The best reading must cost this much less than the next one, or the line is refused rather than guessed. */
const margin = 1

export type Repair = (line: string) => string[] | null

/**
 * Reads a line whose quotes or number of cells are wrong as the row that it most likely was: the way to cut it into
 * one cell per column that needs the least of the writer's slips and whose values look most like those of the
 * other rows. A slip is a stray quote, a surplus or a missing delimiter, a delimiter inside an unquoted value, or
 * another delimiter in all of the line. Null when no reading is clearly better than the others, of which one is the
 * row as it stands with a note written behind it.
 * @param lines about how many lines are to be repaired
 * @param mayBeNoted values behind a line may be a note rather than cells that were moved
 */
export function createRepair(
  dialect: Dialect,
  shapes: readonly Shape[],
  { lines = 1, mayBeNoted = true }: { lines?: number; mayBeNoted?: boolean } = {},
): Repair {
  const { delimiter } = dialect
  return (line) => {
    if (shapes.length > mostColumns || line.length > longestLine) return null
    const budget = { steps: mostSteps / Math.max(1, lines) }
    const costs = new Map<string, readonly number[]>()
    const costsOf = (cell: string): readonly number[] => {
      const known = costs.get(cell) ?? shapes.map((shape) => shape.cost(cell))
      costs.set(cell, known)
      return known
    }
    const found: Reading[] = []
    let best = dearest
    const read = (text: string, by: string, price: number): void => {
      const parts = text.split(by)
      if (parts.length > mostParts) return
      const limit = Math.min(dearest, best + margin) - price
      const readings = align(parts, { ...dialect, delimiter: by }, shapes.length, costsOf, limit, budget)
      for (const reading of readings)
        if (mayBeNoted || !reading.isStray) found.push({ ...reading, cost: reading.cost + price })
      best = Math.min(best, ...found.map(({ cost }) => cost))
    }
    read(line, delimiter, 0)
    if (best + margin > price.missingDelimiter)
      for (const at of placesForDelimiter(line))
        read(line.slice(0, at) + delimiter + line.slice(at), delimiter, price.missingDelimiter)
    if (found.length === 0)
      for (const other of otherDelimiters) if (line.includes(other)) read(line, other, price.otherDelimiter)
    return budget.steps <= 0 ? null : clearlyBest(found)
  }
}

const otherDelimiters = [',', ';', '\t', '|', ' ']

function clearlyBest(found: Reading[]): string[] | null {
  const [best, ...others] = found.sort((one, other) => one.cost - other.cost)
  if (best === undefined || best.isStray || best.cost > dearest) return null
  const isRival = ({ cells, cost, isStray }: Reading): boolean =>
    cost - best.cost < margin && (isStray || cells.some((cell, index) => cell !== best.cells[index]))
  return others.some(isRival) ? null : [...best.cells]
}

/** Where a delimiter may be missing: between two characters of different sort, inside numbers, and at both ends. */
function placesForDelimiter(line: string): number[] {
  const places = [0, line.length]
  for (let at = 1; at < line.length && places.length < mostParts; at++) {
    const [before, now] = [line[at - 1] ?? '', line[at] ?? '']
    const inWord = /\p{L}/u.test(before) && /\p{L}/u.test(now)
    if (!inWord && (before !== now || /\d/.test(now))) places.push(at)
  }
  return places
}
