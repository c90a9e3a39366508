import { z } from 'zod'
import { type ExportCell, exportQuery, exportResponse, type Route, route } from '../ground/edge/index.ts'
import type { Cell, ColumnType, Lake, PublicView } from '../ground/lake/index.ts'
import { collectViews } from '../steps/collect/index.ts'
import { identifyViews } from '../steps/identify/index.ts'
import { matchViews } from '../steps/match/index.ts'

/** The public views of all steps. */
export const views: readonly PublicView[] = [...matchViews, ...identifyViews, ...collectViews]

const Answered = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** What an address may hold with every letter of it escaped, for a server with the limits of Node. */
const longestLink = 4000

/** How a spreadsheet takes a column of an engine's type. */
const columnType = (type: string): ColumnType =>
  type === 'DATE' ? 'date' : type.startsWith('TIMESTAMP') ? 'moment' : 'text'

/** Items of a list as the working tables join them. */
const toExport = (cell: Cell): ExportCell =>
  typeof cell === 'object' && cell !== null ? cell.join('; ') : cell

/** SQL over the public views, read only. */
export function queryRoutes(lake: Lake, limits: Readonly<{ milliseconds: number; rows: number }>): Route[] {
  const names = views.map(({ view }) => view)
  const common = { permission: 'data:query', tag: 'query' } as const
  return [
    route(
      {
        ...common,
        method: 'post',
        path: '/query',
        summary: 'Answer one SELECT over the public views',
        body: z.strictObject({ sql: z.string().trim().min(1).max(100_000) }),
        response: z.object({
          columns: z.array(z.string()),
          types: z.array(z.string()).describe('Type of each column, as the engine names it'),
          rows: z.array(z.array(Answered)),
          truncated: z.boolean().describe('true when there were more rows than the limit'),
        }),
        timeoutMs: limits.milliseconds + 5000,
      },
      async ({ body }) => {
        const { columns, rows, truncated } = await lake.query(body.sql, { views: names, ...limits })
        return {
          columns: columns.map(({ name }) => name),
          types: columns.map(({ type }) => type),
          rows: rows.map((row) =>
            row.map((cell) => (typeof cell === 'object' && cell !== null ? [...cell] : cell)),
          ),
          truncated,
        }
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/query/export',
        summary:
          'The answer to one SELECT over the public views as a file; its name says when there are more rows',
        query: z.strictObject({ sql: z.string().trim().min(1).max(longestLink), ...exportQuery }),
        response: 'file',
        timeoutMs: limits.milliseconds + 5000,
      },
      async ({ query }, { say }) => {
        const { columns, rows, truncated } = await lake.query(query.sql, { views: names, ...limits })
        return exportResponse(
          {
            name: truncated ? `query-first-${rows.length}` : 'query',
            columns: columns.map(({ name, type }) => ({ name, title: name, type: columnType(type) })),
            rows: rows.map((row) => row.map(toExport)),
          },
          query,
          say,
        )
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/views',
        summary: 'The public views with their columns',
        response: z.object({
          items: z.array(
            z.object({
              view: z.string(),
              description: z.string(),
              columns: z.array(z.object({ name: z.string(), description: z.string() })),
            }),
          ),
        }),
      },
      () => ({
        items: views.map(({ view, description, columns }) => ({
          view,
          description,
          columns: Object.entries(columns).map(([name, text]) => ({ name, description: text })),
        })),
      }),
    ),
  ]
}
