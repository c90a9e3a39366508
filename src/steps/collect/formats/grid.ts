/** One row of a table as it stands in its file, before anything is made of it. */
export interface GridRow {
  /** Line of a text, row of a sheet, number of a JSON document: where a person finds it, counted from 1. */
  line: number
  cells: string[]
  /** The row as it stands in the file; of a sheet its cells, separated by tabs. */
  raw: string
  /** Its quotes do not close, and `cells` is empty. */
  torn: boolean
  /** Its quotes break the rules of the text; the cells are what they most likely mean. */
  loose?: boolean
  /** Cells of a sheet that stand far to the right of the others. */
  far?: readonly FarCell[]
}

/** A cell behind more than {@link farGap} blank ones. `at`: its name in the sheet, `XFD3`. */
export type FarCell = Readonly<{ column: number; at: string; text: string }>

/** So many blank columns are never a part of a table. */
export const farGap = 100

/** A row that was read: exactly as many cells as its table has columns. */
export interface Row {
  line: number
  cells: string[]
  raw: string
}

/** Why a row could not be read; the words stand under `collect.reject.<code>`. */
export const rowFaults = [
  'too_many_cells',
  'too_few_cells',
  'unterminated_quote',
  'nul_byte',
  'invalid_bytes',
  'cell_too_large',
  'row_too_large',
  'json_unreadable',
  'json_cut_off',
] as const
export type RowFault = (typeof rowFaults)[number]

/** What stands between the rows of a table and is none of them. */
export const leftOutRows = [
  'repeated_header',
  'repeated_row',
  'other_table',
  'total_row',
  'note',
  'comment',
] as const

/** Rows that were read, although not as they stand. */
export const mendedRows = ['repaired', 'other_encoding', 'unknown_name', 'far_cells'] as const

export interface RowProblem {
  line: number
  code: RowFault | (typeof leftOutRows)[number] | (typeof mendedRows)[number]
  /** refused: a row that could not be read; left_out: no row of the table; repaired: the row is in `rows`, read with a change. */
  severity: 'refused' | 'left_out' | 'repaired'
  /** The row, cut to 2,000 characters. */
  raw: string
  /** Its cells, where it could be split. */
  cells?: readonly string[]
}

export interface Batch {
  rows: Row[]
  problems: RowProblem[]
  /** Bytes of the file read so far. */
  bytes: number
}

/** How much of a row that cannot be read is kept for the report, in characters. */
export const keptOfRaw = 2000

/** No cell of a customer table is this long; 1 MB, counted in characters. */
export const largestCell = 1024 * 1024

/** Rows of a batch that could not be read. */
export const refusedIn = ({ problems }: Batch): number =>
  problems.filter(({ severity }) => severity === 'refused').length
