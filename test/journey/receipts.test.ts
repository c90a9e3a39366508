import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Profile } from '../../src/steps/identify/profile/model.ts'
import { Receipt } from '../../src/steps/identify/scores/model.ts'
import { Readiness } from '../../src/steps/signals/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

// Values that a careless receipt counts twice or not at all: written like the name of a bin, in another case, with
// letters whose lower case is peculiar, at the very edge of a range, or unknown.
const industries = ['(Other)', '(missing)', 'Healthcare', 'HEALTHCARE', 'İnşaat', 'Retail', 'Energy', '']
const cities = ['İstanbul', 'istanbul', 'Berlin', 'ΑΘΗΝΑ ΟΔΟΣ', '']
const employees = ['10', '100', '200', '1000', '5000', '']
const types = ['Meeting', 'Call', 'Demo request', 'Email opened', 'Something else', '']

let folder: string
let talweg: TestTalweg
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-receipts-'))
  const accounts = ['Account Name,Industry,City,Employees']
  const deals = ['Opportunity ID,Account Name,Stage,Amount,Close Date']
  const activities = ['Date,Type,Account Name']
  for (let i = 0; i < 400; i++) {
    const industry = industries[(i * 7) % industries.length] ?? ''
    accounts.push(
      `Company ${i},${industry},${cities[(i * 3) % cities.length]},${employees[i % employees.length]}`,
    )
    const chance = /healthcare/i.test(industry) || industry === '(Other)' ? 80 : 30
    for (let deal = 0; deal < (i >> 3) % 4; deal++)
      deals.push(
        `D${i}-${deal},Company ${i},${(i * 31 + deal * 57) % 100 < chance ? 'Won' : 'Lost'},${i + deal},2026-0${1 + (i % 9)}-15`,
      )
    for (let n = 0; n < (i * 13) % 5; n++)
      activities.push(`2026-0${5 + ((i + n) % 5)}-1${n},${types[(i + n) % types.length]},Company ${i}`)
  }
  const files = { 'accounts.csv': accounts, 'deals.csv': deals, 'activities.csv': activities }
  const paths = Object.entries(files).map(async ([name, lines]) => {
    await writeFile(join(folder, name), `${lines.join('\n')}\n`)
    return join(folder, name)
  })
  talweg = await openTestTalweg()
  await talweg.importFiles(await Promise.all(paths))
  await talweg.learn({
    gate: [
      { field: 'employees', op: 'at_least', value: 99.5 },
      { field: 'city', op: 'none_of', values: ['ISTANBUL', 'Οδοσ'] },
    ],
  })
})
afterAll(async () => {
  await talweg.close()
  await rm(folder, { recursive: true })
})

describe('every number is the sum of its lines', () => {
  test('fit, for every account: one line per trait, from 0 to 100', async () => {
    const [summary] =
      await talweg.query(`select count(*) as accounts, min(s.fit) as lowest, max(s.fit) as highest,
  count_if(s.fit is distinct from r.points) as wrong, min(r.lines) as fewest, max(r.lines) as most, max(r.traits) as traits
from scores s
left join (
  select account_id, cast(sum(points) as bigint) as points, count(*) as lines, count(distinct trait) as traits
  from score_receipts group by 1
) r using (account_id)`)
    expect(summary).toMatchObject({ accounts: 400, wrong: 0 })
    expect(summary?.fewest).toBe(summary?.most)
    expect(summary?.most).toBe(summary?.traits)
    expect(Number(summary?.lowest)).toBeGreaterThanOrEqual(0)
    expect(Number(summary?.highest)).toBeLessThanOrEqual(100)
    expect(Number(summary?.highest) - Number(summary?.lowest)).toBeGreaterThan(40)
  })

  test('the same through the API, with readiness beside it and the gate as SQL has it', async () => {
    const Answer = z.object({ fit: Receipt, readiness: Readiness })
    const scores = await talweg.query(
      'select account_id, fit, grade, gate, readiness from scores order by account_id',
    )
    const seen = new Set<string>()
    // A quarter of them, or the test would take its time: SQL has summed all.
    for (const score of scores.filter((_, i) => i % 4 === 0)) {
      const { fit, readiness } = Answer.parse(await talweg.api.get(`/accounts/${score.account_id}/receipt`))
      const sum = (lines: readonly { points: number }[]) =>
        lines.reduce((total, { points }) => total + points, 0)
      expect([fit.fit, fit.grade, fit.gate]).toEqual([score.fit, score.grade, score.gate])
      expect(sum(fit.lines)).toBe(fit.fit)
      for (const { points, most } of fit.lines) expect(points >= 0 && points <= most).toBe(true)
      expect(sum(readiness.lines)).toBe(readiness.readiness)
      expect(readiness.readiness).toBe(score.readiness)
      expect(readiness.readiness).toBeGreaterThanOrEqual(0)
      seen.add(fit.gate)
    }
    expect([...seen].sort()).toEqual(['fail', 'pass', 'unknown'])
  })

  test('win probability and expected value stand beside the fit, as SQL and the receipt have them', async () => {
    const [profile] = await talweg.query('select profile_id from scores limit 1')
    const { chances, deals, deal_trait } = Profile.parse(
      await talweg.api.get(`/profiles/${profile?.profile_id}`),
    )
    expect(deal_trait).toBe('employees')
    expect(deals.length).toBeGreaterThan(1)
    const rates = chances.map(({ probability }) => probability)
    expect(rates).toEqual(rates.toSorted((a, b) => a - b))
    for (const { low, probability, high } of chances)
      expect(0 <= low && low <= probability && probability <= high && high <= 1).toBe(true)
    const scores = await talweg.query('select * from scores order by account_id limit 40')
    for (const score of scores) {
      const { fit } = (await talweg.api.get(`/accounts/${score.account_id}/receipt`)) as { fit: Receipt }
      expect([fit.probability, fit.probability_low, fit.probability_high]).toEqual([
        score.probability,
        score.probability_low,
        score.probability_high,
      ])
      expect(fit.expected_deal).toBe(score.expected_deal)
      expect(fit.expected_value).toBeCloseTo(Number(score.expected_value), 1)
      expect(score.expected_value).toBeCloseTo(Number(score.probability) * Number(score.expected_deal), 1)
    }
  })

  test('a value falls into the bin that was learned from it, however it is written', async () => {
    const rows = await talweg.query(
      `select distinct value, bin from score_receipts where trait = 'industry' order by value nulls last`,
    )
    expect(
      Object.fromEntries(rows.map(({ value, bin }) => [String(value).toLowerCase(), bin])),
    ).toMatchObject({
      '(other)': '(other)',
      '(missing)': '(missing)',
      null: '(missing)',
      healthcare: expect.stringMatching(/^healthcare$/i),
      i̇nşaat: 'İnşaat',
      retail: 'Retail',
    })
    const perTrait = await talweg.query(
      `select bin, accounts from profile_traits where trait = 'industry' and accounts > 0`,
    )
    expect(new Set(perTrait.map(({ bin }) => bin)).size).toBe(perTrait.length)
  })
})
