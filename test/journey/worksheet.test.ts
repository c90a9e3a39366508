import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GradeReport } from '../../src/steps/identify/grades/model.ts'
import { Profile } from '../../src/steps/identify/index.ts'
import { Receipt } from '../../src/steps/identify/scores/model.ts'
import { BegunSurvey } from '../../src/steps/identify/survey/model.ts'
import { type Content, type Contribution, Worksheet } from '../../src/steps/identify/worksheet/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

/** Companies without any history: nobody ever sold anything to them. */
const accounts = `Account Name,Industry,Employees,Country,Technologies,Website
Ardent Gyms,Sports,300,CN,SAP; Turnstiles,ardent.example
Borealis Fitness,Sports,80,CN,,borealis.example
Cairn Bakery,Food,900,CN,Turnstiles,cairn.example
Dorado Gyms,Sports,,DE,CRM,dorado.example
Eider Sports,Sports,5000,CN,turnstiles,eider.example
`

let talweg: TestTalweg
let sheet: Worksheet

beforeAll(async () => {
  talweg = await openTestTalweg()
  const file = join(await mkdtemp(join(tmpdir(), 'talweg-worksheet-')), 'accounts.csv')
  await writeFile(file, accounts)
  await talweg.importFiles([file])
})
afterAll(() => talweg?.close())

async function say(where: 'content' | 'contributions', said: Content | Contribution): Promise<void> {
  const path = `/worksheets/${sheet.worksheet_id}/${where}`
  sheet = Worksheet.parse(await talweg.api.post(path, { seen: sheet.seq, said }))
}

test('a team without history agrees on a profile, and every account has a fit, a receipt and a place on a list', async () => {
  const { api } = talweg
  sheet = Worksheet.parse(await api.post('/worksheets', { name: 'Gym chains' }))
  const criteria = [
    { title: 'Industry', note: '', field: 'industry', wanted: [{ values: ['sports'], worth: 100 }] },
    {
      title: 'Employees',
      note: '',
      field: 'employees',
      wanted: [
        { from: 200, below: 2000, worth: 100 },
        { from: 50, below: 200, worth: 50 },
      ],
    },
    {
      title: 'Turnstiles',
      note: '',
      field: 'technologies',
      wanted: [{ values: ['Turnstiles', 'CRM'], worth: 100 }],
    },
    { title: 'They call back', note: '', field: null, wanted: [] },
  ]
  await say('contributions', { kind: 'joined', side: 'founders' })
  for (const [i, criterion] of criteria.entries()) {
    const criterion_id = `c${i}`
    await say('content', { kind: 'criterion', criterion_id, criterion })
    await say('contributions', { kind: 'opinion', criterion_id, weight: 5, stance: 'good' })
  }
  await say('contributions', { kind: 'handed_in' })
  await say('content', { kind: 'settled', criterion_id: 'c0', weight: 5, stance: 'must' })
  await say('content', { kind: 'settled', criterion_id: 'c1', weight: 3, stance: 'good' })
  await say('content', { kind: 'settled', criterion_id: 'c2', weight: 2, stance: 'good' })
  await say('content', { kind: 'settled', criterion_id: 'c3', weight: 9, stance: 'good' })
  await say('content', {
    kind: 'exclusions',
    exclusions: [
      {
        kind: 'competitor',
        reason: 'They sell the same',
        rule: { field: 'domain', op: 'one_of', values: ['eider.example'] },
      },
    ],
  })
  await say('contributions', { kind: 'signed' })
  expect(sheet.status).toBe('agreed')
  await api.job(`/worksheets/${sheet.worksheet_id}/score`, undefined)

  const profile = Profile.parse(await api.get('/profiles/current'))
  expect(profile).toMatchObject({
    name: 'Gym chains',
    version: 1,
    origin: 'team',
    finding: 'agreed',
    basis: 'fit',
  })
  expect(
    await talweg.query(
      'select a.name, s.fit, s.grade, s.gate from scores s join accounts a on a.account_id = s.account_id order by a.name',
    ),
  ).toEqual([
    { name: 'Ardent Gyms', fit: 100, grade: 'A', gate: 'pass' },
    { name: 'Borealis Fitness', fit: 65, grade: 'B', gate: 'pass' },
    { name: 'Cairn Bakery', fit: 50, grade: 'B', gate: 'fail' },
    { name: 'Dorado Gyms', fit: 70, grade: 'B', gate: 'pass' },
    { name: 'Eider Sports', fit: 70, grade: 'B', gate: 'fail' },
  ])
  expect(
    await talweg.query(
      'select s.account_id from scores s join score_receipts r on r.account_id = s.account_id and r.profile_id = s.profile_id group by s.account_id, s.fit having s.fit <> sum(r.points)',
    ),
  ).toEqual([])
})

test('a receipt says what the team agreed on, what is missing and what it could be worth, and why somebody is left out', async () => {
  const receiptOf = async (name: string) => {
    const { items } = (await talweg.api.get('/accounts', { q: name })) as { items: { account_id: string }[] }
    const { fit } = (await talweg.api.get(`/accounts/${items[0]?.account_id}/receipt`)) as { fit: unknown }
    return Receipt.parse(fit)
  }
  const dorado = await receiptOf('Dorado')
  expect(
    dorado.lines.map(({ trait, bin, points, most, origin }) => ({ trait, bin, points, most, origin })),
  ).toEqual([
    { trait: 'industry', bin: 'Sports', points: 50, most: 50, origin: 'team' },
    { trait: 'technologies:CRM; Turnstiles', bin: 'yes', points: 20, most: 20, origin: 'team' },
    { trait: 'employees', bin: '(missing)', points: 0, most: 30, origin: 'team' },
  ])
  const eider = await receiptOf('Eider')
  expect(eider.gate_reasons.find(({ exclusion }) => exclusion)).toEqual({
    field: 'domain',
    op: 'one_of',
    wanted: 'eider.example',
    found: 'eider.example',
    result: 'fail',
    exclusion: { kind: 'competitor', reason: 'They sell the same' },
  })
  const list = await talweg.build({ name: 'First list', owner: 'Ann' })
  const listed = await talweg.targets(list.list_id)
  expect(listed.map(({ name, fit }) => `${name} ${fit}`)).toEqual([
    'Ardent Gyms 100',
    'Dorado Gyms 70',
    'Borealis Fitness 65',
  ])
  expect(listed[0]?.reasons[0]?.text).toBe('Industry Sports: 50 of 50 points that the team agreed on')
})

test('the next agreement is the next version of the profile, a draft until it is activated; the earlier one stays', async () => {
  await say('content', { kind: 'reopened', reason: 'Size matters more' })
  await say('content', { kind: 'settled', criterion_id: 'c1', weight: 10, stance: 'good' })
  await say('contributions', { kind: 'signed' })
  await talweg.api.job(`/worksheets/${sheet.worksheet_id}/score`, undefined)
  const { items } = (await talweg.api.get('/profiles')) as { items: unknown[] }
  const versions = items.map((item) => Profile.parse(item)).sort((a, b) => a.version - b.version)
  expect(versions.map(({ version, origin, status }) => `${version} ${origin} ${status}`)).toEqual([
    '1 team active',
    '2 team draft',
  ])
  await talweg.activate(versions[1]?.profile_id ?? '')
  expect(
    await talweg.query(
      "select fit from scores s join accounts a on a.account_id = s.account_id where a.name = 'Ardent Gyms'",
    ),
  ).toEqual([{ fit: 100 }])
})

test('an agreed profile leaves as a file and comes in elsewhere, where it is signed anew', async () => {
  const { api, home } = talweg
  const file = await new Response(await api.download(`/worksheets/${sheet.worksheet_id}/file`)).text()
  expect(JSON.parse(file)).toMatchObject({ schema: 'talweg/profile', agreed: { version: 2 } })
  const path = join(home, 'profile.json')
  await writeFile(path, file)
  const copy = Worksheet.parse(await api.upload('/worksheets/file', path))
  expect(copy.status).toBe('open')
  const points = ({ criteria }: Worksheet) => criteria.map(({ title, points: most }) => [title, most])
  expect(points(copy)).toEqual(points(sheet))
  const again = await new Response(await api.download(`/worksheets/${copy.worksheet_id}/file`)).text()
  expect(JSON.parse(again)).toEqual({ ...JSON.parse(file), agreed: null })
  await writeFile(path, file.replace('"weight": 10', '"weight": 11'))
  await expect(api.upload('/worksheets/file', path)).rejects.toThrow(/criteria\[1\]\.weight/)
})

test('a customer answers a survey by its link without signing in, and not without end', async () => {
  const { api, ask } = talweg
  const request = { title: 'How are we doing?', closes_on: '2026-12-31' }
  const path = `/worksheets/${sheet.worksheet_id}/surveys`
  const { link } = BegunSurvey.parse(await api.post(path, request))
  const token = new URL(link, 'http://localhost').searchParams.get('token') ?? ''
  expect(await (await ask('GET', `/survey?token=${token}`)).json()).toMatchObject({ title: request.title })
  const answers = []
  for (let i = 0; i < 22; i++)
    answers.push((await ask('POST', '/survey', { token, likes: `Answer ${i}`, ratings: [] })).status)
  expect(answers.filter((status) => status === 204)).toHaveLength(20)
  expect(answers.at(-1)).toBe(429)
  const { items } = (await api.get(path)) as { items: { answers: number }[] }
  expect(items[0]?.answers).toBe(20)
  expect((await ask('POST', '/survey', { token, likes: 'x'.repeat(40_000) })).status).toBe(413)
  await expect(api.post(path, { ...request, closes_on: '2020-01-01' })).rejects.toThrow(/before it begins/)
})

test('the report by grade says who renewed and who bought more', async () => {
  const contracts = `Contract ID,Account Name,Amount,Purchase Date,Contract End
k1,Ardent Gyms,100,2025-03-01,2026-02-28
k2,Ardent Gyms,150,2026-03-01,2027-02-28
k3,Borealis Fitness,80,2025-04-01,2026-03-31
k4,Cairn Bakery,50,2026-09-01,2027-08-31
`
  const file = join(talweg.home, 'contracts.csv')
  await writeFile(file, contracts)
  await talweg.importFiles([file])
  const id = sheet.agreements[0]?.profile_id
  const { items } = (await talweg.api.get(`/profiles/${id}/grades`)) as { items: GradeReport[] }
  const lines = items.map(({ grade, due, churn, bought_before, bought_since, expansion }) => ({
    grade,
    due,
    churn,
    bought_before,
    bought_since,
    expansion,
  }))
  const nothing = { bought_before: 0, bought_since: 0, expansion: null }
  expect(lines.filter(({ due }) => due > 0)).toEqual([
    { grade: 'A', due: 1, churn: 0, bought_before: 100, bought_since: 150, expansion: 0.5 },
    { grade: 'B', due: 1, churn: 1, bought_before: 80, bought_since: 0, expansion: -1 },
  ])
  expect(lines.filter(({ due }) => due === 0).map(({ grade, due, churn, ...rest }) => rest)).toEqual(
    lines.filter(({ due }) => due === 0).map(() => nothing),
  )
})
