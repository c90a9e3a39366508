import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'

export type Column = readonly [name: string, type: DuckDBType]

/** Rows on their way into a table, within its transaction. */
export type Appender = Readonly<{
  /** Values of each row in the order of the columns. */
  add(rows: readonly (readonly DuckDBValue[])[]): void
  /** Puts the last rows into the table; nothing can be added afterwards. */
  end(): void
}>

/** As many rows as the engine takes at once. */
const vectorSize = 2048

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

  const addChunk = (rows: readonly (readonly DuckDBValue[])[]) => {
    chunk.reset()
    chunk.rowCount = rows.length
    for (let column = 0; column < columns.length; column++)
      chunk.setColumnValues(
        column,
        rows.map((row) => row[column] ?? null),
      )
    appender.appendDataChunk(chunk)
  }

  return {
    add(rows) {
      for (let from = 0; from < rows.length; from += vectorSize) addChunk(rows.slice(from, from + vectorSize))
    },
    end: () => appender.closeSync(),
  }
}
