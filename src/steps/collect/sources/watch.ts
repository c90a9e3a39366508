import { Fault, systemFault } from '../../../ground/kernel/index.ts'
import type { Jobs, Log, State } from '../../../ground/state/index.ts'
import type { Files } from '../files.ts'
import { copyFile, type FolderFile, listFolder } from './folder.ts'
import { listRecurring, noteLook, type RecurringSource } from './recurring.ts'
import { createRetries } from './retries.ts'
import { isTaken, noteArrival, refusedRuns, type StoredRun, settleRun, waitingRuns } from './runs.ts'

export type WatchServices = Readonly<{
  state: State
  jobs: Jobs
  files: Files
  now: () => Date
  log: Log
  /** Largest file that is taken. */
  mostBytes: number
}>

type RunServices = Pick<WatchServices, 'jobs' | 'state'>
type Retries = ReturnType<typeof createRetries>

/** Who asks for what comes by itself. */
const asker = { folder: 'folder', upload: 'upload' } as const

/** Starts taking in a file that came. */
export async function startRun({ jobs, state }: RunServices, run: StoredRun): Promise<StoredRun> {
  const job = await jobs.start('receive', { run_id: run.run_id }, run.decided_by ?? asker[run.channel])
  await settleRun(state, run.run_id, { job_id: job.id })
  return { ...run, job_id: job.id }
}

/**
 * What is done at every look: a file of a watched folder whose size and time have not changed since the last look is taken,
 * each content once; runs that lost their job get a new one, and so do, later, those that the system refused. What a look does is all kept before the next step, so it may be
 * broken off anywhere.
 */
export function createWatch(services: WatchServices) {
  const { state, log, now } = services
  /** Size and time of the files that were there at the last look, by source and name. */
  let before = new Map<string, string>()
  /** Those of them that were taken, so that nobody is asked again. */
  const taken = new Map<string, string>()
  const retries = createRetries(now)

  return async function look(): Promise<void> {
    await mendRuns(services, retries)
    await retryRuns(services, retries)
    const present = new Map<string, string>()
    for (const source of await listRecurring(state)) {
      if (source.folder === null) continue
      try {
        await lookInto(source, source.folder, present)
        await noteLook(state, source.source_id, now(), null)
      } catch (error) {
        // Whatever it is, the other folders are looked into.
        const told = systemFault(error)
        const fault =
          told instanceof Fault
            ? told
            : new Fault('unavailable', 'collect.folder_missing', { path: source.folder }, { cause: error })
        log.warn('a watched folder could not be looked into', {
          folder: source.folder,
          reason: String(fault.cause ?? fault.code),
        })
        await noteLook(state, source.source_id, now(), { code: fault.code, params: fault.params })
      }
    }
    before = present
    for (const key of taken.keys()) if (!present.has(key)) taken.delete(key)
  }

  async function lookInto(
    { source_id }: RecurringSource,
    folder: string,
    present: Map<string, string>,
  ): Promise<void> {
    const tooLarge: string[] = []
    for (const file of await listFolder(folder)) {
      const { name, bytes, modified_ms } = file
      const key = `${source_id} ${name}`
      const shape = `${bytes} ${modified_ms}`
      present.set(key, shape)
      if (before.get(key) !== shape || taken.get(key) === shape) continue
      if (bytes > services.mostBytes) tooLarge.push(name)
      else if ((await isTaken(state, { source_id, ...file })) || (await take(source_id, folder, file)))
        taken.set(key, shape)
    }
    const [first] = tooLarge
    if (first !== undefined)
      throw new Fault('too_large', 'collect.folder_file_too_large', {
        name: first,
        most: Math.trunc(services.mostBytes / 1024 / 1024),
      })
  }

  /** Whether the file was taken; one that changed meanwhile has to be looked at again. */
  async function take(source_id: string, folder: string, file: FolderFile): Promise<boolean> {
    const file_id = await copyFile(folder, file, services.files)
    if (file_id === undefined) return false
    const run = await noteArrival(state, { source_id, channel: 'folder', file_id, ...file }, now())
    if (run.status === 'waiting') await startRun(services, run)
    return true
  }
}

/** A run may have lost its job to a crash or to somebody who cancelled it. */
async function mendRuns(services: RunServices, retries: Retries): Promise<void> {
  for (const run of await waitingRuns(services.state)) {
    const job = run.job_id === null ? undefined : await services.jobs.get(run.job_id).catch(ifMissing)
    if (job?.status === 'cancelled')
      await settleRun(services.state, run.run_id, {
        status: 'held',
        reasons: [{ code: 'cancelled', params: {} }],
      })
    else if (job?.status === 'failed') {
      retries.failed(run.run_id)
      await settleRun(services.state, run.run_id, {
        status: 'failed',
        reasons: job.fault ? [{ code: job.fault.code, params: job.fault.params }] : [],
      })
    } else if (job === undefined || job.status === 'done') await startRun(services, run)
  }
}

/** What failed for the state of the machine and not for the file comes in once there is room. */
async function retryRuns(services: RunServices, retries: Retries): Promise<void> {
  const refused = await refusedRuns(services.state)
  for (const run of refused.filter(({ run_id }) => retries.isDue(run_id))) {
    await settleRun(services.state, run.run_id, { status: 'waiting', reasons: [] })
    await startRun(services, run)
  }
  const open = [...refused, ...(await waitingRuns(services.state))]
  retries.keepOnly(new Set(open.map(({ run_id }) => run_id)))
}

function ifMissing(error: unknown): undefined {
  if (error instanceof Fault && error.code === 'state.job_missing') return undefined
  throw error
}
