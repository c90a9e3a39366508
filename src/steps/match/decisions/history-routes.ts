import { z } from 'zod'
import { decodeCursor, page, pageQuery, type Route, route, toPage } from '../../../ground/edge/index.ts'
import { ListedEdit } from '../model.ts'
import { withAbout } from './about.ts'
import { listEdits, undoEdit } from './edits.ts'
import { type DecisionServices, Done } from './services.ts'
import { becameVisible, bulkTimeoutMs } from './visible.ts'

/** No decision has a larger number. */
const newest = 2 ** 31 - 1

/** What people changed by hand, and taking it back. */
export function historyRoutes({ lake, state, follow }: DecisionServices): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/edits',
        permission: 'data:read',
        tag: 'accounts',
        summary: 'What people changed by hand, undone changes too, the newest first',
        query: z.strictObject(pageQuery),
        response: page(ListedEdit),
      },
      async ({ query }) => {
        const [before] = decodeCursor(query.cursor, z.tuple([z.int()])) ?? [newest]
        const edits = await listEdits(state, before, query.limit + 1)
        const { items, next } = toPage(edits, query.limit, ({ edit_id }) => [edit_id])
        return { items: await withAbout(lake, state, items), next }
      },
    ),
    route(
      {
        method: 'post',
        path: '/edits/{id}/undo',
        permission: 'data:edit',
        tag: 'accounts',
        summary: 'Take a change by hand back, for all accounts or contacts that it was about',
        params: z.strictObject({
          id: z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1),
        }),
        response: Done,
        timeoutMs: bulkTimeoutMs,
      },
      async ({ params: { id } }, { user }) => {
        const edit = await undoEdit(state, id, user.name)
        return { edit, visible: await becameVisible(follow(), edit) }
      },
    ),
  ]
}
