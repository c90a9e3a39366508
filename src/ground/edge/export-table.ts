import type { ColumnType } from '../lake/index.ts'

/** A value of an export: days as `YYYY-MM-DD`, moments in ISO 8601. */
export type ExportCell = string | number | boolean | null
export type ExportColumn = Readonly<{
  /** The key in NDJSON. */
  name: string
  /** The heading, in the language of the reader. */
  title: string
  type: ColumnType
}>
export type Export = Readonly<{
  /** Of the file, in any script, without extension. */
  name: string
  columns: readonly ExportColumn[]
  rows: Iterable<readonly ExportCell[]> | AsyncIterable<readonly ExportCell[]>
}>
