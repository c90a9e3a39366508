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

/**
 * So many rows go into a table at once: a whole group of it, which is put behind the others as it is. Rows of smaller parts are
 * copied one by one, and of each part 70 kB per column can never leave the memory: after three million rows nothing else was left.
 */
const flushedRows = 60 * vectorSize
/** Characters at which fewer rows go, as the engine holds them beside the memory that it accounts for. */
const flushedCharacters = 64_000_000

const charactersOf = (columns: readonly (readonly DuckDBValue[])[]): number => {
  let characters = 0
  for (const column of columns)
    for (const value of column) if (typeof value === 'string') characters += value.length
  return characters
}

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
  let [rows, characters] = [0, 0]

  const addColumns: Appender['addColumns'] = (values) => {
    const given = values[0]?.length ?? 0
    for (let from = 0; from < given; from += vectorSize) {
      const part = given > vectorSize ? values.map((each) => each.slice(from, from + vectorSize)) : values
      chunk.reset()
      chunk.rowCount = part[0]?.length ?? 0
      for (const [column, each] of part.entries()) chunk.setColumnValues(column, each)
      appender.appendDataChunk(chunk)
      rows += chunk.rowCount
      characters += charactersOf(part)
      if (rows < flushedRows && characters < flushedCharacters) continue
      appender.flushSync()
      ;[rows, characters] = [0, 0]
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
