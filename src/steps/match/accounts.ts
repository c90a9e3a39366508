import { Fault } from '../../ground/kernel/index.ts'
import type { Lake, Row } from '../../ground/lake/index.ts'
import { accountFields, sqlTypes, type ValueType } from './account-fields.ts'
import { AccountRecord, Contact, Opportunity } from './model.ts'
import { sql } from './statements.ts'

/**
 * A column of the working table of accounts. Later steps contribute theirs (fit, tier, …): `from` joins
 * their relation to `match.accounts a`, at most one row per account.
 */
export type AccountColumn = Readonly<{
  column: string
  type: ValueType
  label: string
  /** SQL over `a` or the alias that `from` gives. */
  value: string
  /** SQL to sort by, where it is not `value` (text: in lower case). */
  order?: string
  from?: string
  filterable?: boolean
  shown?: boolean
  /** A golden value: it comes from a field of account files. */
  golden?: boolean
}>

const own = (
  column: string,
  type: AccountColumn['type'],
  options: Pick<AccountColumn, 'filterable' | 'shown' | 'golden' | 'order'> = {},
): AccountColumn => ({
  column,
  type,
  label: `match.column.${column}`,
  value: `a.${column}`,
  ...options,
})

/** Columns of the account base itself. */
export const baseColumns: readonly AccountColumn[] = [
  ...accountFields.map(({ field, type, filterable, shown }) =>
    own(field, type, {
      filterable,
      shown,
      golden: true,
      ...(field === 'name' ? { order: 'a.sort_name' } : {}),
    }),
  ),
  own('relationship', 'text', { filterable: true, shown: true }),
  own('records', 'number'),
  own('contacts', 'number', { shown: true }),
  own('opportunities', 'number'),
  own('open_opportunities', 'number', { shown: true }),
  own('won', 'number'),
  own('lost', 'number'),
  own('won_revenue', 'money', { shown: true }),
  own('open_amount', 'money'),
  own('last_activity', 'date', { shown: true }),
]

export type AccountFilter = Readonly<{
  q?: string | undefined
  filters: ReadonlyMap<string, readonly string[]>
}>
export type AccountSort = Readonly<{ column: string; descending: boolean }>
export type AccountPage = Readonly<{
  sort: AccountSort
  limit: number
  after?: readonly (string | null)[] | undefined
}>

/** The working table over the columns of all steps. Only declared columns ever reach the SQL; values are bound. */
export function accountTable(columns: readonly AccountColumn[]) {
  const byName = new Map(columns.map((column) => [column.column, column]))
  const select = columns.map(({ column, value }) => `${value} as ${column}`).join(', ')
  const joins = (used: readonly AccountColumn[]) =>
    [...new Set(used.flatMap(({ from }) => from ?? []))].join('\n')

  const columnOf = (name: string): AccountColumn => {
    const column = byName.get(name)
    if (!column)
      throw new Fault('invalid', 'match.column_unknown', {
        column: name,
        known: [...byName.keys()].join(', '),
      })
    return column
  }

  function where({ q, filters }: AccountFilter) {
    const params: Record<string, string> = {}
    const conditions = [...filters].map(([name, values], i) => {
      const { value, filterable } = columnOf(name)
      if (!filterable) throw new Fault('invalid', 'match.column_not_filterable', { column: name })
      const known = values.filter((text) => text !== '')
      known.forEach((text, k) => {
        params[`f${i}_${k}_`] = text
      })
      const listed = known.map((_, k) => `$f${i}_${k}_`).join(', ')
      const parts = [
        ...(known.length > 0 ? [`cast(${value} as varchar) in (${listed})`] : []),
        ...(known.length < values.length ? [`${value} is null`] : []),
      ]
      return `(${parts.join(' or ') || 'false'})`
    })
    for (const [i, word] of (q ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 8)
      .entries()) {
      params[`q${i}_`] = word
      conditions.push(`strpos(a.search, $q${i}_) > 0`)
    }
    const used = [...filters.keys()].map(columnOf)
    return { text: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', params, used }
  }

  return {
    columns,
    columnOf,
    /**
     * One page in the order of `sort`, ties by id; rows without the sorted value come last. The page is found
     * with nothing but the columns that sort and filter; the rest is fetched for its rows alone.
     */
    async page(lake: Lake, filter: AccountFilter, { sort, limit, after }: AccountPage): Promise<Row[]> {
      const sorted = columnOf(sort.column)
      const key = sorted.order ?? (sorted.type === 'text' ? `lower(${sorted.value})` : sorted.value)
      const { text, params, used } = where(filter)
      const beyond = after ? keyset(key, sort.descending, after, sorted.type) : null
      const condition = beyond ? `${text ? `${text} and` : 'where'} ${beyond.text}` : text
      const found = `select a.account_id, ${key} as sort_key
from match.accounts a ${joins([sorted, ...used])}
${condition}
order by ${key} ${sort.descending ? 'desc' : 'asc'} nulls last, a.account_id
limit ${Math.trunc(limit)}`
      return lake.readText(
        `select a.account_id, ${select}, cast(found.sort_key as varchar) as sort_key
from (
${found}
) found
join match.accounts a on a.account_id = found.account_id
${joins(columns)}
order by found.sort_key ${sort.descending ? 'desc' : 'asc'} nulls last, a.account_id`,
        { ...params, ...beyond?.params },
      )
    },
    async count(lake: Lake, filter: AccountFilter): Promise<number> {
      const { text, params, used } = where(filter)
      const [row] = await lake.readText(
        `select count(*) as total from match.accounts a ${joins(used)} ${text}`,
        params,
      )
      return Number(row?.total ?? 0)
    },
    async one(lake: Lake, id: string): Promise<Row> {
      const living = await livingId(lake, id)
      const [row] = await lake.readText(
        `select a.account_id, ${select} from match.accounts a ${joins(columns)} where a.account_id = $id`,
        { id: living },
      )
      if (!row) throw new Fault('missing', 'match.account_missing', { id })
      return row
    },
    /** The values of a filterable column, the most frequent first. */
    async values(lake: Lake, name: string, q: string): Promise<Row[]> {
      const column = columnOf(name)
      const { value, filterable } = column
      if (!filterable) throw new Fault('invalid', 'match.column_not_filterable', { column: name })
      return lake.readText(
        `select cast(${value} as varchar) as value, count(*) as accounts from match.accounts a ${joins([column])}
where strpos(lower(coalesce(cast(${value} as varchar), '')), $q) > 0 group by 1 order by 2 desc, 1 limit 200`,
        { q: q.toLowerCase() },
      )
    },
  }
}

export type AccountTable = ReturnType<typeof accountTable>

/** The condition "after this row" for a page that goes on where the last one ended. */
function keyset(
  key: string,
  descending: boolean,
  after: readonly (string | null)[],
  type: AccountColumn['type'],
): { text: string; params: Record<string, string> } {
  const [last = null, id = ''] = after
  if (last === null)
    return { text: `(${key} is null and a.account_id > $after_id_)`, params: { after_id_: String(id) } }
  const bound = type === 'text' ? '$after_key_' : `cast($after_key_ as ${sqlTypes[type]})`
  return {
    text: `(${key} ${descending ? '<' : '>'} ${bound} or (${key} = ${bound} and a.account_id > $after_id_) or ${key} is null)`,
    params: { after_key_: String(last), after_id_: String(id) },
  }
}

/**
 * The account that answers to an id now: itself, or the one it was merged into.
 * @throws Fault `match.account_missing`
 */
export async function livingId(lake: Lake, id: string): Promise<string> {
  const [row] = await lake.read(sql.living_id, { id })
  if (!row) throw new Fault('missing', 'match.account_missing', { id })
  return String(row.account_id)
}

/** The source rows of an account, each as it stands in its file. */
export async function recordsOf(lake: Lake, accountId: string): Promise<AccountRecord[]> {
  const rows = await lake.read(sql.records_of, { account_id: accountId })
  return rows.map((row) => AccountRecord.parse({ ...row, values: valuesOf(row) }))
}

function valuesOf(row: Row): { header: string; value: string }[] {
  if (row.raw === null) return []
  const headers: unknown = JSON.parse(String(row.header))
  const cells: unknown = JSON.parse(String(row.raw))
  if (!Array.isArray(headers) || !Array.isArray(cells)) return []
  return cells.map((cell, i) => ({ header: String(headers[i] ?? ''), value: String(cell) }))
}

export async function contactsOf(lake: Lake, accountId: string): Promise<Contact[]> {
  return (await lake.read(sql.contacts_of, { account_id: accountId })).map((row) => Contact.parse(row))
}

export async function opportunitiesOf(lake: Lake, accountId: string): Promise<Opportunity[]> {
  return (await lake.read(sql.opportunities_of, { account_id: accountId })).map((row) =>
    Opportunity.parse(row),
  )
}
