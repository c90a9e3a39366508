import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FilePlan, recogniseFile } from '../../src/steps/collect/index.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'
import { openSample, type Sample } from './sample.ts'

/** Rounds of things done at once. */
const numRuns = Number(process.env.TOGETHER_RUNS ?? 1)

let sample: Sample
beforeAll(async () => {
  sample = await openSample({ seed: 6, companies: 40 })
})
afterAll(() => sample.remove())

const files = ['opportunities.csv', 'contacts.csv', '客户名单.csv', 'activities.csv'] as const

/** What somebody does while others do something too: bring in a file, or take the first import out of force; and whether they think better of it. */
const deed = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...files) },
    { weight: 1, arbitrary: fc.constant('undo' as const) },
  ),
  after: fc.nat(300),
  cancelledAfter: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.nat(1500) },
  ),
})
type Deed = { what: (typeof files)[number] | 'undo'; after: number; cancelledAfter: number | null }

type Job = { id: string; status: string; fault: unknown; finished_at: string }

test(
  'what is done at once ends as if it had been done one after the other',
  { timeout: 120_000 * numRuns },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 5 }), async (deeds) => {
        const order: Deed['what'][] = []
        const together = await withTalweg(async (talweg) => {
          const start = await begin(talweg)
          const jobs = await Promise.all(deeds.map((each) => act(talweg, each, start)))
          for (const { what, job } of jobs.toSorted((a, b) =>
            a.job.finished_at < b.job.finished_at ? -1 : 1,
          ))
            if (job.status === 'done') order.push(what)
          return look(talweg)
        })
        process.stdout.write(`    ${deeds.length} at once, in the end ${order.join(', ')}\n`)
        const oneByOne = await withTalweg(async (talweg) => {
          const start = await begin(talweg)
          for (const what of order) await act(talweg, { what, after: 0, cancelledAfter: null }, start)
          return look(talweg)
        })
        expect(together).toEqual(oneByOne)
      }),
      { numRuns, endOnFailure: true },
    ),
)

type Start = (what: Deed['what']) => Promise<Job>

/** Brings in what may be undone later, and uploads the rest, so that each can be started at once. */
async function begin(talweg: TestTalweg): Promise<Start> {
  const { imports } = await talweg.importFiles(['crm_accounts.csv', 'products.csv'].map(sample.file))
  const plans = new Map<string, FilePlan[]>()
  for (const name of files) {
    const { tables } = await recogniseFile(talweg.api, sample.file(name), (key) => key)
    plans.set(
      name,
      tables.flatMap(({ plan }) => plan ?? []),
    )
  }
  const start = (what: Deed['what']) =>
    what === 'undo'
      ? talweg.api.post(`/imports/${imports[0]?.import_id}/undo`, undefined)
      : talweg.api.post('/imports', { files: plans.get(what) })
  return async (what) => (await start(what)) as Job
}

/** Does it, and gives the job as it ended; only one that was cancelled may end otherwise than done. */
async function act(talweg: TestTalweg, { what, after, cancelledAfter }: Deed, start: Start) {
  await sleep(after)
  const { id } = await start(what)
  if (cancelledAfter !== null) {
    await sleep(cancelledAfter)
    await talweg.api.post(`/jobs/${id}/cancel`, undefined)
  }
  await talweg.api.wait(id).catch(() => undefined)
  const job = (await talweg.api.get(`/jobs/${id}`)) as Job
  expect(job.fault).toBe(null)
  expect(cancelledAfter === null ? ['done'] : ['done', 'cancelled']).toContain(job.status)
  return { what, job }
}

/** All that is kept, without the ids that follow from chance. */
async function look(talweg: TestTalweg) {
  const ids = (await talweg.query('select import_id from imports')).map(({ import_id }) => String(import_id))
  const kept = await talweg.kept()
  const plain = (text: string) => ids.reduce((left, id) => left.replaceAll(id, 'an import'), text)
  return Object.fromEntries(
    Object.entries(kept).map(([name, text]) => [name, plain(text).split('\n').sort()]),
  )
}
