import type { GridRow } from '../formats/grid.ts'
import { isKnownHeader } from '../recognise/header.ts'

export interface FoundHeader {
  /** Line of the header; 0 when the file has none. */
  line: number
  /** A name per column: the header as it stands, `#3` where the third column has none. */
  names: string[]
  /** The rows below it, those with open quotes included. */
  rows: GridRow[]
}

/** Lines above the header that are looked past: titles, remarks, `sep=;`. */
const longestPreamble = 20

const longestName = 200

/**
 * The header of a table: the first row that is filled over at least half of the width of the table. It is
 * taken for data instead, and the file for one without header, when its cells are of the same sort as those
 * below them (numbers, dates, addresses) or occur again below, and no cell is a known header.
 */
export function headerOf(records: readonly GridRow[], width: number): FoundHeader {
  const filled = (record: GridRow) => record.cells.filter((cell) => cell.trim() !== '').length
  const enough = Math.max(Math.min(2, width), width / 2)
  const found = records.slice(0, longestPreamble).findIndex((record) => filled(record) >= enough)
  const at = Math.max(0, found)
  const candidate = records[at]
  if (candidate === undefined) return { line: 0, names: [], rows: [] }
  const rows = records.slice(at + 1)
  if (rows.length > 0 && isData(candidate, rows)) {
    return {
      line: 0,
      names: Array.from({ length: width }, (_, index) => `#${index + 1}`),
      rows: records.slice(at),
    }
  }
  return { line: candidate.line, names: namesOf(candidate, rows), rows }
}

/** Blank names at the end belong to no column unless there are values under them. */
function namesOf({ cells }: GridRow, rows: readonly GridRow[]): string[] {
  let width = cells.length
  const isUsed = (index: number) => rows.some((row) => (row.cells[index] ?? '').trim() !== '')
  while (width > 1 && cells[width - 1]?.trim() === '' && !isUsed(width - 1)) width -= 1
  return cells
    .slice(0, width)
    .map((cell, index) => cell.trim().replace(/\s+/g, ' ').slice(0, longestName) || `#${index + 1}`)
}

function isData({ cells }: GridRow, rows: readonly GridRow[]): boolean {
  if (cells.some((cell) => isKnownHeader(cell))) return false
  return cells.some((cell, index) => {
    const text = cell.trim()
    if (text === '') return false
    const below = rows.map((row) => (row.cells[index] ?? '').trim()).filter((value) => value !== '')
    const sort = sortOf(text)
    if (sort !== 'words')
      return below.filter((value) => sortOf(value) === sort).length >= 0.8 * below.length && below.length > 0
    const again = below.filter((value) => value === text).length
    return again >= 2 && again >= 0.02 * below.length
  })
}

function sortOf(text: string): 'number' | 'date' | 'address' | 'words' {
  if (/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/.test(text)) return 'date'
  if (/^[-+(]?[$¥€£]?\s?\d[\d.,' ]*[%)]?$/.test(text)) return 'number'
  return /^\S+@\S+\.\S+$|^https?:\/\/|^www\./i.test(text) ? 'address' : 'words'
}
