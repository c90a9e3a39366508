import { z } from 'zod'
import {
  decodeCursor,
  encodeCursor,
  exportQuery,
  exportResponse,
  Job,
  page,
  pageQuery,
  type Route,
  route,
  toJob,
} from '../../../ground/edge/index.ts'
import type { Speak } from '../../../ground/kernel/index.ts'
import type { Jobs } from '../../../ground/state/index.ts'
import type { Files } from '../../collect/index.ts'
import { groupsFrom } from './groups.ts'
import { mostRows } from './job.ts'
import { DedupeGroup, DedupeRequest, DedupeSummary, orders } from './model.ts'
import { dedupedSheet } from './sheet.ts'
import type { Dedupes } from './store.ts'

type DedupeHttp = Readonly<{ files: Files; dedupes: Dedupes; jobs: Jobs; speak: Speak }>

const params = z.strictObject({ id: z.string().max(100) })

/** Routes of duplicates in a sheet: looked for by a job, shown group by group, and given back with the sheet. */
export function dedupeRoutes({ files, dedupes, jobs, speak }: DedupeHttp): Route[] {
  const common = { permission: 'data:import', tag: 'names' } as const
  return [
    route(
      {
        ...common,
        method: 'post',
        path: '/match/dedupe',
        summary: 'Find the rows of an uploaded sheet that are one company, or one person, as a job',
        description: `Nothing is imported. At most ${mostRows} rows; rows that cannot be read are left out and counted. The result of the job is the summary; what was found is kept until newer ones take its place or Talweg is started anew.`,
        body: DedupeRequest,
        status: 202,
        response: Job,
      },
      async ({ body }, { user, language }) => {
        await files.path(body.file)
        return toJob(await jobs.start('dedupe', body, user.name), speak, language)
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/match/dedupe/{id}',
        summary: 'What was found in a sheet, in figures; the id is that of the job',
        params,
        response: DedupeSummary,
      },
      ({ params: { id } }) => dedupes.summary(id),
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/match/dedupe/{id}/groups',
        summary: 'The rows of a sheet that are one, side by side, with the reason of each',
        params,
        query: z.strictObject({
          ...pageQuery,
          order: z.enum(orders).default('unsure').describe('The least sure first, or the largest'),
        }),
        response: page(DedupeGroup),
      },
      async ({ params: { id }, query: { order, cursor, limit } }) => {
        const [from] = decodeCursor(cursor, z.tuple([z.int().min(0)])) ?? [0]
        const kept = await dedupes.open(id)
        try {
          const items = await groupsFrom(kept, order, from, limit)
          const end = from + items.length
          return { items, next: end < kept.found.sizes.length ? encodeCursor([end]) : null }
        } finally {
          await kept.rows.close()
        }
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/match/dedupe/{id}/export',
        summary:
          'The sheet as it is, with an id per company or person, the probability of a match, and its reason',
        params,
        query: z.strictObject(exportQuery),
        response: 'file',
        timeoutMs: 0,
      },
      async ({ params: { id }, query }, { say }) => {
        const kept = await dedupes.open(id)
        const name = `${kept.summary.name.replace(/\.[^.]*$/, '')} ${say('match.dedupe.deduped')}`
        return exportResponse({ name, ...dedupedSheet(kept, say) }, query, say)
      },
    ),
  ]
}
