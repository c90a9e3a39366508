import { fromKysely, PgBoss } from 'pg-boss'
import type { Log } from '../log.ts'
import type { State, StateTransaction } from '../state.ts'

// One queue for everything: jobs write the lake, and the lake has one writer.
const queue = 'jobs'

const options = {
  // Jobs are idempotent and a bad one ends as a row with a Fault, so only an interrupted one comes back.
  retryLimit: 2_147_483_647,
  // pg-boss allows less than a day; it is no limit for honest work, whose process would notice an end itself.
  expireInSeconds: 86_399,
  // A job that waits longer than this would be forgotten until the next start. Ten years.
  retentionSeconds: 315_360_000,
  deleteAfterSeconds: 3_600,
  // An entry whose worker lost sight of it, as when the database broke off while handing it out, comes back.
  heartbeatSeconds: 60,
} as const

/** Whose turn it is: pg-boss over the connections of the state. */
export type Queue = {
  add(trx: StateTransaction, id: string): Promise<void>
  /** Puts jobs back that an earlier process took or lost; those that wait keep their place. */
  restore(trx: StateTransaction, ids: readonly string[]): Promise<void>
  /** Hands one job at a time to `run`; a job whose `run` throws is handed out again. */
  work(run: (id: string) => Promise<void>, pollSeconds: number): Promise<void>
  /** Looks for a job now instead of at the next poll. */
  wake(): void
  /** Takes no further job and waits for the one that runs, at most so long. */
  close(patience: Promise<void>): Promise<void>
}

export async function openQueue(state: State, log: Log): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => state.pool.query(text, values) },
    schema: 'pgboss',
    schedule: false,
  })
  boss.on('error', (error) => log.error('the job queue stumbled', { reason: error.message }))
  await boss.start()
  await boss.createQueue(queue, options)
  let worker: string | undefined
  const wake = () => {
    if (worker) boss.notifyWorker(worker)
  }

  return {
    async add(trx, id) {
      await boss.send(queue, null, { id, db: fromKysely(trx) })
    },
    async restore(trx, ids) {
      if (ids.length === 0) return
      const db = fromKysely(trx)
      // Whatever state the entry is in, it is cancelled and resumed, which makes it wait again; one that is
      // missing is sent anew, one that is there is not sent twice.
      await boss.cancel(queue, [...ids], { db })
      await boss.resume(queue, [...ids], { db })
      for (const id of ids) await boss.send(queue, null, { id, db })
    },
    async work(run, pollSeconds) {
      worker = await boss.work(queue, { pollingIntervalSeconds: pollSeconds }, async ([job]) => {
        if (!job) return
        await run(job.id)
        wake() // the next one need not wait for the poll
      })
    },
    wake,
    async close(patience) {
      await Promise.race([boss.offWork(queue, { wait: true }), patience])
      await boss.stop({ graceful: false, close: false })
    },
  }
}
