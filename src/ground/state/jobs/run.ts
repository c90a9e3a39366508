import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, systemFault } from '../../kernel/index.ts'
import { databaseFault } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Job, JobFault } from '../model.ts'
import { type Ending, type JobStore, type Progress, toJson } from './store.ts'
import { throttle } from './throttle.ts'

/** What a handler knows of the job it does. */
export type RunningJob = {
  id: string
  by: string
  /** Fires when the job is cancelled or the application ends: stop at the next good place and throw. */
  signal: AbortSignal
  /** Says how far the work is, in whole numbers; cheap enough for an inner loop, it is written at most five times a second. */
  report(progress: { stage: string; done?: number; total?: number; rows?: number }): void
}

/**
 * Does the work of one kind and returns its result (JSON). It is run again from the beginning when the process
 * died on the way, so it must be idempotent; a job that was cancelled just before is run again with a signal
 * that has already fired, so that it can clean up. A Fault that it throws is kept with the job.
 */
export type JobHandler = (input: unknown, job: RunningJob) => Promise<unknown>

const progressEvery = 200

type Current = { id: string; controller: AbortController; isCancelled: boolean }

/** Runs jobs one after the other. */
export function createRunner(
  store: JobStore,
  handlers: Readonly<Record<string, JobHandler>>,
  log: Log,
  changed: (id: string) => void,
) {
  let current: Current | undefined
  let isStopping = false

  /** Runs one job to its end; throws when it was interrupted and has to be run again. */
  async function run(id: string): Promise<void> {
    const job = isStopping ? undefined : await insist(() => store.begin(id))
    if (isStopping) throw new Error('interrupted by the end of the application')
    if (!job) return
    current = { id, controller: new AbortController(), isCancelled: false }
    changed(id)
    if (job.cancelRequested) cancel(id)
    try {
      const ending = await attempt(job, current)
      if (!ending) {
        await insist(() => store.requeue(id))
        throw new Error('interrupted by the end of the application')
      }
      await insist(() => store.finish(id, ending))
    } finally {
      current = undefined
      changed(id)
    }
  }

  /** How the job ended; undefined when the end of the application interrupted it. */
  async function attempt(job: Job, { id, controller }: Current): Promise<Ending | undefined> {
    const progress = throttle<Progress>(progressEvery, async (value) => {
      try {
        if (await store.saveProgress(id, value)) cancel(id)
        changed(id)
      } catch (error) {
        log.warn('the progress of a job could not be kept', { id, reason: String(error) })
      }
    })
    try {
      const handler = handlers[job.kind]
      if (!handler) throw new Fault('missing', 'state.job_unknown', { kind: job.kind })
      const result = await handler(job.input, {
        id,
        by: job.by,
        signal: controller.signal,
        report: ({ stage, done = 0, total, rows }) =>
          progress.push({ stage, done, total: total ?? null, rows: rows ?? null }),
      })
      return { status: 'done', result: toJson(result) }
    } catch (error) {
      if (current?.isCancelled) return { status: 'cancelled' }
      if (isStopping) return undefined
      return { status: 'failed', fault: toJobFault(job, error, log) }
    } finally {
      await progress.close()
    }
  }

  /** Tries until the database answers: what became of a job must not get lost because it was away for a while. */
  async function insist<T>(work: () => Promise<T>): Promise<T> {
    while (true) {
      try {
        return await work()
      } catch (error) {
        const isAway = error instanceof Fault && (error.kind === 'unavailable' || error.kind === 'busy')
        if (!isAway || isStopping) throw error
        await sleep(1_000)
      }
    }
  }

  function cancel(id: string): void {
    if (current?.id !== id || current.controller.signal.aborted) return
    current.isCancelled = true
    current.controller.abort()
  }

  /** Interrupts the running job, which then waits to be run again. */
  function stop(): void {
    isStopping = true
    current?.controller.abort()
  }

  return { run, cancel, stop }
}

function toJobFault(job: Job, thrown: unknown, log: Log): JobFault {
  const error = systemFault(databaseFault(thrown))
  if (error instanceof Fault) {
    const { kind, code, params, cause } = error
    if (kind === 'unavailable' && cause instanceof Error)
      log.warn('a job failed', { id: job.id, kind: job.kind, code, reason: cause.message })
    return { kind, code, params }
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  log.error('a job failed for a reason that nobody foresaw', { id: job.id, kind: job.kind, reason })
  return { kind: 'unavailable', code: 'state.job_failed', params: { id: job.id } }
}
