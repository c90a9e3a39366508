import { z } from 'zod'
import type { FaultKind, FaultParams } from '../../../ground/kernel/index.ts'
import { type Study, StudyRequest } from './model.ts'

/** What a thread is given: where the file lies, and what is asked of it. */
export const ToThread = z.object({ path: z.string(), request: StudyRequest, today: z.string() })
export type ToThread = z.infer<typeof ToThread>

/** What it answers: how far it is, and then the study, or why there is none. */
export type FromThread =
  | Readonly<{ type: 'stage'; stage: string; done: number | undefined; total: number | undefined }>
  | Readonly<{ type: 'study'; study: Study }>
  | Readonly<{ type: 'fault'; kind: FaultKind; code: string; params: FaultParams }>
