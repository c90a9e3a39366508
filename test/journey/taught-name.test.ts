import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Edit } from '../../src/steps/match/model.ts'
import type { MatchAnswer } from '../../src/steps/match/one/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

let talweg: TestTalweg
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-taught-'))
  const accounts = [
    '杭州澄湖科技有限公司,chenghu.example',
    'Quill Paper Ltd,quill.example',
    'Vessel Nine Ltd,',
  ]
  await writeFile(join(folder, 'accounts.csv'), ['company name,website', ...accounts].join('\n'))
  await writeFile(join(folder, 'contacts.csv'), 'name,company,email\nAnn Lee,Vessel Nine,\n')
  talweg = await openTestTalweg()
  await talweg.importFolder(folder)
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

const account = async (name: string) =>
  (await talweg.query(`select account_id, records, contacts from accounts where name = '${name}'`))[0]
const teach = async (name: string, field: string, value: string | null) =>
  (
    (await talweg.api.post(`/accounts/${(await account(name))?.account_id}/values`, { field, value })) as {
      edit: Edit
    }
  ).edit
const ask = async (name: string) => (await talweg.api.post('/match', { name })) as MatchAnswer

test('a company that is taught another name is found by it, and rows of that name come to it, until it is undone', async () => {
  const before = await talweg.dump()
  expect((await ask('Clearlake')).verdict).toBe('new')
  const edit = await teach('杭州澄湖科技有限公司', 'english_name', 'Clearlake Ltd')
  const found = await ask('Clearlake')
  expect(found).toMatchObject({ verdict: 'known', account: { name: '杭州澄湖科技有限公司' } })
  await talweg.api.post(`/edits/${edit.edit_id}/undo`, undefined)
  expect(await talweg.dump()).toEqual(before)

  const own = await teach('Quill Paper Ltd', 'short_name', 'Vessel Nine')
  expect(await account('Quill Paper Ltd')).toMatchObject({ records: 3, contacts: 1 })
  expect(await account('Vessel Nine Ltd')).toBeUndefined()
  const { account_id } = (await account('Quill Paper Ltd')) ?? {}
  const why = await talweg.api.get(`/accounts/${account_id}/why`)
  expect(JSON.stringify(why)).toContain('also_called')
  await talweg.api.post(`/edits/${own.edit_id}/undo`, undefined)
  expect(await talweg.dump()).toEqual(before)
})

test('a name that two companies are given teaches nothing; nor does one that was given in the place of another', async () => {
  await teach('杭州澄湖科技有限公司', 'short_name', 'Northmark')
  expect((await ask('Northmark')).account?.name).toBe('杭州澄湖科技有限公司')
  const other = await teach('Quill Paper Ltd', 'short_name', 'Northmark')
  expect((await ask('Northmark')).verdict).toBe('new')
  await talweg.api.post(`/edits/${other.edit_id}/undo`, undefined)
  await teach('杭州澄湖科技有限公司', 'short_name', 'Southmark')
  expect((await ask('Northmark')).verdict).toBe('new')
  expect((await ask('Southmark')).verdict).toBe('known')
})

test('names that were learned or taught are listed with who said so; of one that several claim it is said that it is not used', async () => {
  const listed = async (where: string) =>
    ((await talweg.api.get('/aliases', { where })) as { items: Record<string, unknown>[] }).items
  const edit = await teach('杭州澄湖科技有限公司', 'english_name', 'Clearlake Ltd')
  const taught = (await listed('origin=hand')).find(({ alias }) => alias === 'Clearlake Ltd')
  expect(taught).toMatchObject({
    name: '杭州澄湖科技有限公司',
    field: 'english_name',
    is_used: 'used',
    edit_id: edit.edit_id,
    file: null,
  })
  const file = join(folder, 'more.csv')
  await writeFile(file, 'company name,short name\nAlder Ltd,Twin\nBirch Ltd,Twin\nCedar Ltd,Cdr\n')
  await talweg.importFiles([file])
  expect((await listed('is_used=claimed')).map(({ alias, name }) => [alias, name]).sort()).toEqual([
    ['Twin', 'Alder Ltd'],
    ['Twin', 'Birch Ltd'],
  ])
  expect((await listed('origin=row')).find(({ alias }) => alias === 'Cdr')).toMatchObject({
    name: 'Cedar Ltd',
    is_used: 'used',
    file: 'more.csv',
    line: 4,
    edit_id: null,
  })
  await talweg.api.post(`/edits/${edit.edit_id}/undo`, undefined)
  expect((await listed('origin=hand')).filter(({ alias }) => alias === 'Clearlake Ltd')).toEqual([])
})
