import { z } from 'zod'
import {
  decodeCursor,
  Job,
  page,
  pageQuery,
  type Route,
  route,
  toJob,
  toPage,
} from '../../../ground/edge/index.ts'
import type { Speak } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State, Job as StateJob } from '../../../ground/state/index.ts'
import { recordOf } from '../decisions/records.ts'
import { decide } from './decide.ts'
import { Verdict, VerdictRequest } from './model.ts'
import { sql } from './statements.ts'
import { listVerdicts, undoVerdict, verdictsOf } from './store.ts'

export type VerdictServices = Readonly<{
  lake: Lake
  state: State
  speak: Speak
  /** Starts the job that makes everything anew. */
  refresh: (by: string) => Promise<StateJob>
}>

const Decided = z.object({
  verdict: Verdict,
  job: Job.describe('Makes the account base anew; the verdict is kept whatever becomes of it'),
})

/** Verdicts with what the account base makes of them. */
async function marked(lake: Lake, verdicts: readonly Verdict[]): Promise<Verdict[]> {
  const overruled = new Set((await lake.read(sql.overruled)).map(({ seq }) => Number(seq)))
  return verdicts.map((each) => ({ ...each, overruled: overruled.has(each.verdict_id) }))
}

/** No verdict has a larger number. */
const newest = 2 ** 31 - 1

/** Routes of what people say about which rows are one company: merge, split, move, apart, related; history and undo. */
export function verdictRoutes({ lake, state, speak, refresh }: VerdictServices): Route[] {
  const reading = { method: 'get', permission: 'data:read', tag: 'verdicts' } as const
  const deciding = {
    method: 'post',
    permission: 'data:edit',
    tag: 'verdicts',
    response: Decided,
    status: 202,
  } as const
  return [
    route(
      {
        ...deciding,
        path: '/verdicts',
        summary: 'Say which accounts or rows are one company, and which are not; it survives every import',
        body: VerdictRequest,
      },
      async ({ body }, { user, language }) => {
        const verdict = await decide(lake, state, body, user.name)
        return { verdict, job: toJob(await refresh(user.name), speak, language) }
      },
    ),
    route(
      {
        ...reading,
        path: '/verdicts',
        summary: 'What people said about which rows are one company, undone verdicts too, the newest first',
        query: z.strictObject(pageQuery),
        response: page(Verdict),
      },
      async ({ query }) => {
        const [before] = decodeCursor(query.cursor, z.tuple([z.int()])) ?? [newest]
        const verdicts = await marked(lake, await listVerdicts(state, before, query.limit + 1))
        return toPage(verdicts, query.limit, ({ verdict_id }) => [verdict_id])
      },
    ),
    route(
      {
        ...deciding,
        path: '/verdicts/{id}/undo',
        summary: 'Take a verdict back; everything is as if it had never been said',
        params: z.strictObject({ id: z.coerce.number().int().min(1).max(newest) }),
      },
      async ({ params: { id } }, { user, language }) => {
        const verdict = await undoVerdict(state, id, user.name)
        return { verdict, job: toJob(await refresh(user.name), speak, language) }
      },
    ),
    route(
      {
        ...reading,
        path: '/accounts/{id}/verdicts',
        summary: 'What people said about rows of this account, the newest first',
        params: z.strictObject({ id: z.string().max(100) }),
        response: z.object({ items: z.array(Verdict) }),
      },
      async ({ params: { id } }) => {
        const { records } = await recordOf(lake, 'account', id)
        return { items: await marked(lake, await verdictsOf(state, records, 500)) }
      },
    ),
  ]
}
