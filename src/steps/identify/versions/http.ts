import { z } from 'zod'
import { Job, type Route, route, toJob } from '../../../ground/edge/index.ts'
import { hashId, type Speak } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { JobHandler, Jobs, State } from '../../../ground/state/index.ts'
import { getProfile } from '../profiles.ts'
import { Activation, Consequences, ProfileVersion } from './model.ts'
import { previewVersion } from './preview.ts'
import { decideActivation } from './store.ts'
import { activatable, activate, versionsOf } from './versions.ts'

type VersionHttp = Readonly<{ lake: Lake; jobs: Jobs; speak: Speak }>

const params = z.strictObject({ id: z.string().max(100) })

/** Routes of the versions of a profile: what each changed, what would follow, which counts. */
export function versionRoutes({ lake, jobs, speak }: VersionHttp): Route[] {
  const reading = { permission: 'data:read', tag: 'identify', method: 'get' } as const
  return [
    route(
      {
        ...reading,
        path: '/profiles/{id}/versions',
        summary: 'All versions of a profile: when each counted and why, and what it changed',
        params,
        response: z.object({ items: z.array(ProfileVersion), next: z.null() }),
      },
      async ({ params: { id } }) => ({ items: await versionsOf(lake, id), next: null }),
    ),
    route(
      {
        ...reading,
        path: '/profiles/{id}/preview',
        summary: 'Who would rise and fall, and why, if a version counted; nothing is changed',
        params,
        query: z.strictObject({
          against: z
            .string()
            .max(100)
            .optional()
            .describe('The version to compare it with; the one in force when left out'),
        }),
        response: Consequences,
      },
      ({ params: { id }, query }) => previewVersion(lake, id, query.against),
    ),
    route(
      {
        method: 'post',
        path: '/profiles/{id}/activate',
        permission: 'profile:edit',
        tag: 'identify',
        summary: 'Put a version in force, a draft or an earlier one again, and score every account by it',
        params,
        body: Activation,
        status: 202,
        response: Job,
      },
      async ({ params: { id }, body: { reason } }, { user, language }) => {
        const { profile_id } = await activatable(lake, id)
        return toJob(await jobs.start('activate', { profile_id, reason }, user.name), speak, language)
      },
    ),
  ]
}

const ActivateInput = Activation.extend({ profile_id: z.string() })

/** Background work of it. The id of the decision follows from that of the job, so that a job that is run again decides nothing twice. */
export const versionJobs = ({
  lake,
  state,
}: Readonly<{ lake: Lake; state: State }>): Record<'activate', JobHandler> => ({
  activate: async (input, job) => {
    job.report({ stage: 'identify.stage.scoring' })
    const wish = { ...ActivateInput.parse(input), activation_id: hashId('act', job.id), by: job.by }
    const decision = await decideActivation(state, wish)
    await lake.transaction((tx) => activate(tx, decision))
    return getProfile(lake, decision.profile_id)
  },
})
