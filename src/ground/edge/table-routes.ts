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
import { readFilters } from './filter.ts'
import { decodeCursor, encodeCursor, page, pageQuery, parseSort, repeated } from './paging.ts'
import { type Route, route } from './route.ts'

export type ServedTable = Readonly<{
  lake: Lake
  table: WorkingTable
  /** The table as it is when somebody asks: with the columns that people added. */
  now?: () => Promise<WorkingTable>
  /** Where it is served: `/accounts`; below it stand `/export`, `/columns` and `/values`. */
  path: string
  /** Name of the file of an export, without extension, and of the tag in the OpenAPI document. */
  name: string
  /** A row as the API shows it, see {@link rowOf}. */
  row: z.ZodType
  summary: string
  /** Order of a list that asks for none: `name`, `-closed_on`. */
  sort: string
}>

const Position = z.tuple([z.string().nullable(), z.string()])
const exportPage = 5000

/** A working table over HTTP: its page, its whole as a file, its columns, and the values to filter by. */
export function tableRoutes({
  lake,
  table,
  path,
  name,
  row,
  summary,
  sort,
  ...served
}: ServedTable): Route[] {
  const now = served.now ?? (async () => table)
  const filterable = table.columns.filter((column) => column.filterable).map(({ column }) => column)
  const tableQuery = {
    q: z.string().max(200).optional().describe('Words that a row must contain'),
    sort: z.string().max(80).default(sort).describe('A column, `-column` for descending'),
    where: repeated(z.string().max(600)).describe(
      '`column=value`, `column!=value`, and for numbers and days `column>=value` and `column<=value`',
    ),
    ...Object.fromEntries(filterable.map((column) => [column, repeated(z.string().max(500))])),
  }
  const read = (
    query: Record<string, unknown>,
    { columns }: WorkingTable,
  ): { filter: TableFilter; sort: TableSort } => {
    const names = columns.map((each) => each.column)
    const { column, direction } = parseSort(text(query.sort), names, {
      column: names[0] ?? '',
      direction: 'asc',
    })
    const named = filterable.flatMap((each) => texts(query[each]).map((value) => `${each}=${value}`))
    const filters = readFilters([...named, ...texts(query.where)])
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
        const full = await now()
        const asked = read(query, full)
        const after = decodeCursor(query.cursor, Position)
        const [rows, total] = await Promise.all([
          full.page(lake, asked.filter, { sort: asked.sort, limit: query.limit + 1, after }),
          full.count(lake, asked.filter),
        ])
        const items = rows.slice(0, query.limit)
        const last = items.at(-1)
        const next = rows.length > query.limit && last ? encodeCursor(positionOf(full, last)) : null
        return { items: items.map((item) => ofColumns(full, item)), next, total }
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
      async ({ query }, { say, language }) => {
        const full = await now()
        const { filter, sort } = read(query, full)
        const wanted =
          query.columns?.split(',') ?? full.columns.filter(({ shown }) => shown).map(({ column }) => column)
        const chosen = wanted.map((each) => full.columnOf(each))
        return exportResponse(
          {
            name,
            columns: [
              ...chosen.map(({ column, type, label }) => ({
                name: column,
                type,
                title: typeof label === 'string' ? say(label) : label[language],
              })),
              { name: table.id, type: 'text', title: say('edge.column.id') },
            ],
            rows: exportRows(lake, full, filter, sort, chosen),
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
              label: z.string(),
              filterable: z.boolean(),
              shown: z.boolean(),
              golden: z.boolean().describe('true: the value comes from a field of account files'),
              named: z
                .string()
                .nullable()
                .describe('Type of values that have a name in each language, see /names'),
              words: z.string().nullable().describe('Key of the words of its values, where these are codes'),
            }),
          ),
        }),
      },
      async (_, { say, language }) => ({
        items: (await now()).columns.map(
          ({ column, type, label, filterable = false, shown = false, golden = false, named, words }) => ({
            column,
            type,
            label: typeof label === 'string' ? say(label) : label[language],
            filterable,
            shown,
            golden,
            named: named?.type ?? null,
            words: words ?? null,
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
        items: (await (await now()).values(lake, query.column, query.q)).map(({ value, rows }) => ({
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

/** A row without what it was sorted by. */
const ofColumns = ({ id, columns }: WorkingTable, row: Row): Row =>
  Object.fromEntries([id, ...columns.map(({ column }) => column)].map((name) => [name, row[name] ?? null]))

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
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
