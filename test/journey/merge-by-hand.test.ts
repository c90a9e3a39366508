import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Verdict, VerdictRequest } from '../../src/steps/match/verdicts/model.ts'
import type { WhyPair, WhyRow } from '../../src/steps/match/why/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

let talweg: TestTalweg
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-merge-'))
  await writeFile(
    join(folder, 'accounts.csv'),
    'id,company name,website,city\n1,Northwind Trading,northwind.com,Berlin\n2,NW Handel,nwhandel.de,Hamburg\n3,Northwind Trading,,Lyon\n4,Contoso,contoso.com,Paris\n',
  )
  await writeFile(
    join(folder, 'deals.csv'),
    'deal name,account name,stage,amount,created date\nA,Northwind Trading,Won,100,2026-01-02\nB,NW Handel,Won,50,2026-01-03\n',
  )
  talweg = await openTestTalweg()
  await talweg.importFolder(folder)
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

type Account = { account_id: string; name: string; records: number; won_revenue: number; tags: string | null }
const all = async () => (await talweg.api.get('/accounts', { sort: 'name' })) as { items: Account[] }
const idOf = async (name: string) =>
  (await all()).items.find((each) => each.name === name)?.account_id ?? `no account ${name}`
const account = async (id: string) => (await talweg.api.get(`/accounts/${id}`)) as Account
const send = async (path: string, body?: VerdictRequest) => {
  const { verdict, job } = (await talweg.api.post(path, body)) as { verdict: Verdict; job: { id: string } }
  await talweg.api.wait(job.id)
  return verdict
}
const rowsOf = async (id: string) =>
  (
    (await talweg.api.get(`/accounts/${id}/records`)) as {
      items: { record_id: string; line: number; rule: string }[]
    }
  ).items

test('a merge brings everything together under the older id; undo restores every table', async () => {
  const [north, nw] = [await idOf('Northwind Trading'), await idOf('NW Handel')]
  await talweg.api.post(`/accounts/${nw}/tags`, { tag: 'VIP' })
  const before = await talweg.dump()
  const said = await send('/verdicts', { verdict: 'merge', accounts: [nw, north], reason: 'bought 2025' })
  expect(said).toMatchObject({ verdict: 'merge', by: 'operator', reason: 'bought 2025', undone_at: null })
  const merged = await account(north)
  expect(await account(nw)).toEqual(merged)
  expect(merged).toMatchObject({ records: 5, won_revenue: 150, tags: 'VIP' })
  const older = [north, nw].sort()[0] ?? ''
  expect(merged.account_id).toBe(older)
  const moved = await talweg.ask('GET', `/accounts/${older === north ? nw : north}`)
  expect([moved.status, moved.headers.get('location')]).toEqual([308, `/api/v1/accounts/${older}`])
  expect((await rowsOf(north)).filter(({ rule }) => rule === 'by_hand').length).toBeGreaterThan(0)
  expect(await talweg.api.get(`/accounts/${nw}/verdicts`)).toEqual({ items: [said] })
  const { items: why } = (await talweg.api.get(`/accounts/${north}/why`)) as { items: WhyRow[] }
  expect(why.filter(({ joined_to }) => joined_to === null)).toHaveLength(1)
  expect(why.flatMap(({ reasons }) => reasons.flatMap(({ verdict }) => verdict ?? []))).toEqual([said])
  for (const { joined_to, reasons, receipt } of why)
    if (joined_to !== null) expect([reasons.length, receipt?.record_a]).toEqual([1, joined_to])
  const pair = (await talweg.api.get('/match/why', { a: north, b: nw })) as WhyPair
  expect(pair).toMatchObject({ one: true, kept_apart: [] })
  expect(pair.path.at(0)?.record_id).toBe(north.slice(4))
  expect(pair.path.at(-1)?.record_id).toBe(nw.slice(4))
  await send(`/verdicts/${said.verdict_id}/undo`)
  expect(await talweg.dump()).toEqual(before)
})

test('a row that is split off stands alone, also when its file comes again; the rest keeps what hangs on its name', async () => {
  const north = await idOf('Northwind Trading')
  const lyon = (await rowsOf(north)).find(({ line }) => line === 4)?.record_id ?? ''
  const { verdict_id } = await send('/verdicts', { verdict: 'split', records: [lyon] })
  await writeFile(
    join(folder, 'accounts.csv'),
    'id,company name,website,city\n1,Northwind Trading,northwind.com,Berlin\n2,NW Handel,nwhandel.de,Hamburg\n3,Northwind Trading,,Nice\n4,Contoso,contoso.com,Paris\n5,Northwind Trading,,Rome\n',
  )
  await talweg.importFiles([join(folder, 'accounts.csv')])
  const found = (await all()).items.filter(({ name }) => name === 'Northwind Trading')
  expect(found.map(({ records, won_revenue }) => [records, won_revenue]).sort()).toEqual([
    [1, 0],
    [3, 100],
  ])
  await send(`/verdicts/${verdict_id}/undo`)
  expect((await all()).items.filter(({ name }) => name === 'Northwind Trading')).toHaveLength(1)
})

test('two accounts that somebody keeps apart say so, side by side', async () => {
  const [north, contoso] = [await idOf('Northwind Trading'), await idOf('Contoso')]
  const said = await send('/verdicts', { verdict: 'apart', accounts: [contoso, north] })
  const pair = (await talweg.api.get('/match/why', { a: north, b: contoso })) as WhyPair
  expect(pair).toMatchObject({ one: false, path: [], kept_apart: [said] })
  expect(pair.direct.lines.slice(0, 2)).toEqual([
    { comparison: 'name', level: 'different', a: 'Northwind Trading', b: 'Contoso', weight: null },
    { comparison: 'domain', level: 'different', a: 'northwind.com', b: 'contoso.com', weight: null },
  ])
  const merged = await send('/verdicts', { verdict: 'merge', accounts: [contoso, north] })
  const { items } = (await talweg.api.get('/verdicts')) as { items: Verdict[] }
  expect(items.slice(0, 2).map(({ verdict_id, overruled }) => [verdict_id, overruled])).toEqual([
    [merged.verdict_id, false],
    [said.verdict_id, true],
  ])
  expect((await account(contoso)).account_id).toBe((await account(north)).account_id)
  await send(`/verdicts/${merged.verdict_id}/undo`)
  await send(`/verdicts/${said.verdict_id}/undo`)
})

test('what cannot be is said in words, and changes nothing', async () => {
  const north = await idOf('Northwind Trading')
  const contoso = await idOf('Contoso')
  const before = await talweg.api.get('/verdicts')
  const code = async (body: object) => {
    const answer = await talweg.ask('POST', '/verdicts', body)
    const problem = (await answer.json()) as { code: string; detail: string }
    expect(problem.detail).not.toContain('match.')
    return problem.code
  }
  expect(await code({ verdict: 'merge', accounts: [north, north] })).toBe('match.verdict_one_account')
  expect(await code({ verdict: 'merge', accounts: [north, 'acc_nobody'] })).toBe('match.account_missing')
  expect(await code({ verdict: 'split', records: [contoso] })).toBe('match.verdict_whole_account')
  expect(await code({ verdict: 'split', records: ['nothing'] })).toBe('match.record_missing')
  expect(await code({ verdict: 'split', records: [contoso, north] })).toBe('match.verdict_many_accounts')
  expect((await talweg.ask('POST', '/verdicts/999/undo')).status).toBe(404)
  expect(await talweg.api.get('/verdicts')).toEqual(before)
})
