import type { GridRow } from '../formats/grid.ts'
import { isComment } from '../formats/marks.ts'
import { isKnownHeader } from '../recognise/header.ts'
import { namesOf } from './header-names.ts'
import { sortOf } from './sorts.ts'

export interface FoundHeader {
  /** Last line of the header; 0 when the table has none. */
  line: number
  /** Lines that the header takes. */
  lines: number
  /** A name per column: the header as it stands, its rows joined; `#3` where the third column has none. */
  names: string[]
  /** The rows below it, those with open quotes included. */
  rows: GridRow[]
}

/** Lines above the header that are looked past: titles, remarks, `sep=;`. */
const longestPreamble = 30
/** Rows that a header may have. */
const mostHeaderRows = 4
/** Rows below that are looked at for what the columns hold. */
const lookedRows = 1000

const unit =
  /^[([（【]?\s?(?:[%‰]|[十百千万亿]{0,2}(?:元|人|个|家|次|台|件|吨|人民币)?|年|月|日|天|小时|usd|cny|rmb|eur|gbp|hkd|jpy|[€$¥￥£]|[kmb]|bn|mio|kg|km|m²|㎡|text|string|date|int(?:eger)?|number|numeric|yyyy[-/.]mm[-/.]dd)\s?[)\]）】]?$/iu

/** Reads a row whose quotes or number of cells are wrong as one of `width` cells; null when it cannot be told. */
export type MendHeader = (raw: string, width: number) => string[] | null

/**
 * The header of a table: the first row that is filled over at least half of the width of the table, with the row
 * of groups above it (merged cells: filled here and there) and the rows below it that name columns too. It is taken for
 * data instead, and the table for one without header, when its cells are of the same sort as those below them
 * (numbers, dates, addresses) or occur again below, and no cell is a known header.
 * @param chosenLine the line that a person says it is in; 0: there is none
 */
export function headerOf(
  rows: readonly GridRow[],
  width: number,
  mend?: MendHeader,
  chosenLine?: number,
): FoundHeader {
  if (chosenLine !== undefined) return chosenHeader(rows, width, chosenLine)
  const enough = Math.max(Math.min(2, width), width / 2)
  const isCandidate = (row: GridRow) =>
    filledIn(row) >= enough ||
    ((row.torn || row.loose || row.cells.length === 1) && mend?.(row.raw, width) != null)
  const isAside = (row: GridRow, index: number) =>
    row.cells.length !== width && (isComment(row.raw) || isTitle(row, rows.slice(index + 1), width))
  const found = rows
    .slice(0, longestPreamble)
    .findIndex((row, index) => !isAside(row, index) && isCandidate(row))
  const at = Math.max(0, found)
  const candidate = mended(rows[at], width, mend)
  if (candidate === undefined) return { line: 0, lines: 0, names: [], rows: [] }
  const below = rows.slice(at + 1)
  if (isData(candidate, below)) return withoutHeader(rows.slice(at), width)
  const header = [candidate]
  const above = rows[at - 1]
  if (above !== undefined && isGroups(above, candidate)) header.unshift(above)
  let end = at + 1
  for (; header.length < mostHeaderRows; end++) {
    const next = rows[end]
    if (next === undefined || !goesOn(header, next, rows.slice(end + 1, end + 1 + lookedRows))) break
    header.push(next)
  }
  const rest = rows.slice(end)
  const last = header.at(-1) ?? candidate
  return {
    line: last.line,
    lines: last.line - (header[0]?.line ?? last.line) + 1,
    names: namesOf(header, rest),
    rows: rest,
  }
}

function chosenHeader(rows: readonly GridRow[], width: number, line: number): FoundHeader {
  const at = rows.findIndex((row) => row.line >= line)
  const row = rows[at]
  if (line === 0 || row === undefined) return withoutHeader(line === 0 ? rows : [], width)
  const rest = rows.slice(at + 1)
  return { line: row.line, lines: 1, names: namesOf([row], rest), rows: rest }
}

const withoutHeader = (rows: readonly GridRow[], width: number): FoundHeader => ({
  line: 0,
  lines: 0,
  names: Array.from({ length: Math.max(width, 1) }, (_, index) => `#${index + 1}`),
  rows: [...rows],
})

const filledIn = ({ cells }: GridRow): number => cells.filter((cell) => cell.trim() !== '').length

/** Whether a line with delimiters is a title, not the header: the next one has the width of the table and heads its values. */
function isTitle(row: GridRow, [next, ...below]: readonly GridRow[], width: number): boolean {
  if (next === undefined || next.cells.length !== width || row.cells.some((cell) => isKnownHeader(cell)))
    return false
  const looked = below.slice(0, lookedRows)
  return (
    next.cells.every((cell) => sortOf(cell) === 'words') &&
    next.cells.some((_, index) => mostSort(looked, index) !== 'words')
  )
}

/** A header with a stray quote, or with a blank name too many, as the one it was meant to be. */
function mended(row: GridRow | undefined, width: number, mend?: MendHeader): GridRow | undefined {
  if (row === undefined || mend === undefined) return row
  const surplus = row.cells.length - width
  const blanks = row.cells.length - filledIn(row)
  const isOdd = row.torn || row.loose || row.cells.length === 1
  if (!isOdd && (surplus <= 0 || blanks < surplus)) return row
  const cells = mend(row.raw, width)
  return cells === null ? row : { ...row, cells, torn: false }
}

/** Whether a row heads groups of the columns below: at least two cells, each over a run of columns, and no values. */
function isGroups(above: GridRow, { line, cells }: GridRow): boolean {
  if (above.line !== line - 1 || filledIn(above) < 2 || above.cells.length > cells.length) return false
  if (above.cells.some((cell) => /[:：]\s*\S/.test(cell) || !['words', 'blank'].includes(sortOf(cell))))
    return false
  const places = above.cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]))
  return (
    places.some((place, index) => (places[index + 1] ?? cells.length) - place > 1) &&
    (places[0] ?? 0) < cells.length / 2
  )
}

/** Whether a row below the first one of a header belongs to it too. */
function goesOn(header: readonly GridRow[], next: GridRow, below: readonly GridRow[]): boolean {
  const before = header.at(-1)
  if (before === undefined || next.torn || below.length === 0) return false
  const filled = next.cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return false
  if (isSame(next.cells, before.cells)) return true
  if (filled.every((cell) => unit.test(cell.trim()))) return true
  if (filled.some((cell) => sortOf(cell) !== 'words')) return false
  // The row above names groups: some of its cells are blank or say the same as their neighbour.
  const groups = next.cells.filter((cell, index) => {
    const top = (before.cells[index] ?? '').trim()
    return cell.trim() !== '' && (top === '' || top === before.cells[index - 1]?.trim())
  }).length
  if (groups === 0) return false
  const named = filled.filter((cell) => isKnownHeader(cell)).length
  const unlike = next.cells.filter(
    (cell, index) => cell.trim() !== '' && mostSort(below, index) !== 'words',
  ).length
  return named >= 2 || unlike >= 2
}

const isSame = (cells: readonly string[], others: readonly string[]): boolean =>
  cells.length === others.length &&
  cells.every((cell, index) => cell.trim().toLowerCase() === others[index]?.trim().toLowerCase())

/** The sort of most values in a column; words when it has none. */
function mostSort(rows: readonly GridRow[], column: number): ReturnType<typeof sortOf> {
  const values = rows.map(({ cells }) => cells[column] ?? '').filter((value) => value.trim() !== '')
  const sorts = values.map(sortOf)
  return (
    (['number', 'date', 'address'] as const).find(
      (sort) => sorts.length > 0 && sorts.filter((each) => each === sort).length >= 0.8 * sorts.length,
    ) ?? 'words'
  )
}

function isData({ cells }: GridRow, rows: readonly GridRow[]): boolean {
  if (cells.some((cell) => isKnownHeader(cell))) return false
  const looked = rows.slice(0, lookedRows)
  if (looked.length === 0) return cells.some((cell) => !['words', 'blank'].includes(sortOf(cell)))
  return cells.some((cell, index) => {
    const text = cell.trim()
    if (text === '') return false
    const below = looked.map((row) => (row.cells[index] ?? '').trim()).filter((value) => value !== '')
    const sort = sortOf(text)
    if (sort !== 'words')
      return below.filter((value) => sortOf(value) === sort).length >= 0.8 * below.length && below.length > 0
    const again = below.filter((value) => value === text).length
    return again >= 2 && again >= 0.02 * below.length
  })
}
