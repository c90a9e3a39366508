import { randomUUID } from 'node:crypto'
import { type ColumnType, type Generated, type Selectable, sql } from 'kysely'
import { Fault } from '../../kernel/index.ts'
import type { Job, JobFault, JobStatus } from '../model.ts'
import type { State, StateTransaction } from '../state.ts'

type Json<T> = ColumnType<T, string, string>

type JobsTable = {
  id: string
  kind: string
  input: Json<unknown>
  status: Generated<JobStatus>
  stage: string | null
  done: Generated<number>
  total: number | null
  rows: number | null
  result: Json<unknown> | null
  fault: Json<JobFault> | null
  cancel_requested: Generated<boolean>
  crashes: Generated<number>
  created_by: string
  created_at: Generated<Date>
  started_at: Date | null
  finished_at: Date | null
}

export type JobsTables = { 'state.jobs': JobsTable }

export type Progress = { stage: string; done: number; total: number | null; rows: number | null }

/** How a job ended. */
export type Ending =
  | { status: 'done'; result: string /* JSON */ }
  | { status: 'failed'; fault: JobFault }
  | { status: 'cancelled' }

/** A job that takes the process down with it this many times is not run again. */
const mostCrashes = 3

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The rows of `state.jobs`. */
export function openJobStore(state: State) {
  const db = state.db.withTables<JobsTables>()

  async function insert(trx: StateTransaction, kind: string, input: unknown, by: string): Promise<Job> {
    const row = await trx
      .withTables<JobsTables>()
      .insertInto('state.jobs')
      .values({ id: randomUUID(), kind, input: toJson(input), created_by: by })
      .returningAll()
      .executeTakeFirstOrThrow()
    return toJob(row)
  }

  async function get(id: string): Promise<Job> {
    const row = uuid.test(id)
      ? await db.selectFrom('state.jobs').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined
    if (!row) throw new Fault('missing', 'state.job_missing', { id })
    return toJob(row)
  }

  async function list(limit: number): Promise<Job[]> {
    const query = db.selectFrom('state.jobs').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
    return (await query.limit(limit).execute()).map(toJob)
  }

  /** Marks the job as running, from the beginning; undefined when there is nothing left to do for it. */
  async function begin(id: string): Promise<Job | undefined> {
    const row = await db
      .updateTable('state.jobs')
      .set({
        status: 'running',
        stage: null,
        done: 0,
        total: null,
        rows: null,
        started_at: sql`coalesce(started_at, now())`,
      })
      .where('id', '=', id)
      .where('status', 'in', ['queued', 'running'])
      .returningAll()
      .executeTakeFirst()
    return row && toJob(row)
  }

  /** Keeps the progress of a running job and tells whether somebody, in any process, wants it cancelled. */
  async function saveProgress(id: string, progress: Progress): Promise<boolean> {
    const row = await db
      .updateTable('state.jobs')
      .set(progress)
      .where('id', '=', id)
      .where('status', '=', 'running')
      .returning('cancel_requested')
      .executeTakeFirst()
    return row?.cancel_requested ?? false
  }

  async function finish(id: string, ending: Ending): Promise<void> {
    await db
      .updateTable('state.jobs')
      .set({
        status: ending.status,
        result: ending.status === 'done' ? ending.result : null,
        fault: ending.status === 'failed' ? toJson(ending.fault) : null,
        finished_at: sql`now()`,
      })
      .where('id', '=', id)
      .execute()
  }

  async function requeue(id: string): Promise<void> {
    await db.updateTable('state.jobs').set({ status: 'queued' }).where('id', '=', id).execute()
  }

  /** A job that has not begun is cancelled at once; a running one is only asked to end. */
  async function requestCancel(id: string): Promise<void> {
    await db
      .updateTable('state.jobs')
      .set({
        cancel_requested: true,
        // started_at tells a job that waits for its first turn from one that a stopped process left half done
        status: sql`case when status = 'queued' and started_at is null then 'cancelled' else status end`,
        finished_at: sql`case when status = 'queued' and started_at is null then now() end`,
      })
      .where('id', '=', id)
      .where('status', 'in', ['queued', 'running'])
      .execute()
  }

  /**
   * After a start: jobs that were running when the process died wait for their turn again, except those that
   * seem to be the reason. Gives the ids of all jobs that wait, oldest first.
   */
  async function recover(trx: StateTransaction): Promise<string[]> {
    const jobs = trx.withTables<JobsTables>()
    const fault: JobFault = { kind: 'unavailable', code: 'state.job_crashed', params: { times: mostCrashes } }
    await jobs
      .updateTable('state.jobs')
      .set({ status: 'queued', crashes: sql`crashes + 1` })
      .where('status', '=', 'running')
      .execute()
    await jobs
      .updateTable('state.jobs')
      .set({ status: 'failed', fault: toJson(fault), finished_at: sql`now()` })
      .where('status', '=', 'queued')
      .where('crashes', '>=', mostCrashes)
      .execute()
    const waiting = jobs.selectFrom('state.jobs').select('id').where('status', '=', 'queued')
    return (await waiting.orderBy('created_at').orderBy('id').execute()).map((row) => row.id)
  }

  return { insert, get, list, begin, saveProgress, finish, requeue, requestCancel, recover }
}

export type JobStore = ReturnType<typeof openJobStore>

function toJob(row: Selectable<JobsTable>): Job {
  return {
    id: row.id,
    kind: row.kind,
    input: row.input,
    status: row.status,
    stage: row.stage,
    done: row.done,
    total: row.total,
    rows: row.rows,
    result: row.result,
    fault: row.fault,
    cancelRequested: row.cancel_requested,
    by: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}

/** As JSON that jsonb takes: it refuses the zero character and halves of surrogate pairs, which broken input files do contain. */
export function toJson(value: unknown): string {
  const clean = (_key: string, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '\uFFFD') : part
  return JSON.stringify(value ?? null, clean)
}
