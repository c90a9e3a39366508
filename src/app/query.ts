import { z } from 'zod'
import { type Route, route } from '../ground/edge/index.ts'
import type { Lake, PublicView } from '../ground/lake/index.ts'
import { collectViews } from '../steps/collect/index.ts'
import { identifyViews } from '../steps/identify/index.ts'
import { matchViews } from '../steps/match/index.ts'

/** The public views of all steps. */
export const views: readonly PublicView[] = [...matchViews, ...identifyViews, ...collectViews]

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

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
          rows: z.array(z.array(Cell)),
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
