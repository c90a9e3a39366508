import { z } from 'zod'
import {
  decodeCursor,
  exportQuery,
  exportResponse,
  page,
  pageQuery,
  type Route,
  route,
  rowOf,
  tableRoutes,
  toPage,
} from '../../../ground/edge/index.ts'
import { formatNumber, type Speak } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import { type Dictionary, Kind } from '../../collect/index.ts'
import { flagTable } from './flags.ts'
import { countFlags, countHealth, importTrend, sum } from './health.ts'
import { type AskUses, Quality, SourceRow, TrendPoint } from './model.ts'
import { reachTable } from './reach.ts'
import { countRows, headersOf, type RowFilter, type RowPosition, sourceRows } from './rows.ts'
import { findTodo } from './todo.ts'

export type QualityServices = Readonly<{
  lake: Lake
  speak: Speak
  /** The field dictionary as it is now, own fields included. */
  dictionary: () => Promise<Dictionary>
  askUses: AskUses
  now: () => Date
}>

const exportPage = 2000

/** Routes of the data quality: the figures, the rows behind each, what is doubtful and who can be reached. */
export function qualityRoutes({ lake, speak, dictionary, askUses, now }: QualityServices): Route[] {
  const common = { permission: 'data:read', tag: 'quality', method: 'get' } as const
  const params = z.strictObject({ kind: Kind })
  const rowQuery = {
    source: z.string().max(100).optional(),
    field: z.string().max(64).optional().describe('A field of the dictionary'),
    state: z.enum(['empty', 'filled']).optional().describe('Rows without or with this field'),
    q: z.string().max(200).optional().describe('A text that stands in the row'),
  }

  return [
    route(
      {
        ...common,
        path: '/quality',
        summary: 'How good the data are, per source and field',
        response: Quality,
        timeoutMs: 60_000,
      },
      async (_, { language }) => {
        const [counted, flags] = await Promise.all([
          countHealth(lake, await dictionary(), askUses, now(), (label) => label[language]),
          countFlags(lake),
        ])
        const { sources, fields } = counted
        const todo = await findTodo(lake, sources, flags, askUses)
        return {
          rows: sum(sources.map(({ rows }) => rows)),
          places: sum(fields.map(({ rows }) => rows)),
          filled: sum(fields.map(({ filled }) => filled)),
          used: sum(fields.filter(({ uses }) => uses.length > 0).map(({ filled }) => filled)),
          sleeping_columns: sum(sources.map(({ unmapped }) => unmapped.length)),
          flags: sum(flags.map((each) => each.flags)),
          sources,
          fields,
          flag_counts: flags,
          todo: todo.map((each) => ({
            ...each,
            text: speak(language, `match.todo.${each.code}`, {
              ...each.params,
              number: formatNumber(Number(each.params.count), language),
              kind: speak(language, `collect.kind.${each.params.kind}`),
              field: speak(language, String(each.params.field ?? '')),
              flag: speak(language, String(each.params.flag ?? '')),
            }),
          })),
        }
      },
    ),
    route(
      {
        ...common,
        permission: 'data:export',
        path: '/quality/export',
        summary: 'The figures of every source and field as a file',
        query: z.strictObject(exportQuery),
        response: 'file',
        timeoutMs: 60_000,
      },
      async ({ query }, { language, say }) => {
        const { fields } = await countHealth(
          lake,
          await dictionary(),
          askUses,
          now(),
          (label) => label[language],
        )
        const column = (name: string, type: 'text' | 'number') => ({
          name,
          type,
          title: say(`match.quality_column.${name}`),
        })
        return exportResponse(
          {
            name: 'data-health',
            columns: [
              column('source', 'text'),
              column('kind', 'text'),
              column('field', 'text'),
              column('rows', 'number'),
              column('filled', 'number'),
              column('blanked', 'number'),
              column('distinct', 'number'),
              column('uses', 'text'),
            ],
            rows: fields.map((each) => [
              each.source,
              each.kind,
              each.label,
              each.rows,
              each.filled,
              each.blanked,
              each.distinct,
              each.uses.join('; '),
            ]),
          },
          query,
          say,
        )
      },
    ),
    route(
      {
        ...common,
        path: '/quality/trend',
        summary: 'How the imports of a source came out over time, the oldest first',
        query: z.strictObject({ source: rowQuery.source, kind: Kind.optional() }),
        response: z.object({ items: z.array(TrendPoint) }),
      },
      async ({ query }) => ({ items: await importTrend(lake, query.source, query.kind) }),
    ),
    route(
      {
        ...common,
        path: '/rows/{kind}',
        summary: 'Source rows in force: what a figure counts',
        params,
        query: z.strictObject({ ...pageQuery, ...rowQuery }),
        response: page(SourceRow).extend({ total: z.int() }),
      },
      async ({ params: { kind }, query: { cursor, limit, ...rest } }) => {
        const known = await dictionary()
        const after = decodeCursor(cursor, z.tuple([z.number(), z.number(), z.string()]))
        const filter: RowFilter = { kind, ...rest }
        const [rows, total] = await Promise.all([
          sourceRows(lake, known, filter, after, limit + 1),
          countRows(lake, known, filter),
        ])
        return { ...toPage(rows, limit, ({ position }) => position), total }
      },
    ),
    route(
      {
        ...common,
        permission: 'data:export',
        path: '/rows/{kind}/export',
        summary: 'Source rows in force as a file',
        params,
        query: z.strictObject({ ...rowQuery, ...exportQuery }),
        response: 'file',
        timeoutMs: 0,
      },
      async ({ params: { kind }, query }, { say }) => {
        const filter: RowFilter = {
          kind,
          source: query.source,
          field: query.field,
          state: query.state,
          q: query.q,
        }
        const headers = await headersOf(lake, filter)
        const place = ['source', 'file', 'line'] as const
        return exportResponse(
          {
            name: kind,
            columns: [
              ...headers.map((header, i) => ({
                name: header || `column_${i + 1}`,
                type: 'text' as const,
                title: header,
              })),
              ...place.map((name) => ({
                name: `_${name}`,
                type: name === 'line' ? ('number' as const) : ('text' as const),
                title: say(`match.row_column.${name}`),
              })),
            ],
            rows: exportRows(lake, await dictionary(), filter, headers),
          },
          query,
          say,
        )
      },
    ),
    ...tableRoutes({
      lake,
      table: flagTable,
      path: '/flags',
      name: 'flags',
      row: rowOf(flagTable, 'FlagRow'),
      summary: 'What is doubtful in the rows, with the reason',
      sort: 'code',
    }),
    ...tableRoutes({
      lake,
      table: reachTable,
      path: '/reachability',
      name: 'reachability',
      row: rowOf(reachTable, 'ReachabilityRow'),
      summary: 'People whom somebody tried to reach, and by which channel they can be',
      sort: '-last_tried_on',
    }),
  ]
}

async function* exportRows(
  lake: Lake,
  dictionary: Dictionary,
  filter: RowFilter,
  headers: readonly string[],
) {
  for (let after: RowPosition | undefined; ; ) {
    const rows = await sourceRows(lake, dictionary, filter, after, exportPage)
    for (const { source, file, line, values } of rows) {
      const cells = new Map(values.map(({ header, value }) => [header, value]))
      yield [...headers.map((header) => cells.get(header) ?? null), source, file, line]
    }
    const last = rows.at(-1)
    if (rows.length < exportPage || !last) return
    after = last.position
  }
}
