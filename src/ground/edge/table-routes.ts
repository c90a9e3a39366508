import { z } from 'zod'
import {
  type ColumnType,
  type Lake,
  positionOf,
  type Row,
  type TableColumn,
  type TableFilter,
  type TableSort,
  type WorkingTable,
} from '../lake/index.ts'
import { exportQuery, exportResponse } from './export.ts'
import { decodeCursor, encodeCursor, page, pageQuery, parseSort, repeated } from './paging.ts'
import { type Route, route } from './route.ts'

export type ServedTable = Readonly<{
  lake: Lake
  table: WorkingTable
  /** Where it is served: `/accounts`; below it stand `/export`, `/columns` and `/values`. */
  path: string
  /** Name of the file of an export, without extension, and of the tag in the OpenAPI document. */
  name: string
  /** A row as the API shows it, see {@link rowOf}. */
  row: ReturnType<typeof rowOf>
  summary: string
  /** Order of a list that asks for none: `name`, `-closed_on`. */
  sort: string
}>

const Position = z.tuple([z.string().nullable(), z.string()])
const exportPage = 5000

/** A working table over HTTP: its page, its whole as a file, its columns, and the values to filter by. */
export function tableRoutes({ lake, table, path, name, row, summary, sort }: ServedTable): Route[] {
  const { columns } = table
  const filterable = columns.filter((column) => column.filterable).map(({ column }) => column)
  const names = columns.map(({ column }) => column)
  const tableQuery = {
    q: z.string().max(200).optional().describe('Words that a row must contain'),
    sort: z.string().max(80).default(sort).describe('A column, `-column` for descending'),
    ...Object.fromEntries(filterable.map((column) => [column, repeated(z.string().max(500))])),
  }
  const read = (query: Record<string, unknown>): { filter: TableFilter; sort: TableSort } => {
    const { column, direction } = parseSort(text(query.sort), names, {
      column: names[0] ?? '',
      direction: 'asc',
    })
    const filters = new Map(
      filterable.flatMap((each): [string, string[]][] => {
        const values = query[each]
        return Array.isArray(values) ? [[each, values.map(String)]] : []
      }),
    )
    return { filter: { q: text(query.q), filters }, sort: { column, descending: direction === 'desc' } }
  }
  const common = { permission: 'data:read', tag: name, method: 'get' } as const

  return [
    route(
      {
        ...common,
        path,
        summary,
        query: z.strictObject({ ...pageQuery, ...tableQuery }),
        response: page(row).extend({ total: z.int() }),
      },
      async ({ query }) => {
        const asked = read(query)
        const after = decodeCursor(query.cursor, Position)
        const [rows, total] = await Promise.all([
          table.page(lake, asked.filter, { sort: asked.sort, limit: query.limit + 1, after }),
          table.count(lake, asked.filter),
        ])
        const items = rows.slice(0, query.limit)
        const last = items.at(-1)
        const next = rows.length > query.limit && last ? encodeCursor(positionOf(table, last)) : null
        return { items: items.map((item) => row.parse(item)), next, total }
      },
    ),
    route(
      {
        ...common,
        permission: 'data:export',
        path: `${path}/export`,
        summary: `${summary}, as a file: the same rows, order and columns`,
        query: z.strictObject({
          ...tableQuery,
          ...exportQuery,
          columns: z.string().max(2000).optional().describe('Names, separated by commas'),
        }),
        response: 'file',
        timeoutMs: 0,
      },
      ({ query }, { say }) => {
        const { filter, sort } = read(query)
        const wanted =
          query.columns?.split(',') ?? columns.filter(({ shown }) => shown).map(({ column }) => column)
        const chosen = wanted.map((each) => table.columnOf(each))
        return exportResponse(
          {
            name,
            columns: [
              ...chosen.map(({ column, type, label }) => ({ name: column, type, title: say(label) })),
              { name: table.id, type: 'text', title: say('edge.column.id') },
            ],
            rows: exportRows(lake, table, filter, sort, chosen),
          },
          query,
          say,
        )
      },
    ),
    route(
      {
        ...common,
        path: `${path}/columns`,
        summary: `${summary}: its columns`,
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
              named: z
                .string()
                .nullable()
                .describe('Type of values that have a name in each language, see /names'),
            }),
          ),
        }),
      },
      (_, { say }) => ({
        items: columns.map(
          ({ column, type, label, filterable = false, shown = false, golden = false, named }) => ({
            column,
            type,
            label_key: label,
            label: say(label),
            filterable,
            shown,
            golden,
            named: named?.type ?? null,
          }),
        ),
      }),
    ),
    route(
      {
        ...common,
        path: `${path}/values`,
        summary: `${summary}: values of a column to filter by, the most frequent first`,
        query: z.strictObject({ column: z.string().max(80), q: z.string().max(200).default('') }),
        response: z.object({ items: z.array(z.object({ value: z.string().nullable(), rows: z.int() })) }),
      },
      async ({ query }) => ({
        items: (await table.values(lake, query.column, query.q)).map(({ value, rows }) => ({
          value: value === null || value === undefined ? null : String(value),
          rows: Number(rows),
        })),
      }),
    ),
  ]
}

const schemas: Record<ColumnType, z.ZodType> = {
  text: z.string(),
  number: z.number(),
  year: z.int(),
  money: z.number(),
  date: z.iso.date(),
  moment: z.iso.datetime(),
  flag: z.boolean(),
  list: z.string().describe('Items, joined by “; ”'),
}

/** A row as the API shows it; any of its values may be unknown. */
export const rowOf = ({ id, columns }: WorkingTable, model: string) =>
  z
    .object({
      [id]: z.string(),
      ...Object.fromEntries(columns.map(({ column, type }) => [column, schemas[type].nullable()])),
    })
    .meta({ id: model })

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

async function* exportRows(
  lake: Lake,
  table: WorkingTable,
  filter: TableFilter,
  sort: TableSort,
  chosen: readonly TableColumn[],
) {
  const names = [...chosen.map(({ column }) => column), table.id]
  let after: ReturnType<typeof positionOf> | undefined
  for (;;) {
    const rows: Row[] = await table.page(lake, filter, { sort, limit: exportPage, after })
    for (const row of rows) yield names.map((name) => plain(row[name]))
    const last = rows.at(-1)
    if (rows.length < exportPage || !last) return
    after = positionOf(table, last)
  }
}

const plain = (cell: Row[string] | undefined) =>
  typeof cell === 'object' || cell === undefined ? null : cell
