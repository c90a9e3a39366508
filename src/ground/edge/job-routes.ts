import { z } from 'zod'
import type { Language, Speak } from '../kernel/index.ts'
import type { Jobs, Job as StateJob } from '../state/index.ts'
import { Job } from './model.ts'
import { page, pageQuery } from './paging.ts'
import { type Route, route } from './route.ts'
import { eventStream } from './sse.ts'

const common = { permission: 'data:read', tag: 'jobs' } as const
const params = z.strictObject({ id: z.string() })

/** A job as the API shows it: why it failed is said in the language of the reader. */
export function toJob(job: StateJob, speak: Speak, language: Language): Job {
  const { id, kind, status, stage, done, total, rows, result, fault } = job
  return {
    id,
    kind,
    status,
    stage,
    done,
    total,
    rows,
    result,
    fault: fault && { code: fault.code, detail: speak(language, fault.code, fault.params) },
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    finished_at: job.finishedAt?.toISOString() ?? null,
  }
}

/** Long work, whoever started it. */
export function jobRoutes(jobs: Jobs, speak: Speak): Route[] {
  return [
    route(
      {
        ...common,
        method: 'get',
        path: '/jobs',
        summary: 'The latest jobs, newest first',
        query: z.strictObject({ limit: pageQuery.limit }),
        response: page(Job),
      },
      async ({ query: { limit } }, { language }) => ({
        items: (await jobs.list({ limit })).map((job) => toJob(job, speak, language)),
        next: null,
      }),
    ),
    route(
      { ...common, method: 'get', path: '/jobs/{id}', summary: 'One job', params, response: Job },
      async ({ params: { id } }, { language }) => toJob(await jobs.get(id), speak, language),
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/jobs/{id}/events',
        summary: 'The job now and after each change, as events named “job”, until it is finished',
        params,
        response: 'events',
      },
      async ({ params: { id } }, { language, signal }) => {
        await jobs.get(id)
        return eventStream(
          jobEvents(jobs, id, signal, (job) => toJob(job, speak, language)),
          signal,
        )
      },
    ),
    route(
      {
        ...common,
        permission: 'data:import',
        method: 'post',
        path: '/jobs/{id}/cancel',
        summary: 'Ask a job to end; one that is finished stays as it is',
        params,
        response: Job,
      },
      async ({ params: { id } }, { language }) => toJob(await jobs.cancel(id), speak, language),
    ),
  ]
}

async function* jobEvents(jobs: Jobs, id: string, signal: AbortSignal, show: (job: StateJob) => Job) {
  for await (const job of jobs.watch(id, signal)) yield { event: 'job', data: show(job) }
}
