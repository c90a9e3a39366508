import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { words as edgeWords, operatorToken } from '../../src/ground/edge/index.ts'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { openLake } from '../../src/ground/lake/index.ts'
import { openJobs, type State } from '../../src/ground/state/index.ts'
import {
  collectRoutes,
  createFacts,
  createWatch,
  ImportRequest,
  importFiles,
  openFiles,
  openPreviews,
  receiveRun,
  sourceWords,
  undoImport,
  words,
} from '../../src/steps/collect/index.ts'
import { findConflicts } from '../../src/steps/match/index.ts'
import { origin, testEdge, testSecret } from './edge.ts'
import { collectLog } from './log.ts'

/** Collect alone on stores of its own: files come in as they do in the application, and nothing is derived from them. */
export async function openCollect(state: State) {
  const home = await mkdtemp(join(tmpdir(), 'talweg-collect-'))
  const clock = { now: new Date('2026-11-01T09:00:00Z') }
  const now = () => clock.now
  const log = collectLog()
  const speak = createSpeaker([edgeWords, words, sourceWords])
  const lake = await openLake({ path: join(home, 'lake.duckdb'), memory: '256MB', threads: 1 })
  await lake.transaction((tx) => createFacts(tx))
  const files = await openFiles(join(home, 'files'))
  const previews = await openPreviews(join(home, 'previews'))
  const readContext = () => ({ today: clock.now.toISOString().slice(0, 10), region: 'CN' })
  const services = { lake, state, files, readContext, now, refresh: async () => undefined }
  const open = () =>
    openJobs(state, {
      log,
      handlers: {
        receive: async (input, job) => receiveRun(services, (input as { run_id: string }).run_id, job),
        import: async (input, job) =>
          lake.transaction((tx) =>
            importFiles(tx, files, ImportRequest.parse(input), {
              ...job,
              at: clock.now.toISOString(),
              context: readContext(),
            }),
          ),
        undo: async (input, job) =>
          lake.transaction((tx) =>
            undoImport(tx, (input as { import_id: string }).import_id, job.by, clock.now.toISOString()),
          ),
      },
    })
  const jobs = await open()
  const uploadBytes = 100_000
  const newWatch = () => createWatch({ state, jobs, files, now, log, mostBytes: uploadBytes })
  let watch = newWatch()
  const { edge } = testEdge(state, {
    routes: collectRoutes({
      ...services,
      previews,
      conflicts: findConflicts,
      jobs,
      speak,
      home,
      uploadBytes,
    }),
    speak,
    now,
  })
  const request = async (path: string, init?: RequestInit) =>
    edge.app.request(`${origin}/api/v1${path}`, init)
  const ended = async () => {
    for (const { id } of await jobs.list()) await jobs.finished(id)
  }

  return {
    home,
    clock,
    jobs,
    /** One request as a stranger makes it. */
    request,
    /** What the operator is answered, good or bad. */
    async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
      const response = await request(path, {
        method,
        headers: {
          authorization: `Bearer ${operatorToken(testSecret)}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return (response.status === 204 ? undefined : await response.json()) as Answer
    },
    /** Looks into the folders, and waits for what came of it. */
    async look(times = 1) {
      for (let i = 0; i < times; i++) {
        await watch()
        await ended()
      }
    },
    ended,
    /** What a look remembers is gone, as after a restart. */
    forget() {
      watch = newWatch()
    },
    async close() {
      await jobs.close()
      lake.close()
      await rm(home, { recursive: true, force: true })
      const errors = log.lines.filter((line) => line.startsWith('error'))
      if (errors.length > 0) throw new Error(errors.join('\n'))
    },
  }
}
