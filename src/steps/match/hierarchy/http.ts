import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import { livingId } from '../accounts.ts'
import { groupOf } from './group.ts'
import { Group } from './model.ts'

/** The route of the group that an account is a part of. What one says about it is a verdict: related. */
export function hierarchyRoutes(lake: Lake): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/accounts/{id}/group',
        permission: 'data:read',
        tag: 'accounts',
        summary:
          'The head of the group that this account is a part of, and all branches and subsidiaries below it',
        params: z.strictObject({ id: z.string().max(100) }),
        response: Group,
      },
      async ({ params: { id } }) => groupOf(lake, await livingId(lake, id)),
    ),
  ]
}
