import type { JobHandler } from '../../../ground/state/index.ts'
import type { Files } from '../../collect/index.ts'
import { inThread } from '../threads/in-thread.ts'
import { type Study, StudyRequest } from './model.ts'
import type { StudyAsked } from './study-file.ts'

type StudyServices = Readonly<{ files: Files; now: () => Date }>

/** Background work: studies a table with an outcome. Its result is the study; nothing is imported. */
export function studyJobs({ files, now }: StudyServices): Record<'study', JobHandler> {
  return {
    study: async (input, job) => {
      const request = StudyRequest.parse(input)
      const path = await files.path(request.file)
      const today = now().toISOString().slice(0, 10)
      const asked: StudyAsked = { path, request, today }
      return inThread<Study>(new URL('./thread.ts', import.meta.url), asked, job)
    },
  }
}
