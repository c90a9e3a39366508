import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { recogniseFolder, words } from '../../src/steps/collect/index.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { xlsx } from '../support/xlsx.ts'

const speak = createSpeaker([words])

let talweg: TestTalweg
let folder = ''
beforeAll(async () => {
  talweg = await openTestTalweg()
  folder = await mkdtemp(join(tmpdir(), 'talweg-many-'))
})
afterAll(async () => {
  await talweg.close()
  await rm(folder, { recursive: true })
})

const say = (key: string, params?: Record<string, string | number>) => speak('en', key, params)

async function recognised(path: string, after?: string) {
  const { tables, skipped } = await recogniseFolder(talweg.api, path, say, { after }, 3)
  return {
    names: tables.map(({ inspection: { name } }) => name),
    skipped: skipped.map(({ reason }) => reason),
  }
}

test('a folder of more files than one import takes comes in by parts, and says how to go on', async () => {
  const path = join(folder, 'parts')
  await mkdir(join(path, 'inner'), { recursive: true })
  for (const name of ['a.csv', 'b.csv', 'c.csv', 'd.csv'])
    await writeFile(join(path, name), `Company,Website\n${name},${name}.example\n`)
  // A workbook holds as many tables as a whole part may.
  const rows = [
    ['Company', 'Website'],
    ['X', 'x.example'],
  ]
  await writeFile(join(path, 'e.xlsx'), xlsx(['1', '2', '3'].map((name) => ({ name, rows }))))
  expect(await recognised(path)).toEqual({
    names: ['a.csv', 'b.csv', 'c.csv'],
    skipped: [
      `One folder in it was not entered. Import it by itself: talweg import "${join(path, 'inner')}"`,
      'The first 3 files by name were taken, up to c.csv; 2 behind it were not. Go on with: talweg import FOLDER --after "c.csv"',
    ],
  })
  const second = await recognised(path, 'c.csv')
  expect(second.names).toEqual(['d.csv'])
  expect(second.skipped).toEqual([expect.stringContaining('--after "d.csv"')])
  expect(await recognised(path, 'd.csv')).toEqual({ names: ['e.xlsx', 'e.xlsx', 'e.xlsx'], skipped: [] })
})

test('what each of many small files takes of the memory is little', async () => {
  const path = join(folder, 'small')
  await mkdir(path)
  const paths = Array.from({ length: 250 }, (_, i) => join(path, `${i}.csv`))
  for (const [i, each] of paths.entries())
    await writeFile(
      each,
      `Company,Website,Employees\nSmall ${i},small${i}.example,${i % 5 ? i + 1 : 'many'}\n`,
    )
  const { imports } = await talweg.importFiles(paths)
  expect(imports).toHaveLength(250)
  expect(await talweg.query('select count(*) as n from accounts')).toEqual([{ n: 250 }])
})
