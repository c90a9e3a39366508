import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { collectLog, quietLog } from '../../../../test/support/log.ts'
import { testState } from '../../../../test/support/state.ts'
import { Fault } from '../../kernel/index.ts'
import { type Job, type JobHandler, type Jobs, openJobs } from '../index.ts'

const state = await testState()

async function open(handlers: Record<string, JobHandler>, log = quietLog, pollSeconds = 3): Promise<Jobs> {
  const jobs = await openJobs(state, { log, handlers, pollSeconds })
  onTestFinished(() => jobs.close())
  return jobs
}

const child = fileURLToPath(new URL('./child.fixture.ts', import.meta.url))

/** Another process runs a job of that kind, a new one or the one with the id, and is killed in the middle of it. */
async function runAndCrash(kind: string, id = ''): Promise<string> {
  const elsewhere = spawn(process.execPath, [child, state.url, kind, id], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = await once(elsewhere.stdout, 'data')
  elsewhere.kill('SIGKILL')
  await once(elsewhere, 'exit')
  return String(line).trim()
}

/** A handler that works until it is told to stop. */
const untilAborted: JobHandler = async (_input, { signal }) => {
  signal.throwIfAborted()
  await once(signal, 'abort')
  signal.throwIfAborted()
}

async function running(jobs: Jobs, id: string): Promise<void> {
  for await (const job of jobs.watch(id)) if (job.status === 'running') return
}

it('runs a job at once and keeps what came of it', async () => {
  const jobs = await open({ add: async (input, { by }) => ({ input, by, text: 'a\0b\uD800' }) })
  const begun = performance.now()
  const started = await jobs.start('add', { numbers: [1, 2] }, 'li')
  expect(started).toMatchObject({ kind: 'add', status: 'queued', by: 'li', result: null, startedAt: null })
  const job = await jobs.finished(started.id)
  expect(performance.now() - begun).toBeLessThan(2_000) // below the poll
  expect(job).toMatchObject({
    status: 'done',
    input: { numbers: [1, 2] },
    result: { input: { numbers: [1, 2] }, by: 'li', text: 'a\uFFFDb\uFFFD' },
    fault: null,
  })
  expect(job.finishedAt?.getTime()).toBeGreaterThanOrEqual(job.startedAt?.getTime() ?? Number.NaN)
  expect((await jobs.list({ limit: 1 })).map(({ id }) => id)).toEqual([job.id])
})

it('shows progress while it works, a few times a second, and the last of it', async () => {
  const jobs = await open({
    count: async (_input, { report }) => {
      for (let done = 1; done <= 50; done += 1) {
        report({ stage: 'test.counting', done, total: 50, rows: 10 * done })
        await sleep(10)
      }
    },
  })
  const seen: Job[] = []
  for await (const job of jobs.watch((await jobs.start('count', null, 'li')).id)) seen.push(job)
  expect(seen.at(-1)).toMatchObject({
    status: 'done',
    stage: 'test.counting',
    done: 50,
    total: 50,
    rows: 500,
  })
  const figures = seen.map(({ done }) => done)
  expect(figures).toEqual([...figures].sort((a, b) => a - b))
  expect(new Set(figures).size).toBeGreaterThan(2)
  expect(new Set(figures).size).toBeLessThan(12)
})

it('does one job after the other, in the order they came', async () => {
  const log: string[] = []
  const work = async (input: unknown) => {
    log.push(`begin ${input}`)
    await sleep(20)
    log.push(`end ${input}`)
  }
  const jobs = await open({ one: work, two: work })
  const started: Job[] = []
  const begun = performance.now()
  for (const n of [1, 2, 3]) started.push(await jobs.start(n === 2 ? 'two' : 'one', n, 'li'))
  for (const { id } of started) await jobs.finished(id)
  expect(performance.now() - begun).toBeLessThan(2_000) // no poll between them
  expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
})

it('keeps the Fault of a job and does not try it again', async () => {
  let runs = 0
  const log = collectLog()
  const jobs = await open(
    {
      refuse: async () => {
        runs += 1
        throw new Fault('invalid', 'collect.file_empty', { file: 'a.csv', row: 3 })
      },
      break: async () => {
        throw new TypeError('nobody foresaw this')
      },
      unspeakable: async () => ({ big: 1n }),
    },
    log,
  )
  const end = async (kind: string) => await jobs.finished((await jobs.start(kind, null, 'li')).id)
  expect(await end('refuse')).toMatchObject({
    status: 'failed',
    fault: { kind: 'invalid', code: 'collect.file_empty', params: { file: 'a.csv', row: 3 } },
  })
  const broken = await end('break')
  expect(broken).toMatchObject({
    status: 'failed',
    fault: { code: 'state.job_failed', params: { id: broken.id } },
  })
  expect(log.lines.join()).toContain('nobody foresaw this')
  expect(await end('unspeakable')).toMatchObject({ status: 'failed', fault: { code: 'state.job_failed' } })
  expect(await end('unheard')).toMatchObject({
    status: 'failed',
    fault: { code: 'state.job_unknown', params: { kind: 'unheard' } },
  })
  expect(runs).toBe(1)
})

it('cancels a running job, a waiting one at once, and leaves a finished one alone', async () => {
  const jobs = await open({ long: untilAborted, quick: async () => 'ready' })
  const long = await jobs.start('long', null, 'li')
  const waiting = await jobs.start('quick', null, 'li')
  await running(jobs, long.id)
  expect(await jobs.cancel(waiting.id)).toMatchObject({ status: 'cancelled', startedAt: null })
  expect(await jobs.cancel(long.id)).toMatchObject({ cancelRequested: true })
  expect(await jobs.finished(long.id)).toMatchObject({ status: 'cancelled', result: null, fault: null })
  const quick = await jobs.finished((await jobs.start('quick', null, 'li')).id)
  expect(await jobs.cancel(quick.id)).toEqual(quick)
})

it('cancels a job that another process runs', async () => {
  const runner = await open(
    {
      long: async (_input, { signal, report }) => {
        for (let done = 0; !signal.aborted; done += 1) {
          report({ stage: 'test.long', done })
          await sleep(20)
        }
        signal.throwIfAborted()
      },
    },
    quietLog,
    0.5,
  )
  const onlooker = await openJobs(state, { log: quietLog, handlers: {}, pollSeconds: 0.5 })
  onTestFinished(() => onlooker.close())
  const { id } = await onlooker.start('long', null, 'li')
  await running(onlooker, id)
  await onlooker.cancel(id)
  expect(await onlooker.finished(id)).toMatchObject({ status: 'cancelled' })
  expect(await runner.get(id)).toMatchObject({ status: 'cancelled' })
})

it('runs a job again at once when the process was killed in the middle of it', async () => {
  const id = await runAndCrash('import')
  expect(await (await open({})).get(id)).toMatchObject({ status: 'running', stage: 'test.half' })
  const begun = performance.now()
  const jobs = await open({ import: async (input) => input })
  const later = await jobs.start('import', 'later', 'li')
  const job = await jobs.finished(id)
  expect(performance.now() - begun).toBeLessThan(2_000) // pg-boss by itself would wait 15 minutes
  expect(job).toMatchObject({ status: 'done', result: { some: 'input' }, by: 'somebody' })
  expect((await jobs.finished(later.id)).startedAt?.getTime()).toBeGreaterThan(job.finishedAt?.getTime() ?? 0)
})

it('gives a job up that took the process down three times', async () => {
  const id = await runAndCrash('deadly')
  await runAndCrash('deadly', id)
  await runAndCrash('deadly', id)
  const jobs = await open({ deadly: async () => expect.unreachable() })
  expect(await jobs.finished(id)).toMatchObject({
    status: 'failed',
    fault: { code: 'state.job_crashed', params: { times: 3 } },
  })
})

it('lets a job clean up that was cancelled just before the process was killed', async () => {
  const id = await runAndCrash('import')
  await (await open({})).cancel(id)
  let hadFired = false
  const jobs = await open({
    import: async (_input, { signal }) => {
      hadFired = signal.aborted
      signal.throwIfAborted()
    },
  })
  expect(await jobs.finished(id)).toMatchObject({ status: 'cancelled' })
  expect(hadFired).toBe(true)
})

it('interrupts the running job when the application ends, and runs it again at the next start', async () => {
  const jobs = await openJobs(state, { log: quietLog, handlers: { import: untilAborted } })
  const { id } = await jobs.start('import', null, 'li')
  await running(jobs, id)
  const onlooker = await openJobs(state, { log: quietLog, handlers: {} })
  expect(await onlooker.get(id)).toMatchObject({ status: 'running' })
  await onlooker.close()
  const waiting = jobs.finished(id)
  await jobs.close()
  expect(await waiting).toMatchObject({ status: 'queued', fault: null })

  const later = await open({ import: async () => 'at last' })
  expect(await later.finished(id)).toMatchObject({ status: 'done', result: 'at last' })
})

it('says that it does not know a job', async () => {
  const jobs = await open({})
  for (const id of ['a5b9e3c8-1d7e-4a53-9d5f-0a4f6b1c2d3e', 'nonsense']) {
    await expect(jobs.get(id)).rejects.toMatchObject({
      kind: 'missing',
      code: 'state.job_missing',
      params: { id },
    })
    await expect(jobs.finished(id)).rejects.toMatchObject({ code: 'state.job_missing' })
    await expect(jobs.cancel(id)).rejects.toMatchObject({ code: 'state.job_missing' })
  }
})
