import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

/** Nobody knows these headers. The first tells who wins, the second is noise, the third tells every row apart. */
const telling = 'Zirkel'
const noise = 'Farbton'
const unique = 'Merkzettel'
const score = 'Punktzahl X'

let folder: string
let talweg: TestTalweg
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-others-'))
  talweg = await openTestTalweg()
  const accounts = [`Account Name,Industry,${telling},${noise},${unique},${score}`]
  const deals = ['Opportunity ID,Account Name,Stage,Amount,Close Date']
  for (let i = 0; i < 240; i++) {
    const isTelling = i % 3 === 0
    accounts.push(
      `Company ${i},${i % 2 ? 'Retail' : 'Energy'},${isTelling ? 'innen' : i % 3 === 1 ? 'aussen' : ''},${['rot', 'blau'][(i >> 2) % 2]},note ${i},"${isTelling ? 1000 + i : 10 + (i % 50)}"`,
    )
    // A small linear congruence stands for chance, the same on every machine.
    const chance = ((i * 7919 + 13) % 100) / 100
    deals.push(`D${i},Company ${i},${chance < (isTelling ? 0.85 : 0.25) ? 'Won' : 'Lost'},100,2026-03-01`)
  }
  await writeFile(join(folder, 'accounts.csv'), `${accounts.join('\n')}\n`)
  await writeFile(join(folder, 'deals.csv'), `${deals.join('\n')}\n`)
  await talweg.importFolder(folder)
})
afterAll(async () => {
  await talweg.close()
  await rm(folder, { recursive: true })
})

type Columns = { items: { header: string; usable: boolean; numeric: boolean; different: number }[] }

test('columns that nobody mapped are offered, each with whether it can tell groups apart', async () => {
  const { items } = (await talweg.api.get('/other-columns')) as Columns
  expect(items.map(({ header, usable, numeric }) => [header, usable, numeric]).sort()).toEqual(
    [
      [telling, true, false],
      [noise, true, false],
      [unique, false, false],
      [score, true, true],
    ].sort(),
  )
})

test('an account shows what its rows say in them', async () => {
  const [account] = await talweg.query(`select account_id from accounts where name = 'Company 1'`)
  const { items } = (await talweg.api.get(`/accounts/${account?.account_id}/others`)) as {
    items: { header: string; value: string; file: string }[]
  }
  expect(items.map(({ header, value }) => [header, value])).toEqual([
    [telling, 'aussen'],
    [noise, 'rot'],
    [unique, 'note 1'],
    [score, '11'],
  ])
})

test('a planted column is found when it is looked at, and noise is not; receipts sum to the score', async () => {
  const without = await talweg.learn()
  expect(without).toMatchObject({ signal: false, columns: [] })
  const profile = await talweg.learn({ columns: ['zirkel', noise, score] })
  await talweg.activate(profile.profile_id)
  expect(profile.signal).toBe(true)
  const verdicts = Object.fromEntries(
    profile.traits.map(({ trait, bin, verdict }) => [`${trait} ${bin}`, verdict]),
  )
  expect(verdicts).toMatchObject({
    'column:zirkel innen': 'wins',
    'column:zirkel aussen': 'loses',
    [`column:${noise} rot`]: 'no_difference',
  })
  expect(profile.traits.some(({ trait, verdict }) => trait === `column:${score}` && verdict === 'wins')).toBe(
    true,
  )
  const sums = await talweg.query(
    `select s.account_id, s.fit, (select sum(points) from score_receipts r where r.account_id = s.account_id and r.profile_id = s.profile_id) as points
from scores s where s.fit is not null`,
  )
  expect(sums.length).toBeGreaterThanOrEqual(240)
  expect(sums.filter(({ fit, points }) => fit !== points)).toEqual([])
  expect(new Set(sums.map(({ fit }) => fit)).size).toBeGreaterThan(1)
})

test('opening the home again keeps the scores', async () => {
  const before = await talweg.query('select account_id, fit from scores order by 1, 2')
  await talweg.dump()
  expect(await talweg.query('select account_id, fit from scores order by 1, 2')).toEqual(before)
})
