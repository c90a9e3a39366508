import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FilePlan, recogniseFile } from '../../src/steps/collect/index.ts'
import type { Dump } from '../support/dump.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { openSample, type Sample } from './sample.ts'

/** Cancelled jobs in all. */
const numRuns = Number(process.env.CANCEL_RUNS ?? 3)

let sample: Sample
let talweg: TestTalweg
let plans: FilePlan[]
let firstImport: string
/** How long an import takes that nobody cancels. */
let milliseconds: number

beforeAll(async () => {
  sample = await openSample({ seed: 4, companies: 60 })
  talweg = await openTestTalweg()
  const { imports } = await talweg.importFiles([sample.file('crm_accounts.csv')])
  firstImport = imports[0]?.import_id ?? ''
  const began = performance.now()
  await talweg.importFiles([sample.file('opportunities.csv')])
  milliseconds = performance.now() - began
  plans = []
  for (const name of ['contacts.csv', 'activities.csv', '客户名单.csv']) {
    const { tables } = await recogniseFile(talweg.api, sample.file(name), (key) => key)
    plans.push(...tables.flatMap(({ plan }) => plan ?? []))
  }
})
afterAll(async () => {
  await talweg.close()
  await sample.remove()
})

const works = ['import', 'undo or redo', 'dry run'] as const

async function pathOf(work: (typeof works)[number]): Promise<string> {
  if (work === 'import') return '/imports'
  if (work === 'dry run') return '/imports/dry-run'
  const { status } = (await talweg.api.get(`/imports/${firstImport}`)) as { status: string }
  return `/imports/${firstImport}/${status === 'imported' ? 'undo' : 'redo'}`
}

/** What lies in the folder of previews; opening the home empties it. */
const previews = () => readdir(join(talweg.home, 'previews'))

test('a job that is cancelled at any moment leaves what was there, or had come to its end', {
  timeout: 60_000 + 20_000 * numRuns,
}, async () => {
  let before: Dump = await talweg.kept()
  const outcomes: string[] = []
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...works),
      fc.noBias(fc.integer({ min: 0, max: 150 })),
      async (work, percent) => {
        const body = work === 'undo or redo' ? undefined : { files: plans }
        const { id } = (await talweg.api.post(await pathOf(work), body)) as { id: string }
        await sleep((percent / 100) * milliseconds)
        await talweg.api.post(`/jobs/${id}/cancel`, undefined)
        const end = await talweg.api.wait(id).then(
          () => 'done',
          () => 'not done',
        )
        const { status } = (await talweg.api.get(`/jobs/${id}`)) as { status: string }
        if (work !== 'dry run' || status === 'cancelled') expect(await previews(), work).toEqual([])
        outcomes.push(`${work} ${status}`)
        expect(status).toBe(end === 'done' ? 'done' : 'cancelled')
        const after = await talweg.kept()
        if (status === 'cancelled') expect(after).toEqual(before)
        else before = after
      },
    ),
    { numRuns, endOnFailure: true },
  )
  process.stdout.write(`    ${outcomes.join(', ')}\n`)
})
