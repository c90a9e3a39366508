import { z } from 'zod'
import { type Route, route } from '../ground/edge/index.ts'
import type { Speak } from '../ground/kernel/index.ts'
import type { Jobs } from '../ground/state/index.ts'
import { studyOf } from '../steps/identify/index.ts'
import { writeStudyReport } from './report/index.ts'

/** The report of a study as a file. */
export function studyReportRoutes({ jobs, speak }: Readonly<{ jobs: Jobs; speak: Speak }>): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/studies/{id}/report',
        permission: 'data:read',
        tag: 'identify',
        summary: 'What a study found, as one HTML document that needs nothing else',
        params: z.strictObject({ id: z.string().max(100) }),
        response: 'file',
      },
      async ({ params: { id } }, { language }) => {
        const study = await studyOf(jobs, id)
        const { finishedAt, createdAt } = await jobs.get(id)
        const say = (key: string, params?: Record<string, string | number>) => speak(language, key, params)
        const text = writeStudyReport(study, (finishedAt ?? createdAt).toISOString(), language, say)
        return new Response(text, {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-disposition': 'attachment; filename="study.html"',
          },
        })
      },
    ),
  ]
}
