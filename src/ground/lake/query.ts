import { type DuckDBConnection, DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api'
import { Fault } from '../kernel/index.ts'
import { inspectTree, isNode } from './query-inspect.ts'
import { type Cell, toCell } from './values.ts'

export type QueryLimits = {
  /** Names of the public views; no other relation can be read. */
  views: readonly string[]
  milliseconds: number
  rows: number
}
export type QueryResult = { columns: { name: string; type: string }[]; rows: Cell[][]; truncated: boolean }

/** An answer is cut here as well, before its text fills the memory of this process or of a browser. */
const mostCharacters = 20_000_000

/**
 * Answers one SELECT over the public views. It is parsed first: any other statement, any other relation
 * and any function that looks beyond the data is refused; the engine itself has no way to files, network
 * or settings. It is stopped at the time limit and cut at the row limit.
 * @throws Fault `lake.query_invalid`, `lake.query_time`, `lake.query_memory`, and those of {@link inspectTree}
 */
export async function query(
  connection: DuckDBConnection,
  sql: string,
  limits: QueryLimits,
): Promise<QueryResult> {
  await inspect(connection, sql, limits.views)
  const late = new Fault('timeout', 'lake.query_time', { seconds: limits.milliseconds / 1000 })
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    connection.interrupt()
  }, limits.milliseconds)
  try {
    const result = await connection.stream(sql)
    const columns = result.columnNames().map((name, i) => ({ name, type: String(result.columnType(i)) }))
    const rows: Cell[][] = []
    let characters = 0
    for await (const chunk of result) {
      if (isLate) throw late
      // Row by row: the rows of one chunk alone may be more than this process can hold.
      for (let i = 0; i < chunk.rowCount; i++) {
        if (rows.length === limits.rows || characters > mostCharacters)
          return { columns, rows, truncated: true }
        const row = chunk.getRowValues(i).map(toAnswer)
        characters += row.reduce<number>((sum, cell) => sum + lengthOf(cell), 0)
        rows.push(row)
      }
    }
    return { columns, rows, truncated: false }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw isLate ? late : failed(error)
  } finally {
    clearTimeout(timer)
  }
}

const isExact = (whole: bigint) => BigInt.asIntN(54, whole) === whole

/** A value as JSON can carry it: numbers with too many digits are text, and a number without any (1 / 0) is null. */
function toAnswer(value: DuckDBValue): Cell {
  if (typeof value === 'bigint' && !isExact(value)) return value.toString()
  if (value instanceof DuckDBDecimalValue && !isExact(value.value)) return value.toString()
  return typeof value === 'number' && !Number.isFinite(value) ? null : toCell(value)
}

const lengthOf = (cell: Cell) =>
  typeof cell === 'string' ? cell.length : Array.isArray(cell) ? cell.join().length : 8

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500)

const invalid = (error: unknown) => new Fault('invalid', 'lake.query_invalid', { message: messageOf(error) })

const failed = (error: unknown) =>
  /^out of memory/i.test(messageOf(error)) ? new Fault('invalid', 'lake.query_memory') : invalid(error)

async function inspect(connection: DuckDBConnection, sql: string, views: readonly string[]): Promise<void> {
  // The engine stops reading there, this check might not.
  if (sql.includes('\0')) throw invalid('a character with the code 0')
  const tree = await parse(connection, sql)
  if (!isNode(tree)) throw invalid('')
  if (tree.error === true) {
    if (/only select/i.test(String(tree.error_message))) throw new Fault('invalid', 'lake.query_not_select')
    throw invalid(tree.error_message)
  }
  if (!Array.isArray(tree.statements) || tree.statements.length !== 1)
    throw new Fault('invalid', 'lake.query_not_select')
  const isView = new Set(views)
  const hidden = (await namesInReach(connection)).filter((name) => !isView.has(name))
  inspectTree(tree.statements[0], { views: isView, hidden: new Set(hidden) })
}

async function parse(connection: DuckDBConnection, sql: string): Promise<unknown> {
  try {
    const result = await connection.runAndReadAll('select json_serialize_sql(cast($sql as varchar))', { sql })
    return JSON.parse(String(result.getRows()[0]?.[0]))
  } catch (error) {
    throw invalid(error)
  }
}

/** Every relation that the engine finds under a plain name, its own catalog included. */
async function namesInReach(connection: DuckDBConnection): Promise<string[]> {
  const result = await connection.runAndReadAll(
    `select lower(view_name) from duckdb_views() where schema_name in ('main', 'pg_catalog')
union all select lower(table_name) from duckdb_tables() where schema_name in ('main', 'pg_catalog')`,
  )
  return result.getRows().map(([name]) => String(name))
}
