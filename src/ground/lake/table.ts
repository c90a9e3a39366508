import { Fault, type Language } from '../kernel/index.ts'
import type { Lake } from './lake.ts'
import type { Row } from './values.ts'

/**
 * What a value is: how it is stored, filtered, sorted and shown. `year` is a number without separators, `list` a text
 * of its items joined by `; `.
 */
export type ColumnType = 'text' | 'number' | 'year' | 'money' | 'date' | 'moment' | 'flag' | 'list'

/**
 * A column of a working table. Later steps may contribute theirs (fit, tier, …): `from` joins their relation to `a`, at
 * most one row per row of the table.
 */
export type TableColumn = Readonly<{
  column: string
  type: ColumnType
  /** Key of its name in the words, or what people called it. */
  label: string | Readonly<Record<Language, string>>
  /** SQL over `a` or the alias that `from` gives. */
  value: string
  /** SQL to sort by, where it is not `value` (text: in lower case). */
  order?: string
  from?: string
  filterable?: boolean
  shown?: boolean
  /** A golden value: it comes from a field of account files. */
  golden?: boolean
  /** A type of values that have a name in each language, and those one of whose names contains a text. */
  named?: Readonly<{ type: string; find: (text: string) => readonly string[] }>
  /** A value as people type it in a filter, as the table writes it: `体育` is `Sports`. */
  typed?: (value: string) => string
  /** Where its values are codes: the key under which each has its words, `match.status` for `match.status.won`. */
  words?: string
}>

/** What the rows of a working table are: `relation` is known as `a`, and its text column `id` names a row. */
export type TableSource = Readonly<{
  relation: string
  id: string
  /** SQL of the text in which words are looked for, in lower case. */
  search: string
  /** What is quick to tell of the row of `$id`, as SQL: a number that stands for the id. */
  near?: string
}>

export type TableFilter = Readonly<{
  q?: string | undefined
  /** Only rows of these ids. */
  ids?: readonly string[]
  /**
   * Per column what a row says there: any of the values, an empty one meaning none; `!=VALUE` anything else; `>=VALUE` and
   * `<=VALUE` numbers, amounts and days in a range.
   */
  filters: ReadonlyMap<string, readonly string[]>
}>
export type TableSort = Readonly<{ column: string; descending: boolean }>
/** The value sorted by and the id of the last row seen. */
export type TablePosition = readonly [key: string | null, id: string]
export type TablePage = Readonly<{ sort: TableSort; limit: number; after?: TablePosition | undefined }>

const mostWords = 8
const listSeparator = '; '

export const sqlTypes: Record<ColumnType, string> = {
  text: 'varchar',
  number: 'bigint',
  year: 'integer',
  money: 'decimal(18, 2)',
  date: 'date',
  moment: 'timestamp(6)',
  flag: 'boolean',
  list: 'varchar',
}

/**
 * A table that people work with: searched, filtered, sorted and paged by its declared columns. Only what is declared ever
 * reaches the SQL; values are bound.
 */
export function workingTable(source: TableSource, columns: readonly TableColumn[]) {
  const id = `a.${source.id}`
  const byName = new Map(columns.map((column) => [column.column, column]))
  const select = columns.map(({ column, value }) => `${value} as ${column}`).join(', ')
  const joins = (used: readonly TableColumn[]) =>
    [...new Set(used.flatMap(({ from }) => from ?? []))].join('\n')

  /** @throws Fault `lake.column_unknown` */
  const columnOf = (name: string): TableColumn => {
    const column = byName.get(name)
    if (!column)
      throw new Fault('invalid', 'lake.column_unknown', {
        column: name,
        known: [...byName.keys()].join(', '),
      })
    return column
  }

  const filterableOf = (name: string): TableColumn => {
    const column = columnOf(name)
    if (!column.filterable && !isOrdered(column))
      throw new Fault('invalid', 'lake.column_not_filterable', { column: name })
    return column
  }

  function where({ q, ids, filters }: TableFilter, prefix = '') {
    const params: Record<string, string> = {}
    const conditions = [...filters].map(([name, values], i) => {
      const column = filterableOf(name)
      const bound = values.map((each, k) => boundOf(column, each, `${prefix}f${i}_${k}_`))
      for (const { param, value } of bound) if (param !== '') params[param] = value
      return conditionOf(column, bound)
    })
    if (ids) {
      ids.forEach((each, i) => {
        params[`id${i}_`] = each
      })
      conditions.push(`${id} in (${ids.map((_, i) => `$id${i}_`).join(', ') || 'null'})`)
    }
    const words = (q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
    for (const [i, word] of words.slice(0, mostWords).entries()) {
      params[`q${i}_`] = word
      conditions.push(`@has_text(${source.search}, $q${i}_)`)
    }
    const used = [...filters.keys()].map(columnOf)
    const text = conditions.join(' and ')
    return { text: text && `where ${text}`, condition: text || 'true', params, used }
  }

  /** The condition "after this row" for a page that goes on where the last one ended. */
  function keyset(
    key: string,
    descending: boolean,
    [last, lastId]: TablePosition,
    type: ColumnType,
  ): { text: string; params: Record<string, string> } {
    if (last === null)
      return { text: `(${key} is null and ${id} > $after_id_)`, params: { after_id_: lastId } }
    const bound = type === 'text' ? '$after_key_' : `cast($after_key_ as ${sqlTypes[type]})`
    return {
      text: `(${key} ${descending ? '<' : '>'} ${bound} or (${key} = ${bound} and ${id} > $after_id_) or ${key} is null)`,
      params: { after_key_: last, after_id_: lastId },
    }
  }

  return {
    id: source.id,
    columns,
    columnOf,
    /**
     * One page in the order of `sort`, ties by id; rows without the sorted value come last. The page is found
     * with nothing but the columns that sort and filter; the rest is fetched for its rows alone.
     */
    async page(lake: Lake, filter: TableFilter, { sort, limit, after }: TablePage): Promise<Row[]> {
      const sorted = columnOf(sort.column)
      const key = sorted.order ?? (sorted.type === 'text' ? `lower(${sorted.value})` : sorted.value)
      const { text, params, used } = where(filter)
      const beyond = after ? keyset(key, sort.descending, after, sorted.type) : null
      const condition = beyond ? `${text ? `${text} and` : 'where'} ${beyond.text}` : text
      const direction = `${sort.descending ? 'desc' : 'asc'} nulls last`
      const found = `select ${id}, ${key} as sort_key
from ${source.relation} a ${joins([sorted, ...used])}
${condition}
order by ${key} ${direction}, ${id}
limit ${Math.trunc(limit)}`
      return lake.readText(
        `select ${id}, ${select}, cast(found.sort_key as varchar) as sort_key
from (
${found}
) found
join ${source.relation} a on ${id} = found.${source.id}
${joins(columns)}
order by found.sort_key ${direction}, ${id}`,
        { ...params, ...beyond?.params },
      )
    },
    async count(lake: Lake, filter: TableFilter): Promise<number> {
      const { text, params, used } = where(filter)
      const [row] = await lake.readText(
        `select count(*) as total from ${source.relation} a ${joins(used)} ${text}`,
        params,
      )
      return Number(row?.total ?? 0)
    },
    /** The ids of all rows that a filter leaves, in the order of ids. */
    async ids(lake: Lake, filter: TableFilter): Promise<string[]> {
      const { text, params, used } = where(filter)
      const rows = await lake.readText(
        `select ${id} from ${source.relation} a ${joins(used)} ${text} order by ${id}`,
        params,
      )
      return rows.map((row) => String(row[source.id]))
    },
    /** The row of an id; undefined when there is none. */
    async one(lake: Lake, rowId: string): Promise<Row | undefined> {
      const [row] = await lake.readText(
        `select ${id}, ${select} from ${source.relation} a ${joins(columns)} where ${source.near ? `${source.near} and ` : ''}${id} = $id`,
        { id: rowId },
      )
      return row
    },
    /** The values of a filterable column, items for a list, with how many rows have them, the most frequent first. */
    async values(lake: Lake, name: string, q: string): Promise<Row[]> {
      const column = filterableOf(name)
      const rows = `${source.relation} a ${joins([column])}`
      const named = q === '' ? [] : (column.named?.find(q) ?? [])
      const all =
        column.type === 'list'
          ? `select item as value from ${rows} cross join unnest(split(${column.value}, '${listSeparator}')) as items(item)
union all
select cast(null as varchar) from ${rows} where ${column.value} is null`
          : `select cast(${column.value} as varchar) as value from ${rows}`
      return lake.readText(
        `select value, count(*) as rows from (
${all}
) v
where strpos(lower(coalesce(value, '')), $q) > 0${named.length > 0 ? ` or value in (${named.map((_, i) => `$n${i}_`).join(', ')})` : ''}
group by 1 order by 2 desc, 1 limit 200`,
        { q: q.toLowerCase(), ...Object.fromEntries(named.map((each, i) => [`n${i}_`, each])) },
      )
    },
    /** How many rows there are, are left as one criterion after the other is added, and would be left by each alone: in one pass. */
    async narrow(
      lake: Lake,
      criteria: readonly TableFilter[],
    ): Promise<{ rows: number; left: number[]; alone: number[] }> {
      const parts = criteria.map((each, i) => where(each, `c${i}`))
      const counted = parts.flatMap(({ condition }, i) => {
        const sofar = parts.slice(0, i + 1).map((part) => part.condition)
        return [`count_if(${sofar.join(' and ')}) as left_${i}`, `count_if(${condition}) as alone_${i}`]
      })
      const [row = {}] = await lake.readText(
        `select ${['count(*) as rows', ...counted].join(', ')} from ${source.relation} a ${joins(parts.flatMap(({ used }) => used))}`,
        Object.assign({}, ...parts.map(({ params }) => params)),
      )
      const each = (name: string) => parts.map((_, i) => Number(row[`${name}_${i}`] ?? 0))
      return { rows: Number(row.rows ?? 0), left: each('left'), alone: each('alone') }
    },
    /**
     * The values of a column, items for a list, ranges for what has an order, with how many rows of a filter have each and how many
     * of all; those that most rows of the filter have, in a range's own order.
     */
    async spread(lake: Lake, filter: TableFilter, name: string, limit: number): Promise<Spread[]> {
      const column = columnOf(name)
      const { condition, params, used } = where(filter)
      const from = `${source.relation} a ${joins([column, ...used])}`
      const all =
        column.type === 'list'
          ? `select item as value, ${condition} as within from ${from} cross join unnest(split(${column.value}, '${listSeparator}')) as items(item)
union all
select cast(null as varchar), ${condition} from ${from} where ${column.value} is null`
          : `select ${rangeOf(column)} as value, ${condition} as within from ${from}`
      const rows = await lake.readText(
        `select value, count_if(within) as rows, count(*) as of_all from (
${all}
) v
group by 1 order by 2 desc, 3 desc, 1 limit ${Math.trunc(limit)}`,
        params,
      )
      const found = rows.map(({ value, rows: within, of_all }) => ({
        value: typeof value === 'string' ? value : null,
        rows: Number(within),
        of_all: Number(of_all),
      }))
      const place = ({ value }: Spread) => (value === null ? Number.POSITIVE_INFINITY : Number(value))
      return isOrdered(column) ? found.sort((a, b) => place(a) - place(b)) : found
    },
  }
}

/** A value of a column, or where a range of it begins; null where nothing is known. */
export type Spread = Readonly<{ value: string | null; rows: number; of_all: number }>

/** Where the range begins that a value lies in: a power of ten, a decade, a year. */
function rangeOf({ type, value }: TableColumn): string {
  if (type === 'year') return `cast(${value} - ${value} % 10 as varchar)`
  if (type === 'date' || type === 'moment') return `substr(cast(${value} as varchar), 1, 4)`
  if (type !== 'number' && type !== 'money') return `cast(${value} as varchar)`
  return `case when ${value} < 1 then '0' when ${value} >= 1 then rpad('1', cast(length(cast(cast(floor(${value}) as bigint) as varchar)) as integer), '0') end`
}

/** Whether the values of a column have an order in which one may lie between others. */
export const isOrdered = ({ type }: Pick<TableColumn, 'type'>): boolean => ordered.has(type)
const ordered: ReadonlySet<ColumnType> = new Set(['number', 'year', 'money', 'date', 'moment'])

const written: Partial<Record<ColumnType, RegExp>> = {
  number: /^-?\d{1,15}$/,
  year: /^-?\d{1,4}$/,
  money: /^-?\d{1,15}(\.\d{1,2})?$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  moment: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
}

type Bound = Readonly<{ op: '=' | '!=' | '>=' | '<='; value: string; param: string }>

/** What a filter says of a column: an empty value needs no parameter. */
function boundOf(column: TableColumn, text: string, param: string): Bound {
  const found = /^(!=|>=|<=)/.exec(text)?.[0]
  const isRange = found === '>=' || found === '<='
  if (!isOrdered(column) && isRange) return { op: '=', value: text, param }
  const value = found === undefined ? text : text.slice(found.length).trim()
  const isDay = column.type === 'date' || column.type === 'moment'
  const known = written[column.type]
  if (known && (value !== '' || isRange) && (!known.test(value) || (isDay && !isRealDay(value))))
    throw new Fault('invalid', 'lake.filter_value', { column: column.column, value, wanted: column.type })
  const op = isRange ? found : found === '!=' ? '!=' : '='
  return { op, value: value === '' ? '' : (column.typed?.(value) ?? value), param: value === '' ? '' : param }
}

const isRealDay = (day: string) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true

function conditionOf(column: TableColumn, bound: readonly Bound[]): string {
  const { value, type } = column
  const typed = (param: string) => (isOrdered(column) ? `cast($${param} as ${sqlTypes[type]})` : `$${param}`)
  const own = isOrdered(column) ? value : `cast(${value} as varchar)`
  const isOne = (param: string) =>
    param === ''
      ? `${value} is null`
      : type === 'list'
        ? hasItem(value, `$${param}`)
        : `${own} = ${typed(param)}`
  const any = bound.filter(({ op }) => op === '=').map(({ param }) => isOne(param))
  const all = bound.flatMap(({ op, param }) => {
    if (op === '=') return []
    if (op !== '!=') return `${value} ${op} ${typed(param)}`
    return param === '' ? `${value} is not null` : `(${value} is null or not ${isOne(param)})`
  })
  const parts = [
    ...(bound.length === 0 ? ['false'] : []),
    ...(any.length > 0 ? [`(${any.join(' or ')})`] : []),
    ...all,
  ]
  return `(${parts.join(' and ')})`
}

/** Whether a list has an item: between separators, or `VIP` would be found in `not VIP`. */
const hasItem = (list: string, item: string) =>
  `strpos('${listSeparator}' || ${list} || '${listSeparator}', '${listSeparator}' || ${item} || '${listSeparator}') > 0`

export type WorkingTable = ReturnType<typeof workingTable>

/** Where a row of a page stands, for the page that follows. */
export const positionOf = (table: WorkingTable, row: Row): TablePosition => [
  row.sort_key === null || row.sort_key === undefined ? null : String(row.sort_key),
  String(row[table.id]),
]
