import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '../../src/ground/edge/index.ts'
import type { MatchAnswer, MatchRequest } from '../../src/steps/match/one/model.ts'
import type { Queue } from '../../src/steps/match/queue/model.ts'
import type { Weights, WhyPair } from '../../src/steps/match/why/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { openSample, type Sample } from './sample.ts'

let talweg: TestTalweg
let sample: Sample
beforeAll(async () => {
  talweg = await openTestTalweg()
  sample = await openSample({ seed: 3, companies: 300 })
  await talweg.importFolder(sample.folder)
})
afterAll(async () => {
  await sample?.remove()
  await talweg?.close()
})

const ask = async (request: MatchRequest) => (await talweg.api.post('/match', request)) as MatchAnswer

type Compared = Readonly<{
  record_id: string
  name: string | null
  domain: string | null
  place: string | null
  industry: string | null
}>

type Pair = Readonly<{ record_a: string; record_b: string; levels: string; weight: number }>

const requestOf = ({ name, domain, place, industry }: Compared): MatchRequest => {
  const [country, region, city] = (place ?? '').split('/')
  const said = { name, website: domain, country, region, city, industry }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value)) as MatchRequest
}

test('a row that is asked for is found, and weighed against others as the matching weighed it', () =>
  expectWeighedAlike())

test('a pair in doubt says how likely it is one, by the rows that raise the doubt', async () => {
  const { items } = (await talweg.api.get('/match/pairs', { limit: '200' })) as Queue
  const weighed = items.filter(({ probability }) => probability !== null)
  expect(weighed.length).toBeGreaterThan(0)
  for (const { a, b, pattern, probability, receipt } of weighed) {
    const why = (await talweg.api.get('/match/why', { a: a.account_id, b: b.account_id })) as WhyPair
    expect([why.one, why.doubt, why.direct.weight]).toEqual([false, { pattern, probability }, receipt.weight])
    const sum = why.direct.lines.reduce((total, { weight }) => total + (weight ?? 0), 0)
    expect(sum).toBe(receipt.weight)
  }
})

test('so it is by weights that somebody keeps', { timeout: 120_000 }, async () => {
  const { prior } = (await talweg.api.get('/match/weights')) as Weights
  const [pair] = ((await talweg.api.get('/match/pairs')) as Queue).items
  if (!pair) throw new Error('no pair in doubt')
  const accounts = [pair.a.account_id, pair.b.account_id]
  const said = (await talweg.api.post('/verdicts', { verdict: 'apart', accounts })) as { job: Job }
  await talweg.api.wait(said.job.id)
  const decided = (await talweg.api.post('/match/weights/decisions', { use: 'taught' })) as { job: Job }
  await talweg.api.wait(decided.job.id)
  const after = (await talweg.api.get('/match/weights')) as Weights
  expect(after.version?.version).toBe(1)
  expect(after.prior).not.toBe(prior)
  await expectWeighedAlike()
})

async function expectWeighedAlike(): Promise<void> {
  const dump = await talweg.dump()
  const table = <T>(name: string) => (dump[name] ?? '').split('\n').map((line): T => JSON.parse(line))
  const rows = table<Compared>('match.evidence')
  const pairs = table<Pair>('match.pairs').filter(({ levels }) => levels !== '')
  const weights = new Map(pairs.map((pair) => [`${pair.record_a} ${pair.record_b}`, pair.weight]))
  const accounts = new Map(
    table<{ record_id: string; account_id: string }>('match.account_records').map((row) => [
      row.record_id,
      row.account_id,
    ]),
  )
  const wanted = [...new Set(pairs.map(({ record_a }) => record_a))].sort().slice(0, 60)
  let compared = 0
  for (const id of wanted) {
    const row = rows.find(({ record_id }) => record_id === id)
    if (!row) throw new Error(`${id} was not compared`)
    const answer = await ask(requestOf(row))
    expect(answer.verdict).toBe('known')
    expect(answer.account?.account_id).toBe(accounts.get(id))
    for (const { receipt, account_id } of answer.alternatives) {
      expect(account_id).toBe(accounts.get(receipt?.record_b ?? ''))
      const sum = receipt?.lines.reduce((total, { weight }) => total + (weight ?? 0), 0)
      expect(sum).toBe(receipt?.weight)
      const known = weights.get([id, receipt?.record_b ?? ''].sort().join(' '))
      if (known === undefined) continue
      expect(receipt?.weight).toBe(known)
      compared++
    }
  }
  expect(compared).toBeGreaterThan(0)
}

test('a person is found by the address, a company by its domain, and what nobody is like is new', async () => {
  const [contact] = await talweg.query(
    'select contact_id, email, account_id from contacts where email is not null and account_id is not null order by 1 limit 1',
  )
  const person = await ask({ email: String(contact?.email) })
  expect(person).toMatchObject({ verdict: 'known', account: { account_id: contact?.account_id } })
  const [company] = await talweg.query(
    'select min(account_id) as account_id, domain from accounts where domain is not null group by domain having count(*) = 1 order by 2 limit 1',
  )
  const byDomain = await ask({ website: `https://www.${company?.domain}/en` })
  expect(byDomain.account?.account_id).toBe(company?.account_id)
  expect(await ask({ name: 'Wholly Unheard Of Brickworks' })).toMatchObject({
    verdict: 'new',
    account: null,
    alternatives: [],
  })
  expect((await talweg.ask('POST', '/match', {})).status).toBe(400)
  expect((await talweg.ask('POST', '/match', { country: 'Germany' })).status).toBe(400)
})

test('between accounts that are as likely as each other somebody has to look', async () => {
  const lines = [
    'company name,website',
    'Tarnbrook Foods Ltd,tbfoods.example',
    'Tarnbrook Paper Ltd,tbpaper.example',
  ]
  const file = join(sample.folder, 'tarnbrook.csv')
  await writeFile(file, lines.join('\n'))
  await talweg.importFiles([file])
  const answer = await ask({ name: 'Tarnbrook' })
  expect(answer).toMatchObject({ verdict: 'unsure', account: null })
  expect(answer.alternatives.map(({ name }) => name).sort()).toEqual([
    'Tarnbrook Foods Ltd',
    'Tarnbrook Paper Ltd',
  ])
  const [one, other] = answer.alternatives
  expect(one?.probability).toBeGreaterThanOrEqual(0.5)
  expect(one?.probability).toBe(other?.probability)
  expect(await ask({ name: 'Tarnbrook', website: 'tbpaper.example' })).toMatchObject({
    verdict: 'known',
    account: { name: 'Tarnbrook Paper Ltd' },
  })
})
