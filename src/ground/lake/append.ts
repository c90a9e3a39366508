import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'

export type Column = readonly [name: string, type: DuckDBType]

/** Rows on their way into a table, within its transaction. */
export type Appender = Readonly<{
  /** Values of each row in the order of the columns. */
  add(rows: readonly (readonly DuckDBValue[])[]): void
  /** The same by column: as many values in each. */
  addColumns(columns: readonly (readonly DuckDBValue[])[]): void
  /** Puts the last rows into the table; nothing can be added afterwards. */
  end(): void
  /** Closes it after an error, which stays the one that is told. */
  drop(): void
}>

/** As many rows as the engine takes at once. */
const vectorSize = 2048

/** Rows that the engine may hold beside the memory that it accounts for; left alone it holds 200,000. */
const flushedRows = 8 * vectorSize

/**
 * Opens a way to append rows to a table, column by column in the given order. All rows pass through one chunk: a new
 * one each time would be memory of the engine that the garbage collector does not know of and leaves for long.
 */
export async function openAppender(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<Appender> {
  const [schema, name = table] = table.includes('.') ? table.split('.') : [undefined, table]
  const appender = await connection.createAppender(name, schema)
  const chunk = DuckDBDataChunk.create(columns.map(([, type]) => type))
  let held = 0

  const addColumns: Appender['addColumns'] = (values) => {
    const rows = values[0]?.length ?? 0
    for (let from = 0; from < rows; from += vectorSize) {
      const part = rows > vectorSize ? values.map((each) => each.slice(from, from + vectorSize)) : values
      chunk.reset()
      chunk.rowCount = part[0]?.length ?? 0
      for (const [column, each] of part.entries()) chunk.setColumnValues(column, each)
      appender.appendDataChunk(chunk)
      held += chunk.rowCount
      if (held < flushedRows) continue
      appender.flushSync()
      held = 0
    }
  }

  return {
    add: (rows) => addColumns(columns.map((_, column) => rows.map((row) => row[column] ?? null))),
    addColumns,
    end: () => appender.closeSync(),
    drop() {
      try {
        appender.closeSync()
      } catch {
        // The transaction was given up before; closing says so once more.
      }
    },
  }
}
