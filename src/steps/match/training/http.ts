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
import type { Jobs, State, Job as StateJob } from '../../../ground/state/index.ts'
import { readLearned, toKeep } from './learned.ts'
import { VersionWeights, WeightsDecision, WeightsRequest, WeightsVersion } from './model.ts'
import { chooseVersion, keepVersion, listChoices, listVersions, readVersion, undoChoice } from './store.ts'

type TrainingServices = Readonly<{
  lake: Lake
  state: State
  jobs: Jobs
  speak: Speak
  /** Starts the job that makes everything anew. */
  refresh: (by: string) => Promise<StateJob>
}>

const Decided = z.object({
  decision: WeightsDecision,
  job: Job.describe('Makes the account base anew; the decision is kept whatever becomes of it'),
})

/** No version and no decision has a larger number. */
const newest = 2 ** 31 - 1

/** Routes of the weights of the matcher as a decision: versions, a preview, deciding, and taking it back. */
export function trainingRoutes({ lake, state, jobs, speak, refresh }: TrainingServices): Route[] {
  const reading = { method: 'get', permission: 'data:read', tag: 'verdicts' } as const
  const deciding = { method: 'post', permission: 'data:edit', tag: 'verdicts', status: 202 } as const
  return [
    route(
      {
        ...reading,
        path: '/match/weights/versions',
        summary: 'Weights that somebody keeps, the newest first',
        query: z.strictObject(pageQuery),
        response: page(WeightsVersion),
      },
      async ({ query }) => {
        const [before] = decodeCursor(query.cursor, z.tuple([z.int()])) ?? [newest]
        const versions = await listVersions(state, before, query.limit + 1)
        return toPage(versions, query.limit, ({ version }) => [version])
      },
    ),
    route(
      {
        ...reading,
        path: '/match/weights/versions/{version}',
        summary: 'A version with the weights that it keeps',
        params: z.strictObject({ version: z.coerce.number().int().min(1).max(newest) }),
        response: VersionWeights,
      },
      ({ params: { version } }) => readVersion(state, version),
    ),
    route(
      {
        ...reading,
        path: '/match/weights/decisions',
        summary: 'What people decided about which weights count, undone decisions too, the newest first',
        query: z.strictObject(pageQuery),
        response: page(WeightsDecision),
      },
      async ({ query }) => {
        const [before] = decodeCursor(query.cursor, z.tuple([z.int()])) ?? [newest]
        const decisions = await listChoices(state, before, query.limit + 1)
        return toPage(decisions, query.limit, ({ decision_id }) => [decision_id])
      },
    ),
    route(
      {
        ...deciding,
        path: '/match/weights/preview',
        summary: 'What other weights would change, found out as a job; nothing of it is kept',
        body: WeightsRequest,
        response: Job,
      },
      async ({ body }, { user, language }) => {
        if (body.use === 'version') await readVersion(state, body.version)
        return toJob(await jobs.start('weights_preview', body, user.name), speak, language)
      },
    ),
    route(
      {
        ...deciding,
        path: '/match/weights/decisions',
        summary:
          'Decide which weights count: what is taught now as a new version, an earlier version, or none',
        body: WeightsRequest,
        response: Decided,
      },
      async ({ body }, { user, language }) => {
        const decision =
          body.use === 'taught' || body.use === 'now'
            ? await keepVersion(state, toKeep(await readLearned(lake), body), user.name)
            : await chooseVersion(state, body.use === 'version' ? body.version : null, user.name)
        return { decision, job: toJob(await refresh(user.name), speak, language) }
      },
    ),
    route(
      {
        ...deciding,
        path: '/match/weights/decisions/{id}/undo',
        summary: 'Take a decision about weights back; what was decided before it counts again',
        params: z.strictObject({ id: z.coerce.number().int().min(1).max(newest) }),
        response: Decided,
      },
      async ({ params: { id } }, { user, language }) => {
        const decision = await undoChoice(state, id, user.name)
        return { decision, job: toJob(await refresh(user.name), speak, language) }
      },
    ),
  ]
}
