import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { OwnField, OwnFieldRequest } from './model.ts'
import { addOwnField, ownFields, removeOwnField } from './store.ts'

type Services = Readonly<{
  state: State
  now: () => Date
  /** Makes anew what depends on decisions. */
  refresh: (by: string) => Promise<unknown>
}>

/** Routes of the fields that people add to the dictionary. */
export function ownFieldRoutes({ state, now, refresh }: Services): Route[] {
  const deciding = { permission: 'data:import', tag: 'collect' } as const
  return [
    route(
      {
        method: 'get',
        path: '/own-fields',
        permission: 'data:read',
        tag: 'collect',
        summary: 'Fields that people added to the dictionary',
        response: z.object({ items: z.array(OwnField), next: z.null() }),
      },
      async () => ({ items: await ownFields(state), next: null }),
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/own-fields',
        summary:
          'Add a field to the dictionary; columns that are headed like it, of old files too, are then its values',
        body: OwnFieldRequest,
        status: 201,
        response: OwnField,
      },
      async ({ body }, { user }) => {
        const field = await addOwnField(state, body, { by: user.name, at: now() })
        await refresh(user.name)
        return field
      },
    ),
    route(
      {
        ...deciding,
        method: 'delete',
        path: '/own-fields/{field}',
        summary: 'Take an own field out of the dictionary; what files say is kept',
        params: z.strictObject({ field: z.string().max(60) }),
        status: 204,
        response: 'none',
      },
      async ({ params: { field } }, { user }) => {
        await removeOwnField(state, field, now())
        await refresh(user.name)
      },
    ),
  ]
}
