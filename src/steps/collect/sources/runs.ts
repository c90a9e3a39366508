import { randomUUID } from 'node:crypto'
import { type JSONColumnType, sql } from 'kysely'
import { Fault, hashId } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { Reason, Run } from './model.ts'

type RunTable = {
  run_id: string
  source_id: string
  channel: 'folder' | 'upload'
  name: string
  file_id: string
  bytes: number
  modified_ms: number | null
  came_at: Date
  status: Run['status']
  reasons: JSONColumnType<Reason[]>
  rows: number | null
  refused: number | null
  job_id: string | null
  decided_by: string | null
  decided_at: Date | null
}

const tables = (state: State) => state.db.withTables<{ 'collect.runs': RunTable }>()

const selectRuns = (state: State) => tables(state).selectFrom('collect.runs').selectAll()

export type StoredRun = Awaited<ReturnType<ReturnType<typeof selectRuns>['execute']>>[number]

export type Arrival = Readonly<{
  source_id: string
  channel: 'folder' | 'upload'
  name: string
  file_id: string
  bytes: number
  modified_ms: number | null
}>

/**
 * Notes that a file came. The first time that a source brings a content, the run waits for its job; later ones say
 * `same`. The id follows from source and content, so that two who note it at once note one run.
 */
export async function noteArrival(state: State, arrival: Arrival, at: Date): Promise<StoredRun> {
  const row = { ...arrival, came_at: at }
  const first = await tables(state)
    .insertInto('collect.runs')
    .values({ ...row, run_id: hashId('run', arrival.source_id, arrival.file_id), ...begun('waiting') })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (first) return first
  return tables(state)
    .insertInto('collect.runs')
    .values({ ...row, run_id: `run_${randomUUID()}`, ...begun('same') })
    .returningAll()
    .executeTakeFirstOrThrow()
}

const begun = (status: 'waiting' | 'same') => ({
  status,
  reasons: '[]',
  rows: null,
  refused: null,
  job_id: null,
  decided_by: null,
  decided_at: null,
})

/** @throws Fault `collect.run_missing` */
export async function getRun(state: State, runId: string): Promise<StoredRun> {
  const run = await selectRuns(state).where('run_id', '=', runId).executeTakeFirst()
  if (!run) throw new Fault('missing', 'collect.run_missing', { id: runId })
  return run
}

type Outcome = Partial<
  Pick<StoredRun, 'status' | 'reasons' | 'rows' | 'refused' | 'job_id' | 'decided_by' | 'decided_at'>
>

/** Changes what became of a run. */
export async function settleRun(
  state: State,
  runId: string,
  { reasons, ...outcome }: Outcome,
): Promise<void> {
  await tables(state)
    .updateTable('collect.runs')
    .set({ ...outcome, ...(reasons ? { reasons: JSON.stringify(reasons) } : {}) })
    .where('run_id', '=', runId)
    .execute()
}

/** Runs of a source, or of all, the newest first. */
export async function listRuns(
  state: State,
  { sourceId, from, limit }: Readonly<{ sourceId?: string; from: number; limit: number }>,
): Promise<StoredRun[]> {
  const all = selectRuns(state).orderBy('came_at', 'desc').orderBy('run_id').offset(from).limit(limit)
  return (sourceId === undefined ? all : all.where('source_id', '=', sourceId)).execute()
}

/** Runs whose job has not ended, as far as they know. */
export const waitingRuns = (state: State): Promise<StoredRun[]> =>
  selectRuns(state).where('status', '=', 'waiting').orderBy('came_at').orderBy('run_id').execute()

/** What the faults begin with with which the system refuses work: no room, no right, a broken disk. */
const refusedBySystem = 'kernel.'

/** Runs that failed for the state of the machine and not for their file. */
export const refusedRuns = (state: State): Promise<StoredRun[]> =>
  selectRuns(state)
    .where('status', '=', 'failed')
    .where(sql<string>`reasons -> 0 ->> 'code'`, 'like', `${refusedBySystem}%`)
    .orderBy('came_at')
    .orderBy('run_id')
    .execute()

/** Whether a file of this name, size and time of change was taken from the folder already. */
export async function isTaken(
  state: State,
  { source_id, name, bytes, modified_ms }: Pick<Arrival, 'source_id' | 'name' | 'bytes' | 'modified_ms'>,
): Promise<boolean> {
  const found = await tables(state)
    .selectFrom('collect.runs')
    .select('run_id')
    .where('source_id', '=', source_id)
    .where('channel', '=', 'folder')
    .where('name', '=', name)
    .where('bytes', '=', bytes)
    .where('modified_ms', '=', modified_ms)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** A run as the API shows it. */
export function toRun(run: StoredRun, say: (key: string, params: Reason['params']) => string): Run {
  const { modified_ms, came_at, decided_at, reasons, ...rest } = run
  return {
    ...rest,
    came_at: came_at.toISOString(),
    decided_at: decided_at?.toISOString() ?? null,
    reasons: reasons.map((reason) => ({ ...reason, text: sayReason(reason, say) })),
  }
}

/** A fault has words of its own; the others stand under `collect.run_reason`. */
export function sayReason({ code, params }: Reason, say: (key: string, params: Reason['params']) => string) {
  const said = say(code.includes('.') ? code : `collect.run_reason.${code}`, params)
  return code.startsWith(refusedBySystem) ? say('collect.run_reason.tried_again', { said }) : said
}
