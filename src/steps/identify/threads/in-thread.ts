import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Fault } from '../../../ground/kernel/index.ts'
import type { RunningJob } from '../../../ground/state/index.ts'
import type { FromThread } from './messages.ts'

/**
 * Learns in a thread of its own, so that this one stays free for others. How far it is becomes the job's; cancelling that ends the work at
 * once.
 * @param file module of the thread, which calls `answer`
 * @param given what it finds in `workerData`
 * @throws Fault `identify.no_memory`, and those that the thread tells; the reason of the job's signal
 */
export async function inThread<Answer>(
  file: URL,
  given: unknown,
  { signal, report }: Pick<RunningJob, 'signal' | 'report'>,
): Promise<Answer> {
  signal.throwIfAborted()
  const worker = new Worker(file, {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: halfOfMemory() },
  })
  const stop = () => void worker.terminate()
  signal.addEventListener('abort', stop)
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.on('message', (message: FromThread<Answer>) => {
        if (message.type === 'stage') reportStage(report, message)
        else if (message.type === 'answer') resolve(message.answer)
        else reject(Fault.told(message))
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the thread ended without an answer')))
    })
  } catch (error) {
    signal.throwIfAborted()
    throw isMemory(error) ? new Fault('too_large', 'identify.no_memory', {}, { cause: error }) : error
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

type Stage = Readonly<{ stage: string; done: number | undefined; total: number | undefined }>

function reportStage(report: RunningJob['report'], { stage, done, total }: Stage): void {
  const at = `identify.study.stage.${stage}`
  if (stage === 'reading' && done !== undefined) report({ stage: at, rows: done })
  else report({ stage: at, ...(done === undefined || total === undefined ? {} : { done, total }) })
}

const isMemory = (error: unknown) =>
  error instanceof Error &&
  (('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
    error.message === 'Array buffer allocation failed')

function halfOfMemory(): number {
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY
  return Math.floor(Math.min(totalmem(), limit) / 2 / 2 ** 20)
}
