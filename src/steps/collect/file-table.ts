import type { Files } from './files.ts'
import { refusedIn } from './formats/grid.ts'
import { readTable } from './formats/index.ts'
import { inspectTable } from './inspect/inspect.ts'
import type { Kind } from './model.ts'

/** A table of a kept file as it stands there: its headings, and its rows as texts, one per column. */
export type FileTable = Readonly<{
  columns: readonly string[]
  /** What the table is, and per column its field, as far as they were recognised. */
  kind: Kind | null
  fields: readonly (string | null)[]
  rows: AsyncIterable<readonly string[]>
  /** How many rows could not be read, of those that were passed so far. */
  refused: () => number
}>

/**
 * Opens a table of a kept file for reading from front to back, in flat memory.
 * @param name the name that the user gave the file
 * @param table which table; null where the file is one
 * @param kind what it is taken for; found out when left out
 * @throws Fault `collect.file_missing`, `collect.table_missing`, and those of a file that cannot be read
 */
export async function openTable(
  files: Pick<Files, 'path'>,
  fileId: string,
  name: string,
  table: string | null,
  kind?: Kind,
): Promise<FileTable> {
  const path = await files.path(fileId)
  const inspection = await inspectTable(path, name, table, kind)
  let refused = 0
  async function* rows() {
    for await (const batch of readTable(path, inspection)) {
      refused += refusedIn(batch)
      for (const { cells } of batch.rows) yield cells
    }
  }
  return {
    columns: inspection.columns.map(({ header }) => header),
    kind: inspection.kind,
    fields: inspection.columns.map(({ field }) => field),
    rows: rows(),
    refused: () => refused,
  }
}
