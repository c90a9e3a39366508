import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Report } from './findings.ts'
import type { FromThread, ToThread } from './messages.ts'
import type { Study } from './model.ts'

/**
 * Studies a file in a thread of its own, so that this one stays free for others.
 * @param signal ends the work at once when it fires
 * @throws Fault `identify.study.memory`, and those of `studyFile`; the reason of the signal
 */
export async function studyInThread(asked: ToThread, signal: AbortSignal, report: Report): Promise<Study> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: halfOfMemory() },
  })
  const stop = () => void worker.terminate()
  signal.addEventListener('abort', stop)
  try {
    return await answerOf(worker, report)
  } catch (error) {
    signal.throwIfAborted()
    throw isMemory(error) ? new Fault('too_large', 'identify.study.memory', {}, { cause: error }) : error
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

function answerOf(worker: Worker, report: Report): Promise<Study> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.type === 'stage') report(message.stage, message.done, message.total)
      else if (message.type === 'study') resolve(message.study)
      else reject(Fault.told(message))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread of a study ended without an answer')))
  })
}

const isMemory = (error: unknown) =>
  error instanceof Error &&
  (('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
    error.message === 'Array buffer allocation failed')

function halfOfMemory(): number {
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY
  return Math.floor(Math.min(totalmem(), limit) / 2 / 2 ** 20)
}
