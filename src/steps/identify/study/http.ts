import { z } from 'zod'
import { Job, type Route, route, toJob } from '../../../ground/edge/index.ts'
import { Fault, type Speak } from '../../../ground/kernel/index.ts'
import type { Jobs } from '../../../ground/state/index.ts'
import type { Files } from '../../collect/index.ts'
import { KeptStudy, Study, StudyRequest } from './model.ts'
import { mostRows } from './study-file.ts'

type StudyHttp = Readonly<{ files: Files; jobs: Jobs; speak: Speak }>

const params = z.strictObject({ id: z.string().max(100) })

/**
 * The study that a job made.
 * @throws Fault `identify.study.none` when there is none of this id, or not yet
 */
export async function studyOf(jobs: Jobs, id: string): Promise<Study> {
  const job = await jobs.get(id)
  const study = Study.safeParse(job.result)
  if (job.kind !== 'study' || !study.success) throw new Fault('missing', 'identify.study.none', { id })
  return study.data
}

/** Routes of studies: a table with an outcome is studied by a job, and what it found is shown. */
export function studyRoutes({ files, jobs, speak }: StudyHttp): Route[] {
  return [
    route(
      {
        method: 'post',
        path: '/studies',
        permission: 'data:import',
        tag: 'identify',
        summary: 'Study a table with an outcome: evidence, leaks, quality and a scorecard, as a job',
        description: `Nothing is imported. At most ${mostRows} rows. The result of the job is the study.`,
        body: StudyRequest,
        status: 202,
        response: Job,
      },
      async ({ body }, { user, language }) => {
        await files.path(body.file)
        return toJob(await jobs.start('study', body, user.name), speak, language)
      },
    ),
    route(
      {
        method: 'get',
        path: '/studies/{id}',
        permission: 'data:read',
        tag: 'identify',
        summary: 'What a study found, and what was asked; the id is that of the job',
        params,
        response: KeptStudy,
      },
      async ({ params: { id } }) => {
        const study = await studyOf(jobs, id)
        const { input } = await jobs.get(id)
        return { ...study, asked: StudyRequest.parse(input) }
      },
    ),
  ]
}
