import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Study } from '../../src/steps/identify/study/model.ts'
import { plantedTable } from '../../src/steps/identify/study/study.fixture.ts'
import { uploadTable } from '../../src/steps/match/upload-table.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

let talweg: TestTalweg
let folder: string

beforeAll(async () => {
  talweg = await openTestTalweg()
  folder = await mkdtemp(join(tmpdir(), 'talweg-study-'))
})

afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

async function started(name: string, text: string, wish: object) {
  const path = join(folder, name)
  await writeFile(path, text)
  return talweg.api.job('/studies', { ...(await uploadTable(talweg.api, path, undefined)), ...wish })
}

const { titles, rows } = plantedTable(800, 21)
const written = (separator: string) => [titles, ...rows].map((cells) => `${cells.join(separator)}\n`).join('')

test('a file is studied, shown and reported, and nothing of it is imported', async () => {
  const job = await started('deals.csv', written(';'), { outcome: 'won' })
  const study = Study.parse(job.result)
  expect(study).toMatchObject({ name: 'deals.csv', rows: 800, positive: 'yes', signal: true, refused: 0 })
  expect(Study.parse(await talweg.api.get(`/studies/${job.id}`))).toEqual(study)
  const report = await new Response(await talweg.api.download(`/studies/${job.id}/report`)).text()
  expect(report).toContain('<h1>deals.csv</h1>')
  expect(report).toContain('Steel')
  expect(await talweg.api.get('/imports')).toMatchObject({ items: [] })
})

test('the same rows in another form give the same study', async () => {
  const [one, other] = [
    await started('deals.csv', written(';'), { outcome: 'won' }),
    await started('deals.csv', written('\t'), { outcome: 'won' }),
  ]
  expect(other.result).toEqual(one.result)
})

test('what cannot be studied is said in words', async () => {
  await expect(started('deals.csv', written(','), { outcome: 'revenue' })).rejects.toMatchObject({
    problem: { code: 'identify.study.no_column', detail: expect.stringContaining('“revenue”') },
  })
  await expect(
    started(
      'few.csv',
      `${titles.join(',')}\n${rows
        .slice(0, 10)
        .map((row) => row.join(','))
        .join('\n')}\n`,
      { outcome: 'won' },
    ),
  ).rejects.toMatchObject({
    problem: { code: 'identify.study.too_few' },
  })
  await expect(talweg.api.get('/studies/nothing')).rejects.toThrow()
})
