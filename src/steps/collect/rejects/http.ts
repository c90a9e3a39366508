import { z } from 'zod'
import {
  decodeCursor,
  encodeCursor,
  exportQuery,
  exportResponse,
  page,
  pageQuery,
  type Route,
  route,
} from '../../../ground/edge/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import { getImport } from '../imports.ts'
import { Reject, RejectGroup, Severity } from '../model.ts'
import { rejectReport, rowsToFix, shapes } from './export.ts'
import { groupRejects, listRejects, toReject } from './list.ts'

const params = z.strictObject({ id: z.string().max(100) })
const asked = {
  code: z.string().max(100).optional(),
  severity: Severity.optional(),
  column: z.string().max(1000).optional().describe('Heading of the column'),
  q: z.string().max(200).optional().describe('Text that the row or the value contains'),
}

/** Routes of what an import could not take. */
export function rejectRoutes({ lake }: Readonly<{ lake: Lake }>): Route[] {
  const reading = { permission: 'data:read', tag: 'collect', method: 'get', params } as const
  return [
    route(
      {
        ...reading,
        path: '/imports/{id}/rejects',
        summary: 'Rows and values that could not be read, with line, reason and what to do',
        query: z.strictObject({ ...pageQuery, ...asked }),
        response: page(Reject),
      },
      async ({ params: { id }, query: { cursor, limit, ...narrowed } }, { say }) => {
        await getImport(lake, id)
        const [after] = decodeCursor(cursor, z.tuple([z.int()])) ?? [0]
        const rows = await listRejects(lake, id, narrowed, { after, limit: limit + 1 })
        const shown = rows.slice(0, limit)
        const last = Number(shown.at(-1)?.position)
        return {
          items: shown.map((row) => toReject(row, say)),
          next: rows.length > limit ? encodeCursor([last]) : null,
        }
      },
    ),
    route(
      {
        ...reading,
        path: '/imports/{id}/rejects/groups',
        summary: 'How often each reason stands, the most frequent first',
        response: z.object({ items: z.array(RejectGroup) }),
      },
      async ({ params: { id } }, { say }) => {
        await getImport(lake, id)
        return { items: await groupRejects(lake, id, say) }
      },
    ),
    route(
      {
        ...reading,
        permission: 'data:export',
        path: '/imports/{id}/rejects/export',
        summary: 'Rejects as a file: a report, or the rows to fix and import again',
        query: z.strictObject({ ...asked, ...exportQuery, shape: z.enum(shapes).default('report') }),
        response: 'file',
        timeoutMs: 0,
      },
      async ({ params: { id }, query: { shape, format, bom, ...narrowed } }, { say }) => {
        const imported = await getImport(lake, id)
        const table =
          shape === 'rows'
            ? await rowsToFix(lake, imported, narrowed, say)
            : rejectReport(lake, imported, narrowed, say)
        return exportResponse(table, { format, bom }, say)
      },
    ),
  ]
}
