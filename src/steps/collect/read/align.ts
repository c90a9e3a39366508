import type { Dialect } from './cells.ts'

/** A way to read a line, and what it costs: about −ln of how unlikely it is. */
export interface Reading {
  cells: readonly string[]
  cost: number
  /** Values that are left over stand behind the row, and are not in its cells. */
  isStray: boolean
}

/** What each slip of a writer costs. */
const price = {
  strayQuote: 3,
  innerQuote: 1.5,
  delimiterInside: 3.5,
  spaceInside: 0.5,
  /** A value that begins or ends with a delimiter, on top of the delimiter inside. */
  delimiterAtEdge: 2,
  surplusDelimiter: 2,
  /** At the end of a line: a habit of many programs. */
  trailingDelimiter: 1,
}

/** The cells so far, the last one first; `key` tells two paths apart. */
interface Path {
  cost: number
  key: string
  cell: string
  before: Path | null
}

/**
 * The best ways to take the parts between the delimiters of a line for one cell per column: a dynamic programme
 * over how many parts and how many columns are behind us. None when there is no way, or no step left in the budget.
 * @param costsOf how unlikely a cell is in each of the `width` columns
 * @param dearest ways that cost more are not followed
 */
export function align(
  parts: readonly string[],
  dialect: Dialect,
  width: number,
  costsOf: (cell: string) => readonly number[],
  dearest: number,
  budget: { steps: number },
): Reading[] {
  const blankFrom = parts.findLastIndex((part) => part.trim() !== '') + 1
  // By the parts and the columns behind them; most are never reached.
  const paths: Map<number, Path[]>[] = [...parts, ''].map(() => new Map())
  paths[0]?.set(0, [{ cost: 0, key: '', cell: '', before: null }])
  for (let from = 0; from < parts.length; from++) {
    const reached = paths[from] ?? new Map<number, Path[]>()
    if (reached.size === 0) continue
    for (const { to, cell, looked, cost } of cellsFrom(parts, from, dialect, parts.length - width + 2)) {
      budget.steps -= width
      if (budget.steps <= 0) return []
      const unlikely = costsOf(looked)
      for (const [column, open] of reached) {
        const more = cost + (unlikely[column] ?? Number.POSITIVE_INFINITY)
        for (const before of open)
          if (before.cost + more <= dearest)
            keep(paths[to], column + 1, {
              cost: before.cost + more,
              key: `${before.key}\u001f${cell}`,
              cell,
              before,
            })
      }
    }
    if (parts[from]?.trim() !== '') continue
    const cost = from >= blankFrom ? price.trailingDelimiter : price.surplusDelimiter
    for (const [column, open] of reached)
      for (const path of open) keep(paths[from + 1], column, { ...path, cost: path.cost + cost })
  }
  return paths.flatMap((ends, to) => {
    const isStray = to < blankFrom
    const whole = isStray || to === parts.length ? (ends.get(width) ?? []) : []
    return whole.map((path) => ({ cells: cellsOf(path), cost: path.cost, isStray }))
  })
}

/** Keeps the two cheapest paths to a column that differ. */
function keep(reached: Map<number, Path[]> | undefined, column: number, path: Path): void {
  const paths = reached?.get(column)
  if (paths === undefined) {
    reached?.set(column, [path])
    return
  }
  const same = paths.findIndex(({ key }) => key === path.key)
  if (same !== -1) {
    if ((paths[same]?.cost ?? 0) > path.cost) paths[same] = path
  } else paths.push(path)
  paths.sort((one, other) => one.cost - other.cost)
  if (paths.length > 2) paths.length = 2
}

function cellsOf(path: Path): string[] {
  const cells: string[] = []
  for (let at = path; at.before !== null; at = at.before) cells.push(at.cell)
  return cells.reverse()
}

/** A cell that ends before part `to`; `looked`: what of it is compared with its column, a stray quote left out. */
interface Found {
  to: number
  cell: string
  looked: string
  cost: number
}

/** The cells that may begin at a part: it alone, joined with the next ones, or all up to a closing quote. */
function cellsFrom(
  parts: readonly string[],
  from: number,
  { delimiter, quote, escaping }: Dialect,
  mostJoined: number,
): Found[] {
  const found: Found[] = []
  const first = parts[from] ?? ''
  const isQuoted = quote !== '' && first.trimStart().startsWith(quote)
  const inside = delimiter === ' ' ? price.spaceInside : price.delimiterInside
  const last = isQuoted ? parts.length : Math.min(parts.length, from + Math.max(1, mostJoined))
  for (let to = from + 1; to <= last; to++) {
    const closes = isQuoted && parts[to - 1]?.trimEnd().endsWith(quote)
    const joined = to === from + 1 ? first : parts.slice(from, to).join(delimiter)
    if (closes && joined.trim().length >= 2 * quote.length) {
      const content = joined.trim().slice(quote.length, -quote.length)
      const { cell, stray } = unquoted(content, quote, escaping)
      found.push({ to, cell, looked: cell, cost: stray * price.innerQuote })
    } else if (to - from <= Math.max(1, mostJoined)) {
      const atEdge = to > from + 1 && (first.trim() === '' || parts[to - 1]?.trim() === '')
      const cost =
        (to - from - 1) * inside + (isQuoted ? price.strayQuote : 0) + (atEdge ? price.delimiterAtEdge : 0)
      const looked = isQuoted ? joined.trimStart().slice(quote.length) : joined
      found.push({ to, cell: joined, looked, cost })
    }
  }
  return found
}

/** What stands between the quotes of a cell, and how many quotes in it are not escaped. */
function unquoted(content: string, quote: string, escaping: string): { cell: string; stray: number } {
  let stray = 0
  let cell = ''
  for (let at = 0; at < content.length; at++) {
    const letter = content[at] ?? ''
    const next = content[at + 1]
    if (letter === escaping && (next === quote || next === escaping)) {
      at += 1
      cell += next
    } else {
      if (letter === quote) stray += 1
      cell += letter
    }
  }
  return { cell, stray }
}
