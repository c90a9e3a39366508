import { parentPort } from 'node:worker_threads'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Report } from '../study/findings.ts'
import type { FromThread } from './messages.ts'

/** Does the work of a thread that `inThread` started, and answers with what comes of it. */
export async function answer<Answer>(work: (report: Report) => Answer | Promise<Answer>): Promise<void> {
  const tell = (message: FromThread<Answer>) => parentPort?.postMessage(message)
  try {
    tell({
      type: 'answer',
      answer: await work((stage, done, total) => tell({ type: 'stage', stage, done, total })),
    })
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    tell({ type: 'fault', kind: error.kind, code: error.code, params: error.params })
  }
}
