import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Group } from '../../src/steps/match/hierarchy/model.ts'
import type { Queue } from '../../src/steps/match/queue/model.ts'
import type { Verdict } from '../../src/steps/match/verdicts/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

let talweg: TestTalweg
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-group-'))
  await writeFile(
    join(folder, 'accounts.csv'),
    [
      'company name,parent company,采购模式,city',
      '恒岳集团有限公司,,集采,',
      '恒岳物流有限公司,恒岳集团有限公司,分采,',
      '恒岳冷链有限公司,恒岳物流,,',
      'Loop A,Loop B,,',
      'Loop B,Loop A,,',
      'Alone Ltd,Nobody Inc,,',
      '恒岳物流有限公司北京分公司,,,北京',
      '恒岳物流有限公司广州分公司,,,广州',
      '恒岳物流广州办事处,,,',
      '云帆科技有限公司,,,',
      '云帆科技有限公司广州分公司,,,广州',
      '云帆科技有限公司广州分公司天河营业部,,,广州',
      '云帆科技有限公司成都分公司武侯营业部,,,成都',
      '孤舟科技有限公司西安分公司,,,',
      'Quill Paper Limited,,,',
      'Quill Paper Ltd Oslo Branch,,,Oslo',
      'Quill Paper Ltd Bergen Branch,Loop A,,',
    ].join('\n'),
  )
  talweg = await openTestTalweg()
  await talweg.importFolder(folder)
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

const idOf = async (q: string) => {
  const { items } = (await talweg.api.get('/accounts', { q, limit: '1' })) as {
    items: { account_id: string }[]
  }
  return items[0]?.account_id ?? ''
}
const groupOf = async (q: string) => (await talweg.api.get(`/accounts/${await idOf(q)}/group`)) as Group
const lines = ({ members }: Group) => {
  const named = new Map(members.map(({ account_id, name }) => [account_id, name]))
  return members.map(({ name, parent_id, relation }) => [name, named.get(parent_id ?? '') ?? null, relation])
}

test('the branch of a branch stands under it, and under the head office where that branch is no account', async () => {
  expect(lines(await groupOf('云帆科技有限公司广州分公司'))).toEqual([
    ['云帆科技有限公司', null, null],
    ['云帆科技有限公司广州分公司', '云帆科技有限公司', 'branch'],
    ['云帆科技有限公司成都分公司武侯营业部', '云帆科技有限公司', 'branch'],
    ['云帆科技有限公司广州分公司天河营业部', '云帆科技有限公司广州分公司', 'branch'],
  ])
})

test('the group of an account, from any of its members: head, parts of parts, who buys', async () => {
  const group = await groupOf('恒岳冷链')
  expect(lines(group)).toEqual([
    ['恒岳集团有限公司', null, null],
    ['恒岳物流有限公司', '恒岳集团有限公司', 'part'],
    ['恒岳冷链有限公司', '恒岳物流有限公司', 'part'],
    ['恒岳物流广州办事处', '恒岳物流有限公司', 'branch'],
    ['恒岳物流有限公司北京分公司', '恒岳物流有限公司', 'branch'],
    ['恒岳物流有限公司广州分公司', '恒岳物流有限公司', 'branch'],
  ])
  expect(group.members.map(({ purchasing }) => purchasing)).toEqual(['集采', '分采', null, null, null, null])
  expect(group.members.map(({ origin }) => origin)).toEqual([
    null,
    'column',
    'column',
    'name',
    'name',
    'name',
  ])
  expect(await groupOf('恒岳集团')).toEqual(group)
  expect(lines(await groupOf('Alone'))).toEqual([['Alone Ltd', null, null]])
  expect((await groupOf('Loop A')).members.map(({ name }) => name)).toEqual([
    'Loop B',
    'Loop A',
    'Quill Paper Ltd Bergen Branch',
  ])
})

test('a branch belongs to the company whose name it bears, where there is one and no column says otherwise', async () => {
  expect(lines(await groupOf('Oslo Branch'))).toEqual([
    ['Quill Paper Limited', null, null],
    ['Quill Paper Ltd Oslo Branch', 'Quill Paper Limited', 'branch'],
  ])
  expect((await groupOf('孤舟科技')).members).toHaveLength(1)
})

test('nobody is asked whether branches of one company are one', async () => {
  const { items } = (await talweg.api.get('/match/pairs')) as Queue
  const names = items.map(({ a, b }) => `${a.name} ${b.name}`)
  expect(names.filter((pair) => pair.includes('分公司') || pair.includes('Branch'))).toEqual([])
})

test('a branch by name stands alone once somebody says so, until it is taken back', async () => {
  const before = await talweg.dump()
  const { verdict, job } = (await talweg.api.post('/verdicts', {
    verdict: 'related',
    accounts: [await idOf('Oslo Branch'), await idOf('Quill Paper Limited')],
    relation: 'none',
  })) as { verdict: Verdict; job: { id: string } }
  await talweg.api.wait(job.id)
  expect((await groupOf('Oslo Branch')).members).toHaveLength(1)
  const undone = (await talweg.api.post(`/verdicts/${verdict.verdict_id}/undo`, undefined)) as {
    job: { id: string }
  }
  await talweg.api.wait(undone.job.id)
  expect(await talweg.dump()).toEqual(before)
})

test('what somebody says goes before the column, keeps the two apart, and is taken back', async () => {
  const before = await talweg.dump()
  const accounts = [await idOf('恒岳冷链'), await idOf('Alone')]
  const { verdict, job } = (await talweg.api.post('/verdicts', {
    verdict: 'related',
    accounts,
    relation: 'branch',
  })) as { verdict: Verdict; job: { id: string } }
  await talweg.api.wait(job.id)
  expect(lines(await groupOf('Alone'))).toEqual([
    ['Alone Ltd', null, null],
    ['恒岳冷链有限公司', 'Alone Ltd', 'branch'],
  ])
  const undone = (await talweg.api.post(`/verdicts/${verdict.verdict_id}/undo`, undefined)) as {
    job: { id: string }
  }
  await talweg.api.wait(undone.job.id)
  expect(await talweg.dump()).toEqual(before)
})

test('a parent that is changed by hand moves the account at once, as making everything anew does', async () => {
  await talweg.api.post(`/accounts/${await idOf('恒岳冷链')}/values`, { field: 'parent', value: 'Alone' })
  expect(lines(await groupOf('Alone'))).toEqual([
    ['Alone Ltd', null, null],
    ['恒岳冷链有限公司', 'Alone Ltd', 'part'],
  ])
  const followed = await talweg.dump()
  await talweg.api.job('/priorities', { sources: [] })
  expect(await talweg.dump()).toEqual(followed)
})
