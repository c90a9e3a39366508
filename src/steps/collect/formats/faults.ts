import { type GridRow, largestCell, type RowFault } from './grid.ts'

/** How a table is laid out. */
export interface Layout {
  /** Last line of the header; rows begin after it. 0 when there is none. */
  headerLine: number
  /** How many cells a row has. */
  columns: number
  /** Rows that end early are filled up with blank cells instead of refused. */
  fillsShortRows: boolean
}

/** A row to be judged, and what is known of it beside its cells. */
export interface Candidate {
  row: GridRow
  /** Bytes of it did not decode. */
  damaged: boolean
  /** It was written in another encoding than the rest. */
  foreign: boolean
}

/**
 * Why cells are not kept, whatever format they stand in; null when they are.
 * @param text all that they hold
 */
export function contentFault(cells: readonly string[], text = cells.join('\t')): RowFault | null {
  if (text.includes('\0')) return 'nul_byte'
  // Half of a character outside the basic plane, as is left where a text was cut.
  if (!text.isWellFormed()) return 'invalid_bytes'
  const isLarge = text.length > largestCell && cells.some((cell) => cell.length > largestCell)
  return isLarge ? 'cell_too_large' : null
}

/** Why a row cannot be read as it stands; null when it can. */
export function faultOf(
  { row: { cells, raw, torn }, damaged }: Candidate,
  { columns, fillsShortRows }: Layout,
): RowFault | null {
  const fault = contentFault(cells, raw)
  if (fault !== null) return fault
  // A U+FFFD of its own right may stand in a file; it counts as damage only where bytes did not decode.
  if (damaged && raw.includes('\ufffd')) return 'invalid_bytes'
  if (torn) return 'unterminated_quote'
  if (cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== ''))
    return 'too_many_cells'
  return cells.length < columns && !fillsShortRows ? 'too_few_cells' : null
}

/** Whether a row with this fault may still be told by the shape of the others. */
export const isMendable = (fault: string): boolean =>
  fault === 'unterminated_quote' || fault === 'too_many_cells' || fault === 'too_few_cells'
