import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { Mapping } from './model.ts'
import { forgetMapping, listMappings } from './store.ts'

/** Routes of remembered corrections. They are made by importing a file with other columns than recognised. */
export function mappingRoutes({ state }: Readonly<{ state: State }>): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/mappings',
        permission: 'data:read',
        tag: 'collect',
        summary: 'Corrections of columns that are remembered, the newest first',
        response: z.object({ items: z.array(Mapping), next: z.null() }),
      },
      async () => ({ items: await listMappings(state), next: null }),
    ),
    route(
      {
        method: 'delete',
        path: '/mappings/{id}',
        permission: 'data:import',
        tag: 'collect',
        summary: 'Forget a correction of columns',
        params: z.strictObject({ id: z.string().max(100) }),
        status: 204,
        response: 'none',
      },
      ({ params: { id } }) => forgetMapping(state, id),
    ),
  ]
}
