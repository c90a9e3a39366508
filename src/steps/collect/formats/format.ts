import type { ChosenReading, FileInspection, TextDialect } from '../model.ts'
import type { Layout } from './faults.ts'
import type { Batch, GridRow } from './grid.ts'

/** The beginning of one table of a file, from which header, columns and kind are found. */
export interface TableLook {
  /** Sheet, list or stream; null where a file is one table. */
  table: string | null
  /** Its author hid it: offered, but not taken unless somebody asks for it. */
  hidden: boolean
  /** Names of the columns where the format itself says them; null where the header is one of the rows. */
  header: string[] | null
  /** The first rows that are not blank. */
  rows: GridRow[]
  /** `rows` are all rows there are. */
  whole: boolean
  /** How a text table is written; null for other formats. */
  text: TextDialect | null
  /** What becomes of `rows` under a layout, by the rules of {@link Format.read}. */
  judge: (layout: Layout) => Batch
  /** Reads a header whose quotes or number of cells are wrong; only where a row has a way of being written. */
  mendHeader?: (raw: string, width: number) => string[] | null
  /** About how many data rows the table has, when `found` of them are in `rows`. */
  estimate: (found: number) => number
}

/** What of a file says how its rows are read. */
export type TableReading = Pick<
  FileInspection,
  'name' | 'table' | 'text' | 'header_line' | 'columns' | 'fills_short_rows'
>

/**
 * A way in which files hold tables. Whatever a file is, the rest of the room sees grids of text cells with the place
 * of each row.
 */
export interface Format {
  /**
   * The tables of a file, in its own order.
   * @param only the one table that is wanted; all of them when left out
   * @param chosen what a person says about how a text is written
   * @throws Fault when the file as a whole cannot be read, saying what to do
   */
  look(path: string, name: string, only?: string, chosen?: ChosenReading): Promise<TableLook[]>
  /**
   * Streams the data rows of one table in batches of about 2,000, in the order of the file, with flat memory.
   * @param wanted bytes at the beginning whose rows are wanted: no more need be looked at for them; all when left out
   */
  read(path: string, reading: TableReading, wanted?: number): AsyncGenerator<Batch>
}
