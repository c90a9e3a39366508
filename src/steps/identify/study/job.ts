import type { JobHandler } from '../../../ground/state/index.ts'
import type { Files } from '../../collect/index.ts'
import { StudyRequest } from './model.ts'
import { studyInThread } from './worker.ts'

type StudyServices = Readonly<{ files: Files; now: () => Date }>

/** Background work: studies a table with an outcome. Its result is the study; nothing is imported. */
export function studyJobs({ files, now }: StudyServices): Record<'study', JobHandler> {
  return {
    study: async (input, job) => {
      const request = StudyRequest.parse(input)
      const path = await files.path(request.file)
      const today = now().toISOString().slice(0, 10)
      return studyInThread({ path, request, today }, job.signal, (stage, done, total) => {
        const at = `identify.study.stage.${stage}`
        if (stage === 'reading' && done !== undefined) job.report({ stage: at, rows: done })
        else job.report({ stage: at, ...(done === undefined || total === undefined ? {} : { done, total }) })
      })
    },
  }
}
