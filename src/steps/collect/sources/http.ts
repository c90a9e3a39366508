import { z } from 'zod'
import {
  decodeCursor,
  encodeCursor,
  page,
  pageQuery,
  parseSort,
  type Route,
  route,
} from '../../../ground/edge/index.ts'
import type { Speak } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { Jobs, State } from '../../../ground/state/index.ts'
import type { Files } from '../files.ts'
import { currentAlerts } from './alerts.ts'
import { Source, SourceDetails, SourceLabel, sourceColumns } from './model.ts'
import { allSources, getSource, pickSources } from './registry.ts'
import { describeSource, sourceIdOf } from './store.ts'

export type SourcesHttp = Readonly<{
  lake: Lake
  state: State
  jobs: Jobs
  files: Files
  speak: Speak
  now: () => Date
  /** Folder of the home. */
  home: string
  uploadBytes: number
  /** Makes anew what depends on decisions. */
  refresh: (by: string) => Promise<unknown>
}>

const params = z.strictObject({ id: z.string().max(100) })

/** Routes of the sources: what is known of them, and what a person says about them. */
export function sourceRoutes(services: SourcesHttp): Route[] {
  const { lake, state, now, refresh } = services
  const reading = { permission: 'data:read', tag: 'collect', method: 'get' } as const
  const deciding = { permission: 'data:import', tag: 'collect' } as const

  const describe = async (label: string, details: SourceDetails, by: string): Promise<Source> => {
    await describeSource(state, label, details, by, now())
    await refresh(by)
    return getSource(lake, state, sourceIdOf(label))
  }

  return [
    route(
      {
        ...reading,
        path: '/sources',
        summary: 'The systems that files come from, with what came from each',
        query: z.strictObject({
          ...pageQuery,
          q: z.string().max(200).default('').describe('Text that label, owner, contact or note contain'),
          sort: z.string().max(80).optional().describe('A column, `-column` for descending'),
        }),
        response: page(Source).extend({ total: z.int() }),
      },
      async ({ query: { q, sort, cursor, limit } }) => {
        const order = parseSort(sort, sourceColumns, { column: 'label', direction: 'asc' })
        const [from] = decodeCursor(cursor, z.tuple([z.int().min(0)])) ?? [0]
        const alerts = await currentAlerts(services, (key) => key)
        const found = pickSources(await allSources(lake, state, alerts), q, order)
        const end = from + limit
        return {
          items: found.slice(from, end),
          next: found.length > end ? encodeCursor([end]) : null,
          total: found.length,
        }
      },
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/sources',
        summary: 'Describe a source by its label; one that is not known yet is made',
        body: SourceDetails.extend({ label: SourceLabel }),
        response: Source,
      },
      ({ body: { label, ...details } }, { user }) => describe(label, details, user.name),
    ),
    route(
      { ...reading, path: '/sources/{id}', summary: 'One source', params, response: Source },
      async ({ params: { id } }) => getSource(lake, state, id, await currentAlerts(services, (key) => key)),
    ),
    route(
      {
        ...deciding,
        method: 'patch',
        path: '/sources/{id}',
        summary: 'Say more about a source',
        params,
        body: SourceDetails,
        response: Source,
      },
      async ({ params: { id }, body }, { user }) =>
        describe((await getSource(lake, state, id)).label, body, user.name),
    ),
  ]
}
