import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser, codeOf, makeOwner, testEdge } from '../../../test/support/edge.ts'
import { quietLog } from '../../../test/support/log.ts'
import { testState } from '../../../test/support/state.ts'
import { createSpeaker, Fault } from '../kernel/index.ts'
import { openJobs } from '../state/index.ts'
import { jobRoutes, words } from './index.ts'

const state = await testState()
const speak = createSpeaker([
  words,
  { en: { 'test.failed': 'It failed at {{place}}' }, zh: { 'test.failed': '在 {{place}} 失败' } },
])
const jobs = await openJobs(state, {
  log: quietLog,
  handlers: {
    'test.steps': async (_input, { report }) => {
      for (let done = 1; done <= 3; done += 1) {
        report({ stage: 'test.stage', done, total: 3 })
        await sleep(250)
      }
      return { rows: 3 }
    },
    'test.fails': () => Promise.reject(new Fault('invalid', 'test.failed', { place: 'X' })),
    'test.waits': (_input, { signal }) => sleep(60_000, undefined, { signal }),
  },
})
afterAll(() => jobs.close())
const { edge } = testEdge(state, { speak, routes: jobRoutes(jobs, speak) })
let owner = new Browser(edge)
beforeAll(async () => {
  owner = await makeOwner(edge)
})

test('the events of a job end with its result', async () => {
  const job = await jobs.start('test.steps', {}, 'olga')
  const response = await owner.request('GET', `/jobs/${job.id}/events`)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('event: job\n'))
  const seen = events.map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)))
  expect(seen.at(-1)).toMatchObject({ id: job.id, status: 'done', stage: 'test.stage', result: { rows: 3 } })
  expect(seen.some(({ status, done }) => status === 'running' && done < 3)).toBe(true)
  expect((await owner.call('GET', `/jobs/${job.id}`)).body).toEqual(seen.at(-1))
})

test('why a job failed is said in the language of the reader', async () => {
  const job = await jobs.start('test.fails', {}, 'olga')
  await jobs.finished(job.id)
  const { body } = await owner.call('GET', `/jobs/${job.id}?lang=zh`)
  expect(body).toMatchObject({ status: 'failed', fault: { code: 'test.failed', detail: '在 X 失败' } })
})

test('a job is cancelled, and the list knows it', async () => {
  const job = await jobs.start('test.waits', {}, 'olga')
  expect((await owner.call('POST', `/jobs/${job.id}/cancel`)).status).toBe(200)
  await jobs.finished(job.id)
  const { body } = await owner.call('GET', '/jobs?limit=1')
  expect(body).toMatchObject({ items: [{ id: job.id, status: 'cancelled' }], next: null })
})

test('an unknown job is missing, also for its events', async () => {
  for (const path of ['/jobs/none', '/jobs/none/events']) {
    expect(await codeOf(owner.call('GET', path))).toBe('404 state.job_missing')
  }
})
