import type { DuckDBConnection } from '@duckdb/node-api'
import { Fault } from '../kernel/index.ts'
import { type Cell, toCell } from './values.ts'

export type QueryLimits = {
  /** Names of the public views; no other relation can be read. */
  views: readonly string[]
  milliseconds: number
  rows: number
}
export type QueryResult = { columns: { name: string; type: string }[]; rows: Cell[][]; truncated: boolean }

/** Table functions that make rows out of their arguments alone. */
const tableFunctions = new Set(['unnest', 'range', 'generate_series'])
/** Scalar functions that tell about the engine or its host instead of the data. */
const closedFunctions =
  /^(current_setting|getenv|getvariable|set_config|nextval|currval|current_(database|schema|schemas|query|role|user)|session_user|user|version|in_search_path|txid_current|pg_.*|has_.*_privilege|add_parquet_key|write_log|parse_duckdb_log.*|stats|storage_.*|json_execute_.*|.*_serialize_.*|json_deserialize_.*|sql_auto_complete|alias_.*|sleep.*)$/

/**
 * Answers one SELECT over the public views. It is parsed first: any other statement, any other relation
 * and any function that looks beyond the data is refused; the engine itself has no way to files, network
 * or settings. It is stopped at the time limit and cut at the row limit.
 * @throws Fault `lake.query_invalid`, `lake.query_not_select`, `lake.query_relation`, `lake.query_function`, `lake.query_time`
 */
export async function query(
  connection: DuckDBConnection,
  sql: string,
  limits: QueryLimits,
): Promise<QueryResult> {
  await inspect(connection, sql, new Set(limits.views))
  let late = false
  const timer = setTimeout(() => {
    late = true
    connection.interrupt()
  }, limits.milliseconds)
  try {
    const result = await connection.stream(sql)
    const columns = result.columnNames().map((name, i) => ({ name, type: String(result.columnType(i)) }))
    const rows: Cell[][] = []
    for await (const chunk of result) {
      if (late) throw new Fault('timeout', 'lake.query_time', { seconds: limits.milliseconds / 1000 })
      for (const values of chunk.getRows()) {
        if (rows.length === limits.rows) return { columns, rows, truncated: true }
        rows.push(values.map(toCell))
      }
    }
    return { columns, rows, truncated: false }
  } catch (error) {
    if (error instanceof Fault) throw error
    if (late) throw new Fault('timeout', 'lake.query_time', { seconds: limits.milliseconds / 1000 })
    throw invalid(error instanceof Error ? error.message : String(error))
  } finally {
    clearTimeout(timer)
  }
}

const invalid = (message: string) =>
  new Fault('invalid', 'lake.query_invalid', { message: message.slice(0, 500) })

async function inspect(connection: DuckDBConnection, sql: string, views: ReadonlySet<string>): Promise<void> {
  const result = await connection.runAndReadAll('select json_serialize_sql($sql)', { sql })
  const tree: unknown = JSON.parse(String(result.getRows()[0]?.[0]))
  if (!isNode(tree)) throw invalid('')
  if (tree.error === true) {
    const message = String(tree.error_message)
    if (/only select/i.test(message)) throw new Fault('invalid', 'lake.query_not_select')
    throw invalid(message)
  }
  if (!Array.isArray(tree.statements) || tree.statements.length !== 1)
    throw new Fault('invalid', 'lake.query_not_select')
  walk(tree.statements[0], views)
}

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A name that a WITH clause gives is readable below that clause only. */
function walk(value: unknown, readable: ReadonlySet<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, readable)
    return
  }
  if (!isNode(value)) return
  const names = withNames(value)
  const inScope = names.length > 0 ? new Set([...readable, ...names]) : readable
  if (value.type === 'BASE_TABLE') checkRelation(value, inScope)
  if (value.type === 'TABLE_FUNCTION' && isNode(value.function)) {
    const name = String(value.function.function_name).toLowerCase()
    if (!tableFunctions.has(name)) throw new Fault('invalid', 'lake.query_relation', { name })
  }
  if (value.type === 'SHOW_REF' || value.type === 'SHOW_SELECT')
    throw new Fault('invalid', 'lake.query_not_select')
  if (typeof value.function_name === 'string' && closedFunctions.test(value.function_name.toLowerCase()))
    throw new Fault('invalid', 'lake.query_function', { name: value.function_name })
  for (const child of Object.values(value)) walk(child, inScope)
}

function withNames(node: Node): string[] {
  const map = isNode(node.cte_map) && Array.isArray(node.cte_map.map) ? node.cte_map.map : []
  return map.flatMap((entry: unknown) => (isNode(entry) ? [String(entry.key).toLowerCase()] : []))
}

function checkRelation(node: Node, readable: ReadonlySet<string>): void {
  const name = String(node.table_name)
  const schema = String(node.schema_name ?? '')
  const catalog = String(node.catalog_name ?? '')
  if (catalog !== '' || (schema !== '' && schema !== 'main') || !readable.has(name.toLowerCase()))
    throw new Fault('invalid', 'lake.query_relation', {
      name: [catalog, schema, name].filter(Boolean).join('.'),
    })
}
