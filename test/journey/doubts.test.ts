import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Queue } from '../../src/steps/match/queue/model.ts'
import type { Verdict, VerdictRequest } from '../../src/steps/match/verdicts/model.ts'
import type { WhyPair } from '../../src/steps/match/why/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

let talweg: TestTalweg
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-doubts-'))
  const shared = Array.from({ length: 12 }, (_, i) => `${'abcdefghijkl'[i]}oren ${i},,park.example,Lyon`)
  await writeFile(
    join(folder, 'accounts.csv'),
    [
      'company name,short name,website,city',
      '北京云帆科技有限公司,,yunfan.cn,北京',
      '上海云帆科技有限公司,,,上海',
      'Quill Systems,Quill,quill.example,Oslo',
      'Quill Foods,Quill,quillfoods.example,Rome',
      ...shared,
      'Aorta 1,,park.example,Lyon',
    ].join('\n'),
  )
  await writeFile(
    join(folder, 'deals.csv'),
    'deal name,account name,stage,amount,created date\nA,Quill Systems,Won,100,2026-01-02\nB,Quill Foods,Won,50,2026-01-03\n',
  )
  talweg = await openTestTalweg()
  await talweg.importFolder(folder)
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

const absent = (): never => {
  throw new Error('no pair in doubt')
}
const queue = async () => (await talweg.api.get('/match/pairs')) as Queue
const names = ({ items }: Queue) => items.map(({ a, b }) => [a.name, b.name].sort().join(' | '))
const say = async (body: VerdictRequest) =>
  (await talweg.api.post('/verdicts', body)) as { verdict: Verdict; job: { id: string } }

test('pairs that may be one company come in the order of the money that a decision moves', async () => {
  const found = await queue()
  expect(found.items[0]).toMatchObject({ pattern: 'claimed_name', probability: null })
  expect(names(found)[0]).toBe('Quill Foods | Quill Systems')
  expect(names(found).slice(1).sort()).toEqual([
    'Aorta 1 | aoren 0',
    '上海云帆科技有限公司 | 北京云帆科技有限公司',
  ])
  expect(found.total).toBe(3)
  const shared = found.items.find(({ pattern }) => pattern === 'shared_domain')
  expect(shared?.receipt.lines.find(({ comparison }) => comparison === 'domain')?.level).toBe('shared')
})

test('of a pair in doubt it is said that somebody has to decide, until somebody does', async () => {
  const [{ a, b, pattern, probability } = absent()] = (await queue()).items
  const why = async () =>
    (await talweg.api.get('/match/why', { a: a.account_id, b: b.account_id })) as WhyPair
  expect(await why()).toMatchObject({ one: false, kept_apart: [], doubt: { pattern, probability } })
  const ofOne = (await talweg.api.get('/match/pairs', { account: a.account_id })) as Queue
  expect([names(ofOne), ofOne.total]).toEqual([[names(await queue())[0]], 1])
  const { verdict, job } = await say({ verdict: 'apart', accounts: [a.account_id, b.account_id] })
  expect(await why()).toMatchObject({ one: false, kept_apart: [verdict], doubt: null })
  await talweg.api.wait(job.id)
  const undone = (await talweg.api.post(`/verdicts/${verdict.verdict_id}/undo`, undefined)) as {
    job: { id: string }
  }
  await talweg.api.wait(undone.job.id)
})

test('a pair is gone as soon as somebody said something, and comes back when that is taken back', async () => {
  const before = await queue()
  const [first] = before.items
  if (!first) throw new Error('no pair')
  const accounts: [string, string] = [first.a.account_id, first.b.account_id]
  const { verdict, job } = await say({ verdict: 'apart', accounts })
  expect(names(await queue())).not.toContain(names(before)[0])
  expect((await queue()).total).toBe(before.total - 1)
  await talweg.api.wait(job.id)
  expect((await queue()).total).toBe(before.total - 1)
  const undone = (await talweg.api.post(`/verdicts/${verdict.verdict_id}/undo`, undefined)) as {
    job: { id: string }
  }
  await talweg.api.wait(undone.job.id)
  expect(await queue()).toEqual(before)
})
