import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Context, type Route, readFilters, repeated, route } from '../../../ground/edge/index.ts'
import { Fault, hashId } from '../../../ground/kernel/index.ts'
import type { Lake, WorkingTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { Narrowing, Segment, SegmentWish } from './model.ts'
import { type Author, listSegments, readSegment, type Saved, saveSegment, setRemoved } from './store.ts'

export type SegmentServices = Readonly<{
  lake: Lake
  state: State
  /** The working table of accounts, with the columns that people added. */
  tableNow: () => Promise<WorkingTable>
  now: () => Date
}>

/** What is drawn of a set unless something else is asked for. */
const drawn = ['industry', 'country', 'employees', 'revenue', 'relationship', 'grade']
const mostColumns = 12
const mostValues = 12
const params = z.strictObject({ id: z.string().max(100) })

/** Routes of segments: sets of accounts that people describe by criteria, see as these tighten, and name. */
export function segmentRoutes({ lake, state, tableNow, now }: SegmentServices): Route[] {
  const author = ({ user }: Pick<Context<'session'>, 'user'>): Author => ({ by: user.name, at: now() })
  const withAccounts = async (saved: Saved): Promise<Segment> => {
    const accounts = await (await tableNow())
      .count(lake, { filters: readFilters(saved.where) })
      .catch((error: unknown) => {
        // A column that somebody removed since.
        if (error instanceof Fault && error.kind === 'invalid') return null
        throw error
      })
    return { ...saved, accounts }
  }
  /** @throws Fault where a criterion cannot be one */
  const save = async (id: string, wish: SegmentWish, context: Pick<Context<'session'>, 'user'>) => {
    await (await tableNow()).count(lake, { filters: readFilters(wish.where) })
    return withAccounts(await saveSegment(state, id, wish, author(context)))
  }
  const common = { tag: 'segments' } as const

  return [
    route(
      {
        ...common,
        method: 'get',
        path: '/segments/narrow',
        permission: 'data:read',
        summary: 'How many accounts are left as criteria are added, and what those that meet all are like',
        query: z.strictObject({
          where: repeated(z.string().max(600)).describe('Criteria as in the working table of accounts'),
          column: repeated(z.string().max(80)).describe('Columns to spread; some usual ones when left out'),
        }),
        response: Narrowing,
      },
      async ({ query }) => {
        const table = await tableNow()
        const filters = readFilters(query.where ?? [])
        const criteria = [...filters].map(([column, values]) => ({ column, values }))
        const { rows, left, alone } = await table.narrow(
          lake,
          criteria.map(({ column, values }) => ({ filters: new Map([[column, values]]) })),
        )
        const spreads: Narrowing['spreads'] = []
        for (const column of (query.column ?? drawn).slice(0, mostColumns))
          spreads.push({
            column,
            type: table.columnOf(column).type,
            items: await table.spread(lake, { filters }, column, mostValues),
          })
        return {
          accounts: rows,
          criteria: criteria.map((each, i) => ({ ...each, left: left[i] ?? 0, alone: alone[i] ?? 0 })),
          spreads,
        }
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/segments',
        permission: 'data:read',
        summary: 'Segments by name, with how many accounts are in each now',
        response: z.object({ items: z.array(Segment), next: z.null() }),
      },
      async () => ({ items: await Promise.all((await listSegments(state)).map(withAccounts)), next: null }),
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/segments/{id}',
        permission: 'data:read',
        summary: 'A segment',
        params,
        response: Segment,
      },
      async ({ params: { id } }) => withAccounts(await readSegment(state, id)),
    ),
    route(
      {
        ...common,
        method: 'post',
        path: '/segments',
        permission: 'list:edit',
        summary: 'Save criteria as a segment',
        body: SegmentWish,
        status: 201,
        response: Segment,
      },
      ({ body }, context) => save(hashId('seg', randomUUID()), body, context),
    ),
    route(
      {
        ...common,
        method: 'post',
        path: '/segments/{id}',
        permission: 'list:edit',
        summary: 'Give a segment other criteria or another name',
        params,
        body: SegmentWish,
        response: Segment,
      },
      async ({ params: { id }, body }, context) => {
        await readSegment(state, id)
        return save(id, body, context)
      },
    ),
    ...(['remove', 'restore'] as const).map((verb) =>
      route(
        {
          ...common,
          method: 'post',
          path: `/segments/{id}/${verb}`,
          permission: 'list:edit',
          summary:
            verb === 'remove' ? 'Remove a segment; it can be brought back' : 'Bring a removed segment back',
          params,
          response: Segment,
        },
        async ({ params: { id } }, context) =>
          withAccounts(await setRemoved(state, id, verb === 'remove' ? author(context) : null)),
      ),
    ),
  ]
}
