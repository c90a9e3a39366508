import { z } from 'zod'
import {
  csvResponse,
  decodeCursor,
  encodeCursor,
  page,
  pageQuery,
  parseSort,
  type Route,
  repeated,
  route,
} from '../../ground/edge/index.ts'
import type { Lake, Row } from '../../ground/lake/index.ts'
import type { ValueType } from './account-fields.ts'
import {
  type AccountColumn,
  type AccountFilter,
  type AccountSort,
  type AccountTable,
  contactsOf,
  livingId,
  opportunitiesOf,
  recordsOf,
} from './accounts.ts'
import { AccountRecord, BaseSummary, Contact, Opportunity } from './model.ts'
import { baseSummary } from './refresh.ts'

export type MatchServices = Readonly<{ lake: Lake; table: AccountTable }>

const Position = z.tuple([z.string().nullable(), z.string()])
const exportPage = 5000

/** Routes of the account base; `table` carries the columns of all steps. */
export function matchRoutes({ lake, table }: MatchServices): Route[] {
  const { columns } = table
  const AccountRow = z.object({ account_id: z.string(), ...shapeOf(columns) }).meta({ id: 'AccountRow' })
  const filterable = columns.filter((column) => column.filterable).map(({ column }) => column)
  const filterShape = Object.fromEntries(filterable.map((column) => [column, repeated(z.string().max(500))]))
  const tableQuery = {
    q: z.string().max(200).optional().describe('Words that name, domain, pinyin or initials contain'),
    sort: z.string().max(80).optional().describe('A column, `-column` for descending'),
    ...filterShape,
  }
  const names = columns.map(({ column }) => column)

  const read = (query: Record<string, unknown>): { filter: AccountFilter; sort: AccountSort } => {
    const { column, direction } = parseSort(text(query.sort), names, { column: 'name', direction: 'asc' })
    const filters = new Map(
      filterable.flatMap((name): [string, string[]][] => {
        const values = query[name]
        return Array.isArray(values) ? [[name, values.map(String)]] : []
      }),
    )
    return { filter: { q: text(query.q), filters }, sort: { column, descending: direction === 'desc' } }
  }

  const common = { permission: 'data:read', tag: 'accounts', method: 'get' } as const
  const params = z.strictObject({ id: z.string().max(100) })

  return [
    route(
      { ...common, path: '/base', summary: 'What the account base holds, in numbers', response: BaseSummary },
      () => baseSummary(lake),
    ),
    route(
      {
        ...common,
        path: '/accounts',
        summary: 'The working table of accounts',
        query: z.strictObject({ ...pageQuery, ...tableQuery }),
        response: page(AccountRow).extend({ total: z.int() }),
      },
      async ({ query }) => {
        const { filter, sort } = read(query)
        const after = decodeCursor(query.cursor, Position)
        const [rows, total] = await Promise.all([
          table.page(lake, filter, { sort, limit: query.limit + 1, after }),
          table.count(lake, filter),
        ])
        const items = rows.slice(0, query.limit)
        const last = items.at(-1)
        const next = rows.length > query.limit && last ? encodeCursor(positionOf(last)) : null
        return { items: items.map((row) => AccountRow.parse(row)), next, total }
      },
    ),
    route(
      {
        ...common,
        permission: 'data:export',
        path: '/accounts.csv',
        summary: 'The working table as a CSV file: the same rows, order and columns',
        query: z.strictObject({
          ...tableQuery,
          columns: z.string().max(2000).optional().describe('Names, separated by commas'),
        }),
        response: 'csv',
        timeoutMs: 0,
      },
      ({ query }, { say }) => {
        const { filter, sort } = read(query)
        const wanted =
          query.columns?.split(',') ?? columns.filter(({ shown }) => shown).map(({ column }) => column)
        const chosen = wanted.map((name) => table.columnOf(name))
        return csvResponse(
          'accounts.csv',
          [say('match.column.account_id'), ...chosen.map(({ label }) => say(label))],
          exportRows(lake, table, filter, sort, chosen),
        )
      },
    ),
    route(
      {
        ...common,
        path: '/accounts/columns',
        summary: 'Columns of the working table',
        response: z.object({
          items: z.array(
            z.object({
              column: z.string(),
              type: z.string(),
              label_key: z.string(),
              label: z.string(),
              filterable: z.boolean(),
              shown: z.boolean(),
              golden: z.boolean().describe('true: the value comes from a field of account files'),
            }),
          ),
        }),
      },
      (_, { say }) => ({
        items: columns.map(({ column, type, label, filterable = false, shown = false, golden = false }) => ({
          column,
          type,
          label_key: label,
          label: say(label),
          filterable,
          shown,
          golden,
        })),
      }),
    ),
    route(
      {
        ...common,
        path: '/accounts/values',
        summary: 'Values of a column to filter by, the most frequent first',
        query: z.strictObject({ column: z.string().max(80), q: z.string().max(200).default('') }),
        response: z.object({ items: z.array(z.object({ value: z.string().nullable(), accounts: z.int() })) }),
      },
      async ({ query }) => {
        const rows = await table.values(lake, query.column, query.q)
        return {
          items: rows.map((row) => ({
            value: row.value === null ? null : String(row.value),
            accounts: Number(row.accounts),
          })),
        }
      },
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}',
        summary: 'One account; an id that was merged leads to the living one',
        params,
        response: AccountRow,
      },
      async ({ params: { id } }) => {
        const living = await livingId(lake, id)
        if (living !== id)
          return new Response(null, { status: 308, headers: { location: `/api/v1/accounts/${living}` } })
        return AccountRow.parse(await table.one(lake, id))
      },
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/records',
        summary: 'The source rows that became this account',
        params,
        response: z.object({ items: z.array(AccountRecord) }),
      },
      async ({ params: { id } }) => ({ items: await recordsOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/contacts',
        summary: 'People of this account',
        params,
        response: z.object({ items: z.array(Contact) }),
      },
      async ({ params: { id } }) => ({ items: await contactsOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/opportunities',
        summary: 'Opportunities of this account, the newest first',
        params,
        response: z.object({ items: z.array(Opportunity) }),
      },
      async ({ params: { id } }) => ({ items: await opportunitiesOf(lake, await livingId(lake, id)) }),
    ),
  ]
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const positionOf = (row: Row): [string | null, string] => [
  row.sort_key === null ? null : String(row.sort_key),
  String(row.account_id),
]

const schemas: Record<ValueType, z.ZodType> = {
  text: z.string(),
  number: z.number(),
  year: z.int(),
  money: z.number(),
  date: z.iso.date(),
  flag: z.boolean(),
  list: z.string().describe('Items, joined by “; ”'),
}

/** Any value may be unknown. */
const shapeOf = (columns: readonly AccountColumn[]) =>
  Object.fromEntries(columns.map(({ column, type }) => [column, schemas[type].nullable()]))

async function* exportRows(
  lake: Lake,
  table: AccountTable,
  filter: AccountFilter,
  sort: AccountSort,
  chosen: readonly AccountColumn[],
) {
  let after: readonly (string | null)[] | undefined
  for (;;) {
    const rows = await table.page(lake, filter, { sort, limit: exportPage, after })
    for (const row of rows) yield [String(row.account_id), ...chosen.map(({ column }) => cellOf(row, column))]
    const last = rows.at(-1)
    if (rows.length < exportPage || !last) return
    after = positionOf(last)
  }
}

function cellOf(row: Row, column: string): string | number | boolean | null {
  const cell = row[column] ?? null
  return typeof cell === 'object' ? null : cell
}
