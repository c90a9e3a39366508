import { DuckDBInstance } from '@duckdb/node-api'
import { dialectFunctions, translate, trino } from '../../../src/ground/lake/dialect.ts'
import { trinoProblem } from './trino.ts'

/** Functions that mean the same in DuckDB and in Trino. What differs is a function of the dialect, or is not used. */
const functions = new Set(
  `
  + - * / % || ~~ !~~
  abs ceil floor round sign sqrt ln exp power
  lower length substr trim ltrim rtrim replace strpos split lpad rpad translate concat_ws starts_with reverse chr
  nullif coalesce date_trunc
  cardinality array_sort array_distinct array_intersect contains flatten unnest
  count count_star count_if sum min max avg min_by max_by any_value bool_and bool_or array_agg histogram
  row_number rank dense_rank ntile lead lag first_value last_value nth_value percent_rank cume_dist
  `
    .trim()
    .split(/\s+/),
)

/** What to write in the place of functions that come to mind first. */
const instead: Record<string, string> = {
  '~~*': 'ILIKE: lower(x) like',
  '//': 'cast(floor(…) as bigint)',
  upper: 'lower',
  concat: '||',
  greatest: 'case, which says what NULL means',
  least: 'case, which says what NULL means',
  string_agg: '@join_text',
  sha256: '@sha256',
  date_diff: '@days_between',
  median: 'nth of row_number, or not at all',
  levenshtein: 'it counts bytes in one engine, characters in the other: compare in code',
  generate_series: 'a table of numbers made in code',
}

const types = new Set(['VARCHAR', 'BIGINT', 'INTEGER', 'BOOLEAN', 'DOUBLE', 'DECIMAL', 'DATE', 'TIMESTAMP'])
const columnType = /^(varchar|bigint|integer|boolean|double|date|timestamp\(6\)|decimal\(\d+, ?\d+\))$/

const engine = await (await DuckDBInstance.create(':memory:')).connect()

/**
 * Everything that keeps a statement from giving the same answer in both engines, in words; nothing when
 * it is portable. It stands there as in the `.sql` file: with `@dialect(…)` and `$parameter`.
 */
export async function portabilityProblems(sql: string): Promise<string[]> {
  const text = sql.replace(/--.*$/gm, '')
  const unknown = dialectCalls(text).filter((name) => !dialectFunctions.some((known) => known === name))
  if (unknown.length > 0) return [`@${unknown[0]}: the dialect has no such function`]
  const unread = trinoProblem(translate(withoutStorage(text), trino).replace(/\$\w+/g, '?'))
  return [...textProblems(text), ...(await treeProblems(text)), ...(unread === null ? [] : [unread])]
}

const dialectCalls = (sql: string) => [...sql.matchAll(/@(\w+)\(/g)].map(([, name = '']) => name)

/** What only concerns where rows are kept is written anew for another engine; what is asked of them is not. */
function withoutStorage(sql: string): string {
  return sql
    .trim()
    .replace(/^create or replace (temp )?table [\w.]+ as\s/, '')
    .replace(/^create or replace (temp )?table /, 'create table ')
    .replace(/^create or replace temp view /, 'create or replace view ')
}

/** The part of a statement that reads, as a SELECT; empty when it only makes a place for rows. */
function readingPart(sql: string): string {
  const query = withoutStorage(sql)
    .replace(/^create or replace view [\w.]+ as\s/, '')
    .replace(/^insert into [\w.]+\s*(\([^)]*\))?\s*(?=select|with)/, '')
    .replace(/^delete from ([\w.]+)/, 'select 1 from $1')
  return /^(create|alter)\b/.test(query) ? '' : query
}

function textProblems(sql: string): string[] {
  const problems: string[] = []
  if (/\btimestamp\b(?!\s*(\(6\)|'))/.test(sql))
    problems.push('timestamp: it has milliseconds in Trino, write timestamp(6)')
  const made = /^create (?:or replace (?:temp )?)?table (?:if not exists )?[\w.]+ \(([\s\S]*)\)$/.exec(
    sql.trim(),
  )?.[1]
  for (const column of made?.split(/,(?![^(]*\))/) ?? []) {
    const type = column
      .trim()
      .replace(/^\w+ /, '')
      .replace(/ not null$/, '')
    if (type !== 'timestamp' && !columnType.test(type))
      problems.push(`column type ${type}: only one of the engines has it`)
  }
  return problems
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])

async function treeProblems(sql: string): Promise<string[]> {
  // Before the functions of the dialect become those of an engine, so that these stay closed elsewhere.
  const query = readingPart(sql).replace(/@(\w+)\(/g, 'dialect_$1(')
  if (query === '') return []
  const result = await engine.runAndReadAll('select json_serialize_sql(cast($query as varchar))', { query })
  const tree: unknown = JSON.parse(String(result.getRows()[0]?.[0]))
  if (!isNode(tree) || tree.error === true)
    return [`DuckDB: ${isNode(tree) ? String(tree.error_message) : 'no tree'}`]
  const problems = new Set<string>()
  visit(tree.statements, (node) => {
    for (const problem of nodeProblems(node)) problems.add(problem)
  })
  return [...problems]
}

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, look)
  if (!isNode(value)) return
  look(value)
  for (const child of Object.values(value)) visit(child, look)
}

/** Properties of DuckDB's tree that say a construct is there which Trino lacks or understands in another way. */
const constructs: readonly [why: string, found: (node: Node) => boolean][] = [
  ['QUALIFY: use a subquery and row_number', ({ qualify }) => isNode(qualify)],
  ['GROUP BY ALL: name the columns', ({ aggregate_handling }) => aggregate_handling === 'FORCE_AGGREGATES'],
  ['EXCLUDE, REPLACE, RENAME: name the columns', (node) => node.class === 'STAR' && changesStar(node)],
  ['COLUMNS or ORDER BY ALL: name the columns', (node) => node.class === 'STAR' && node.columns === true],
  ['lambda: use unnest', (node) => node.class === 'LAMBDA'],
  ['recursive WITH: iterate outside', ({ type }) => type === 'RECURSIVE_CTE_NODE'],
  ['PIVOT', ({ type }) => type === 'PIVOT'],
  ['DISTINCT ON: use row_number', (node) => nodes(node.distinct_on_targets).length > 0],
  ['SAMPLE', ({ sample }) => isNode(sample)],
  ['this kind of JOIN', ({ ref_type }) => ['POSITIONAL', 'ASOF'].includes(String(ref_type))],
  ['SEMI or ANTI JOIN: use exists', ({ join_type }) => ['SEMI', 'ANTI'].includes(String(join_type))],
  ['IGNORE NULLS: the engines write it in different places', ({ ignore_nulls }) => ignore_nulls === true],
  ['LIMIT in percent', ({ type }) => type === 'LIMIT_PERCENT_MODIFIER'],
  [
    'a table function other than unnest',
    (node) => node.type === 'TABLE_FUNCTION' && calledBy(node.function) !== 'unnest',
  ],
  [
    'a / b: cast a to double, and b a number or nullif(b, 0)',
    (node) => calledBy(node) === '/' && !isSafeDivision(node),
  ],
  ['GROUP BY an alias: use its number', groupsByAlias],
]

const calledBy = (node: unknown) => (isNode(node) ? String(node.function_name ?? '').toLowerCase() : '')

const changesStar = (node: Node) =>
  [node.exclude_list, node.replace_list, node.rename_list, node.qualified_exclude_list].some(
    (list) => Array.isArray(list) && list.length > 0,
  )

function isSafeDivision(node: Node): boolean {
  const [a, b] = nodes(node.children)
  const castType = isNode(a?.cast_type) ? a.cast_type.id : ''
  const isNumber = b?.class === 'CONSTANT' && isNode(b.value) && Number(b.value.value) !== 0
  return castType === 'DOUBLE' && (isNumber || calledBy(b) === 'nullif')
}

function groupsByAlias(node: Node): boolean {
  const groups = nodes(node.group_expressions).map(({ column_names: names }) => String(names))
  return nodes(node.select_list).some(
    ({ alias, column_names: names }) =>
      typeof alias === 'string' &&
      alias !== '' &&
      groups.includes(alias) &&
      String(names).split(',').at(-1) !== alias,
  )
}

function nodeProblems(node: Node): string[] {
  const problems = constructs.filter(([, found]) => found(node)).map(([why]) => why)
  const name = calledBy(node)
  if (
    name !== '' &&
    !name.startsWith('dialect_') &&
    !functions.has(name) &&
    !problems.some((why) => why.startsWith(name))
  )
    problems.push(
      `function ${name}: not the same in both engines${instead[name] ? `; ${instead[name]}` : ''}`,
    )
  const type = isNode(node.cast_type) ? String(node.cast_type.id) : 'VARCHAR'
  if (type === 'TIMESTAMP' && isNode(node.child) && node.child.class === 'PARAMETER')
    problems.push('ISO text is no timestamp in Trino: write @moment($name)')
  if (!types.has(type)) problems.push(`cast to ${type}: only one of the engines has it`)
  return problems
}
