import { statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FilePlan, recogniseFile } from '../../src/steps/collect/index.ts'
import { withLargestFile } from '../support/limits.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { openSample, type Sample } from './sample.ts'

/** Jobs for which there is no room, in all. */
const numRuns = Number(process.env.DISK_RUNS ?? 4)

let sample: Sample
let talweg: TestTalweg
let plans: FilePlan[]
let firstImport: string

beforeAll(async () => {
  sample = await openSample({ seed: 5, companies: 60 })
  talweg = await openTestTalweg()
  const { imports } = await talweg.importFiles([sample.file('crm_accounts.csv')])
  firstImport = imports[0]?.import_id ?? ''
  const found = await Promise.all(
    ['contacts.csv', 'opportunities.csv', 'activities.csv'].map((name) =>
      recogniseFile(talweg.api, sample.file(name), (key) => key),
    ),
  )
  plans = found.flatMap(({ tables }) => tables.flatMap(({ plan }) => plan ?? []))
})
afterAll(async () => {
  await talweg.close()
  await sample.remove()
})

test('a file for which there is no room is refused in words, and leaves nothing', async () => {
  const before = await talweg.kept()
  const upload = () => talweg.api.upload('/files?name=products.csv', sample.file('products.csv'))
  await expect(withLargestFile(100, upload)).rejects.toMatchObject({
    problem: { status: 503, code: 'kernel.file_limit', detail: expect.stringContaining('try again') },
  })
  expect(await talweg.kept()).toEqual(before)
  expect(await upload()).toMatchObject({ tables: [{ kind: 'products' }] })
})

test('a job for which there is no room leaves what was there, and works in the same process once there is', async () => {
  let before = await talweg.kept()
  const lake = join(talweg.home, 'lake.duckdb')
  const outcomes: string[] = []
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.noBias(fc.integer({ min: 0, max: 1200 })),
      async (isImport, thousandths) => {
        const room = Math.floor(statSync(lake).size * (thousandths / 1000) ** 2)
        const { status } = (await talweg.api.get(`/imports/${firstImport}`)) as { status: string }
        const act = status === 'imported' ? 'undo' : 'redo'
        const work = () =>
          isImport
            ? talweg.api.job('/imports', { files: plans })
            : talweg.api.job(`/imports/${firstImport}/${act}`, undefined)
        const end = await withLargestFile(room, () =>
          work().then(
            () => 'done',
            (error: unknown) => error,
          ),
        )
        outcomes.push(
          `${isImport ? 'import' : act} with ${room} bytes ${end === 'done' ? 'done' : 'refused'}`,
        )
        if (end !== 'done')
          expect(end).toMatchObject({
            problem: { code: 'kernel.file_limit', detail: expect.stringContaining('safe') },
          })
        // Without closing it: what a server does goes on by itself.
        await talweg.api.job(`/imports/dry-run`, { files: plans })
        const after = await talweg.kept()
        if (end === 'done') before = after
        else expect(after).toEqual(before)
      },
    ),
    { numRuns, endOnFailure: true },
  )
  process.stdout.write(`    ${outcomes.join(', ')}\n`)
  await talweg.api.job('/imports', { files: plans })
})
