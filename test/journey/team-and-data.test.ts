import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Profile } from '../../src/steps/identify/index.ts'
import { Together } from '../../src/steps/identify/together/model.ts'
import { type Content, type Contribution, Worksheet } from '../../src/steps/identify/worksheet/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

/** 200 companies: shops win two times of three, gyms once; size makes no difference. */
const rows = Array.from({ length: 200 }, (_, i) => ({
  name: `Company ${i} ${['Ardent', 'Borealis', 'Cairn', 'Dorado', 'Eider'][i % 5]}`,
  industry: i % 2 === 0 ? 'Retail' : 'Sports',
  employees: 10 + ((i * 37) % 90),
  won: (i % 3 === 0) === (i % 2 === 1),
}))

let talweg: TestTalweg

beforeAll(async () => {
  talweg = await openTestTalweg()
  const folder = await mkdtemp(join(tmpdir(), 'talweg-both-'))
  const write = async (name: string, lines: string[]) => {
    await writeFile(join(folder, name), lines.join('\n'))
    return join(folder, name)
  }
  await talweg.importFiles([
    await write('accounts.csv', [
      'Account Name,Industry,Employees,Website',
      ...rows.map(({ name, industry, employees }, i) => `${name},${industry},${employees},c${i}.example`),
    ]),
    await write('opportunities.csv', [
      'Opportunity ID,Account Name,Stage,Amount,Close Date',
      ...rows.map(({ name, won }, i) => `o${i},${name},${won ? 'Won' : 'Lost'},100,2026-0${1 + (i % 9)}-01`),
    ]),
  ])
  await talweg.learn({ name: 'Learned' })
})
afterAll(() => talweg?.close())

const ask = async (query: Record<string, string> = {}) =>
  Together.parse(await talweg.api.get('/profiles/together', query))

test('without a worksheet there is nothing to put beside the data, and it says what to do', async () => {
  await expect(ask()).rejects.toThrow(/Begin a worksheet/)
})

test('where a team wants what loses, that is found first; the dial leads from one to the other', async () => {
  const { api } = talweg
  let sheet = Worksheet.parse(await api.post('/worksheets', { name: 'Agreed' }))
  const say = async (where: 'content' | 'contributions', said: Content | Contribution) => {
    sheet = Worksheet.parse(
      await api.post(`/worksheets/${sheet.worksheet_id}/${where}`, { seen: sheet.seq, said }),
    )
  }
  await say('contributions', { kind: 'joined', side: 'sales' })
  const wanted = {
    industry: [{ values: ['Sports'], worth: 100 }],
    employees: [{ from: 50, below: null, worth: 100 }],
    sites: [{ from: 2, below: null, worth: 100 }],
  }
  for (const [field, levels] of Object.entries(wanted)) {
    await say('content', {
      kind: 'criterion',
      criterion_id: field,
      criterion: { title: field, note: '', field, wanted: levels },
    })
    await say('contributions', { kind: 'opinion', criterion_id: field, weight: 5, stance: 'good' })
    await say('content', { kind: 'settled', criterion_id: field, weight: 5, stance: 'good' })
  }
  await say('contributions', { kind: 'handed_in' })
  await say('contributions', { kind: 'signed' })
  await api.job(`/worksheets/${sheet.worksheet_id}/score`, undefined)

  const both = await ask({ counts: '100' })
  expect(both.data).toMatchObject({ name: 'Learned', signal: true })
  expect(both.traits.map(({ trait, finding }) => `${trait}: ${finding}`)).toEqual([
    'industry: contrary',
    'employees: not_enough_data',
    'sites: not_looked',
  ])
  expect(both.traits[0]).toMatchObject({ accounts: 200 })
  expect(both.traits[0]?.bins.find(({ bin }) => bin === 'Retail')).toMatchObject({
    accounts: 100,
    weight: 0.5,
  })
  expect(
    both.traits[0]?.bins.filter(({ clash }) => clash).map(({ bin, verdict }) => `${bin} ${verdict}`),
  ).toEqual(['Sports loses', 'Retail wins'])
  const pointsOf = ({ traits }: Together, bin: string) =>
    traits.find(({ trait }) => trait === 'industry')?.bins.find((each) => each.bin === bin)?.points ?? 0
  const [trusting, doubting] = [await ask({ counts: '0' }), await ask({ counts: '100000' })]
  expect(pointsOf(trusting, 'Retail')).toBeGreaterThan(pointsOf(trusting, 'Sports'))
  expect(pointsOf(doubting, 'Sports')).toBeGreaterThan(pointsOf(doubting, 'Retail'))
})

test('a profile of both scores every account, and each receipt sums', async () => {
  const { result } = await talweg.api.job('/profiles/together', { name: 'Both', counts: 50 })
  const profile = Profile.parse(result)
  expect(profile).toMatchObject({ name: 'Both', version: 1, origin: 'both' })
  const origins = new Map(profile.traits.map(({ trait, origin }) => [trait, origin]))
  expect([origins.get('industry'), origins.get('sites')]).toEqual(['both', 'team'])
  const wrong = await talweg.query(
    'select s.account_id from scores s join score_receipts r on r.account_id = s.account_id and r.profile_id = s.profile_id group by s.profile_id, s.account_id, s.fit having s.fit <> sum(r.points)',
  )
  expect(wrong).toEqual([])
  const [scored] = await talweg.query(
    `select count(*) as accounts, min(fit) as low, max(fit) as high from scores where profile_id = '${profile.profile_id}'`,
  )
  expect(scored).toMatchObject({ accounts: 200 })
  expect(Number(scored?.low)).toBeGreaterThanOrEqual(0)
  expect(Number(scored?.high)).toBeLessThanOrEqual(100)
  await expect(ask({ team: profile.profile_id })).rejects.toThrow(/was not agreed on by a team/)
})
