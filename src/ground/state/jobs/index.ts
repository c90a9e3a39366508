import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { isFinished, type Job } from '../model.ts'
import type { State } from '../state.ts'
import { openQueue } from './queue.ts'
import { createRunner, type JobHandler } from './run.ts'
import { openJobStore } from './store.ts'

/** Long work that survives a restart. An unknown id throws `state.job_missing`. */
export type Jobs = {
  /** Puts a job at the end of the line; `input` is JSON, `by` the user or part of Talweg that asks for it. */
  start(kind: string, input: unknown, by: string): Promise<Job>
  get(id: string): Promise<Job>
  /** The latest jobs, newest first. */
  list(options?: { limit?: number }): Promise<Job[]>
  /** Asks a job to end; one that is finished stays as it is. Does not wait: see `finished`. */
  cancel(id: string): Promise<Job>
  /** The job now and after each change, until it is finished, the signal fires or the jobs are closed. */
  watch(id: string, signal?: AbortSignal): AsyncGenerator<Job, void>
  /** Waits for the end of a job, however it ends; gives it unfinished when the jobs are closed before. */
  finished(id: string): Promise<Job>
  /** Interrupts the running job, which is run again at the next start, and waits up to ten seconds for it. */
  close(): Promise<void>
}

type Settings = {
  log: Log
  /** What can be done, by kind. Without any, this process only starts and watches jobs that another one does. */
  handlers: Readonly<Record<string, JobHandler>>
  /** How long a change by another process may go unseen. */
  pollSeconds?: number
}

const closePatience = 10_000

/**
 * Opens the jobs. All kinds share one line, one job at a time, since jobs write the lake. Only the process that
 * holds the lake may pass handlers: jobs found running are taken for those of a process that died, and run again.
 */
export async function openJobs(state: State, { log, handlers, pollSeconds = 2 }: Settings): Promise<Jobs> {
  const store = openJobStore(state)
  const changes = new EventEmitter().setMaxListeners(0)
  const queue = await openQueue(state, log)
  const runner = createRunner(store, handlers, log, (id) => changes.emit(id))
  const closing = new AbortController()

  if (Object.keys(handlers).length > 0) {
    await state.transaction(async (trx) => queue.restore(trx, await store.recover(trx)))
    await queue.work(runner.run, pollSeconds)
  }

  async function* watch(id: string, signal?: AbortSignal): AsyncGenerator<Job, void> {
    const end = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
    let seen = ''
    while (!end.aborted) {
      const turn = new AbortController()
      const change = nextChange(id, AbortSignal.any([end, turn.signal])) // before the look, so that none is missed
      try {
        const job = await store.get(id)
        const now = JSON.stringify(job)
        if (now !== seen) yield job
        seen = now
        if (isFinished(job)) return
        await change
      } finally {
        turn.abort()
      }
    }
  }

  /** Resolves at a change in this process, at the latest after the poll that sees those of others. */
  async function nextChange(id: string, signal: AbortSignal): Promise<void> {
    const waits = [once(changes, id, { signal }), sleep(pollSeconds * 1000, undefined, { signal })]
    await Promise.race(waits.map((wait) => wait.catch(() => {}))) // fired: the watch has ended
  }

  async function finished(id: string): Promise<Job> {
    for await (const job of watch(id)) if (isFinished(job)) return job
    return await store.get(id)
  }

  return {
    get: store.get,
    list: ({ limit = 100 } = {}) => store.list(limit),
    watch,
    finished,
    async start(kind, input, by) {
      const job = await state.transaction(async (trx) => {
        const created = await store.insert(trx, kind, input, by)
        await queue.add(trx, created.id)
        return created
      })
      queue.wake()
      return job
    },
    async cancel(id) {
      await store.get(id)
      await store.requestCancel(id)
      runner.cancel(id)
      changes.emit(id)
      return await store.get(id)
    },
    async close() {
      runner.stop()
      const patience = new AbortController()
      const late = sleep(closePatience, undefined, { signal: patience.signal }).then(
        () => log.warn('the running job did not end in time; it is run again at the next start'),
        () => {},
      )
      await queue.close(late)
      patience.abort()
      closing.abort()
    },
  }
}
