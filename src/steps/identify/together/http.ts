import { Job, type Route, route, toJob } from '../../../ground/edge/index.ts'
import { hashId, type Speak } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { JobHandler, Jobs, State } from '../../../ground/state/index.ts'
import { Together, TogetherQuery, TogetherRequest } from './model.ts'
import { keepTogether, putTogether } from './together.ts'

type TogetherHttp = Readonly<{ lake: Lake; jobs: Jobs; speak: Speak }>

/** Routes of the view of a team and the evidence of the data, side by side and as one. */
export function togetherRoutes({ lake, jobs, speak }: TogetherHttp): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/profiles/together',
        permission: 'data:read',
        tag: 'identify',
        summary: 'What a team agreed on beside what was learned, where they contradict first',
        query: TogetherQuery,
        response: Together,
      },
      ({ query }) => putTogether(lake, query),
    ),
    route(
      {
        method: 'post',
        path: '/profiles/together',
        permission: 'profile:edit',
        tag: 'identify',
        summary:
          'Make a profile of what a team agreed on and what was learned, and score every account by it',
        body: TogetherRequest,
        status: 202,
        response: Job,
      },
      async ({ body }, { user, language }) => {
        // Said at once where there is nothing to put together.
        await putTogether(lake, body)
        return toJob(await jobs.start('together', body, user.name), speak, language)
      },
    ),
  ]
}

/** Background work of it. The id of the profile follows from that of the job, so that a job that is run again makes no second one. */
export const togetherJobs = (
  services: Readonly<{ lake: Lake; state: State }>,
): Record<'together', JobHandler> => ({
  together: async (input, job) => {
    job.report({ stage: 'identify.stage.scoring' })
    return keepTogether(services, hashId('icp', job.id), TogetherRequest.parse(input), job.by)
  },
})
