import { Fault } from '../kernel/index.ts'
import { queryFunctions, queryTableFunctions } from './query-functions.ts'

/** What a query may name: the public views, and what the engine would find under a plain name besides. */
export type Relations = Readonly<{ views: ReadonlySet<string>; hidden: ReadonlySet<string> }>

/** The planner takes minutes over expressions that are nested hundreds of times, and does not let itself be stopped. */
const mostLevels = 150

type Node = Readonly<Record<string, unknown>>
type Names = ReadonlySet<string>

/**
 * Checks the tree that the engine makes of a SELECT (`json_serialize_sql`): every relation is a public view
 * or was made in a WITH clause, every function is on the list.
 * @throws Fault `lake.query_relation`, `lake.query_function`, `lake.query_not_select`, `lake.query_too_deep`
 */
export function inspectTree(tree: unknown, { views, hidden }: Relations): void {
  walk(tree, new Set(), 0)

  function walk(value: unknown, scope: Names, depth: number): void {
    if (depth > mostLevels) throw new Fault('invalid', 'lake.query_too_deep', { levels: mostLevels })
    if (Array.isArray(value)) for (const item of value) walk(item, scope, depth)
    if (!isNode(value)) return
    const inner = walkWith(value, scope, depth)
    if (value.type === 'BASE_TABLE') checkRelation(value, inner)
    if (value.type === 'SHOW_REF') throw new Fault('invalid', 'lake.query_not_select')
    if (value.type === 'TABLE_FUNCTION') checkTableFunction(value.function)
    else if (typeof value.function_name === 'string') checkFunction(value, value.function_name)
    for (const [key, child] of Object.entries(value)) {
      if (key === 'cte_map') continue
      // The name of a table function is checked, what it is called with is not.
      const isCall = key === 'function' && value.type === 'TABLE_FUNCTION'
      // The first term of a recursion does not see its own name yet; the engine would find another table there.
      const isFirst = key === 'left' && value.type === 'RECURSIVE_CTE_NODE'
      walk(
        isCall && isNode(child) ? Object.values(child) : child,
        isFirst ? without(inner, textOf(value.cte_name)) : inner,
        depth + 1,
      )
    }
  }

  /** The queries of a WITH clause, each of which sees the names before it; gives the names that the rest sees. */
  function walkWith(node: Node, scope: Names, depth: number): Names {
    const map = isNode(node.cte_map) && Array.isArray(node.cte_map.map) ? node.cte_map.map.filter(isNode) : []
    let inner = scope
    for (const { key, value } of map) {
      const name = textOf(key)
      // The engine may take the name inside its own query for the table that is called so.
      if (hidden.has(name)) throw relationFault(name)
      const withOwn = new Set([...inner, name])
      walk(value, isRecursive(value) ? withOwn : inner, depth + 1)
      inner = withOwn
    }
    return inner
  }

  function checkRelation(node: Node, scope: Names): void {
    const name = textOf(node.table_name)
    const schema = textOf(node.schema_name)
    const isKnown = views.has(name) && (schema === '' || schema === 'main')
    if (textOf(node.catalog_name) !== '' || !(isKnown || (schema === '' && scope.has(name))))
      throw relationFault([node.catalog_name, node.schema_name, node.table_name].filter(Boolean).join('.'))
  }
}

function checkTableFunction(call: unknown): void {
  const name = isNode(call) ? textOf(call.function_name) : ''
  if (!queryTableFunctions.has(name)) throw relationFault(name)
}

function checkFunction(node: Node, name: string): void {
  const qualifier = [node.catalog, node.schema].map(textOf).filter(Boolean).join('.')
  if (!queryFunctions.has(name.toLowerCase()) || !['', 'main'].includes(qualifier))
    throw new Fault('invalid', 'lake.query_function', { name })
}

const without = (names: Names, name: string) => new Set([...names].filter((each) => each !== name))

const relationFault = (name: string) => new Fault('invalid', 'lake.query_relation', { name })

function isRecursive(value: unknown): boolean {
  return (
    isNode(value) &&
    isNode(value.query) &&
    isNode(value.query.node) &&
    value.query.node.type === 'RECURSIVE_CTE_NODE'
  )
}

/** Names are the same whatever their case. */
const textOf = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : '')

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
