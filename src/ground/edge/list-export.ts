import type { FaultParams } from '../kernel/index.ts'
import type { ColumnType } from '../lake/index.ts'
import { type ExportQuery, exportResponse } from './export.ts'
import type { ExportCell } from './export-table.ts'

/** Columns of a list by their names: what a value is, and where it stands in an item. */
export type ListColumns<Item> = Readonly<Record<string, readonly [ColumnType, (item: Item) => ExportCell]>>

type List<Item> = Readonly<{
  /** Of the file, without extension. */
  name: string
  columns: ListColumns<Item>
  items: Iterable<Item> | AsyncIterable<Item>
  /** The key of the heading of a column. */
  heading: (column: string) => string
}>

/** Answers with a list as a file, in any format of exports. */
export function listResponse<Item>(
  { name, columns, items, heading }: List<Item>,
  query: ExportQuery,
  say: (key: string, params?: FaultParams) => string,
): Response {
  const declared = Object.entries(columns)
  async function* rows() {
    for await (const item of items) yield declared.map(([, [, value]]) => value(item))
  }
  return exportResponse(
    {
      name,
      columns: declared.map(([column, [type]]) => ({ name: column, type, title: say(heading(column)) })),
      rows: rows(),
    },
    query,
    say,
  )
}

/** Every item of a list that comes in pages. */
export async function* allPages<Item>(
  read: (cursor: string | undefined) => Promise<Readonly<{ items: readonly Item[]; next: string | null }>>,
): AsyncGenerator<Item> {
  let cursor: string | undefined
  do {
    const { items, next } = await read(cursor)
    yield* items
    cursor = next ?? undefined
  } while (cursor !== undefined)
}
