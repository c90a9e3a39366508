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
  /** Where its values are codes: the key under which each has its words, `match.status` for `match.status.won`. */
  words?: string
}>

/** What the rows of a working table are: `relation` is known as `a`, and its text column `id` names a row. */
export type TableSource = Readonly<{
  relation: string
  id: string
  /** SQL of the text in which words are looked for, in lower case. */
  search: string
}>

export type TableFilter = Readonly<{
  q?: string | undefined
  /** Only rows of these ids. */
  ids?: readonly string[]
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
    if (!column.filterable) throw new Fault('invalid', 'lake.column_not_filterable', { column: name })
    return column
  }

  function where({ q, ids, filters }: TableFilter) {
    const params: Record<string, string> = {}
    const conditions = [...filters].map(([name, values], i) => {
      const { value, type } = filterableOf(name)
      const known = values.filter((text) => text !== '')
      known.forEach((text, k) => {
        params[`f${i}_${k}_`] = text
      })
      const bound = known.map((_, k) => `$f${i}_${k}_`)
      const parts = [
        ...(type === 'list'
          ? bound.map((item) => hasItem(value, item))
          : known.length > 0
            ? [`cast(${value} as varchar) in (${bound.join(', ')})`]
            : []),
        ...(known.length < values.length ? [`${value} is null`] : []),
      ]
      return `(${parts.join(' or ') || 'false'})`
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
    return { text: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', params, used }
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
        `select ${id}, ${select} from ${source.relation} a ${joins(columns)} where ${id} = $id`,
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
  }
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
