import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MatchAnswer } from '../../src/steps/match/one/model.ts'
import type { PeopleQueue, PersonPair, PersonRow } from '../../src/steps/match/people/model.ts'
import type { Verdict, VerdictRequest } from '../../src/steps/match/verdicts/model.ts'
import type { Weights } from '../../src/steps/match/why/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

let talweg: TestTalweg
let folder: string
const files = {
  'a companies.csv': `company name,website,city
远航科技有限公司,yuanhang.cn,广州
Globex,globex.com,Boston
Initech,initech.com,Austin
`,
  'b crm contacts.csv': `contact id,first name,last name,company,email,phone,job title
1,Xiaoming,Wang,远航科技有限公司,xiaoming.wang@yuanhang.cn,,Sales Director
2,Ann,Lee,Globex,ann.lee@globex.com,+1 617 555 0101,CFO
3,Ann,Lee,Initech,ann.lee@initech.com,+1 512 555 0199,Buyer
4,Tom,Fox,Globex,tom.fox@globex.com,,Engineer
5,Tom,Fox,Globex,tomfox2@globex.com,,Engineer
6,Bea,Orr,Globex,info@globex.com,+1 617 555 0100,
7,Cal,Poe,Globex,info@globex.com,+1 617 555 0100,
8,Kim,Roe,Initech,kim.roe@initech.com,,
9,Kim,Roe,Initech,kimroe2@initech.com,,
`,
  'c 联系人.csv': `姓名,手机,邮箱,职务,公司名称
王小明,13912340001,xiaoming.wang@yuanhang.cn,采购总监,远航科技有限公司
王小明,13912340002,,工程师,其他科技有限公司
`,
  'd webinar.csv': `Event Name,Attendee Name,Attendee Email,Attended,Registration Time
Launch,Ann Lee,ann.lee@globex.com,Yes,2026-10-06 10:00
Launch,Ann Lee,annlee77@gmail.com,Yes,2026-10-06 11:00
`,
  'e activities.csv': `date,type,contact email,subject
2026-10-07,call,xiaoming.wang@yuanhang.cn,Intro
2026-10-08,call,ann.lee@globex.com,Intro
`,
  'f deals.csv': 'deal name,account name,stage,amount,created date\nA,Initech,Won,100,2026-01-02\n',
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-people-'))
  talweg = await openTestTalweg()
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text)
    await talweg.importFiles([join(folder, name)])
  }
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

type Contact = { contact_id: string; account_id: string; name: string; email: string | null; records: number }
const contacts = async (name: string) =>
  (await talweg.query(
    `select contact_id, name, email, phone, title, records, account_id from contacts where name = '${name}' order by email nulls last`,
  )) as Contact[]
const idOf = async (email: string) =>
  String((await talweg.query(`select contact_id from contacts where email = '${email}'`))[0]?.contact_id)
const send = async (path: string, body?: VerdictRequest) => {
  const { verdict, job } = (await talweg.api.post(path, body)) as { verdict: Verdict; job: { id: string } }
  await talweg.api.wait(job.id)
  return verdict
}
const whyPair = async (a: string, b: string) =>
  (await talweg.api.get('/match/people/why', { a, b })) as PersonPair

test('a person of two files in two languages is one contact: id of the oldest row, values of the newest that says something', async () => {
  const [one, ...others] = await contacts('王小明')
  expect(others.map(({ records }) => records)).toEqual([1])
  expect(one).toMatchObject({
    email: 'xiaoming.wang@yuanhang.cn',
    phone: '+8613912340001',
    title: '采购总监',
    records: 2,
  })
  const { items } = (await talweg.api.get(`/contacts/${one?.contact_id}/why`)) as { items: PersonRow[] }
  expect(items.map(({ name, file }) => [name, file])).toEqual([
    ['Xiaoming Wang', 'b crm contacts.csv'],
    ['王小明', 'c 联系人.csv'],
  ])
  expect(one?.contact_id).toBe(`con_${items[0]?.record_id}`)
  const [, joined] = items
  expect(joined?.joined_to).toBe(items[0]?.record_id)
  expect(joined?.reasons.map(({ kind }) => kind)).toEqual(['evidence'])
  const lines = joined?.receipt?.lines ?? []
  expect(lines.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBe(joined?.receipt?.weight)
  expect(lines.find(({ comparison }) => comparison === 'name_reading')?.level).toBe('same')
  const pair = await whyPair(String(one?.contact_id), `con_${joined?.record_id}`)
  expect([pair.one, pair.path.length, pair.doubt]).toEqual([true, 2, null])
})

test('what hangs on a person follows, by any address that a row has; ids that went into another keep answering', async () => {
  const [one] = await contacts('王小明')
  const calls = await talweg.query(
    `select contact_id from activities where type = 'call' order by occurred_on`,
  )
  expect(calls[0]?.contact_id).toBe(one?.contact_id)
  const { items } = (await talweg.api.get(`/contacts/${one?.contact_id}/why`)) as { items: PersonRow[] }
  const later = `con_${items[1]?.record_id}`
  await talweg.api.post(`/contacts/${later}/values`, { field: 'title', value: 'CPO' })
  expect(await contacts('王小明')).toMatchObject([{ title: 'CPO', contact_id: one?.contact_id }, {}])
  const edits = (await talweg.api.get(`/contacts/${one?.contact_id}/edits`)) as { items: { value: string }[] }
  expect(edits.items.map(({ value }) => value)).toEqual(['CPO'])
})

test('an address that is the same makes one of contacts and who came to an event; namesakes elsewhere stay two', async () => {
  const ann = await contacts('Ann Lee')
  expect(ann.map(({ email, records }) => [email, records])).toEqual([
    ['ann.lee@globex.com', 2],
    ['ann.lee@initech.com', 1],
    ['annlee77@gmail.com', 1],
  ])
  const apart = await whyPair(await idOf('ann.lee@globex.com'), await idOf('ann.lee@initech.com'))
  expect([apart.one, apart.doubt]).toEqual([false, null])
})

test('the mailbox of a team and the number of an office make nobody one', async () => {
  expect(await contacts('Bea Orr')).toMatchObject([{ records: 1 }])
  expect(await contacts('Cal Poe')).toMatchObject([{ records: 1 }])
})

test('what everything weighs of people is told, and is what receipts sum up', async () => {
  const weights = (await talweg.api.get('/match/people/weights')) as Weights
  expect(weights).toMatchObject({ version: null, verdicts: 0, drift: 0, threshold: 0 })
  expect(weights.records).toBe(13)
  const { items } = (await talweg.api.get('/match/people')) as PeopleQueue
  for (const { comparison, level, weight } of items.flatMap(({ receipt }) => receipt.lines)) {
    if (comparison === 'prior') expect(weight).toBe(weights.prior)
    const known = weights.levels.find((each) => each.comparison === comparison && each.level === level)
    if (known) expect(weight).toBe(known.weight)
  }
  expect(weights.levels.some(({ comparison, pairs }) => comparison === 'email' && pairs > 0)).toBe(true)
})

test('who may be one person comes in the order of the money that their accounts bring, then of how likely it is', async () => {
  const { items } = (await talweg.api.get('/match/people')) as PeopleQueue
  expect(items.map(({ a, b }) => [a.name, b.name, a.account])).toEqual([
    ['Kim Roe', 'Kim Roe', 'Initech'],
    ['Tom Fox', 'Tom Fox', 'Globex'],
  ])
  const [kim, tom] = items
  expect(kim?.weighed).toBeLessThan(tom?.weighed ?? 0)
  expect(tom?.probability).toBeLessThan(0.5)
  expect(kim?.a).toMatchObject({ records: 1, won_revenue: 100, open_amount: 0, listed: false })
  expect(kim?.a.sources).toBeTruthy()
  const account = String(tom?.a.account_id)
  const ofOne = (await talweg.api.get('/match/people', { account })) as PeopleQueue
  expect([ofOne.items, ofOne.total]).toEqual([[tom], 1])
  expect(await talweg.api.get('/match/people', { limit: '0' })).toEqual({ items: [], total: 2 })
})

test('two of one name in one company with a mailbox each are in doubt, until somebody decides; undo restores every table', async () => {
  const [a, b] = [await idOf('tom.fox@globex.com'), await idOf('tomfox2@globex.com')]
  const asked = async () =>
    (await talweg.api.get('/match/people', {
      account: String((await contacts('Tom Fox'))[0]?.account_id),
    })) as PeopleQueue
  const { items, total } = await asked()
  expect(total).toBe(1)
  expect([items[0]?.a.contact_id, items[0]?.b.contact_id].sort()).toEqual([a, b].sort())
  const why = await whyPair(a, b)
  expect(why).toMatchObject({ one: false, doubt: { probability: items[0]?.probability }, kept_apart: [] })
  expect(why.direct.lines.find(({ comparison }) => comparison === 'email')?.level).toBe('other_mailbox')

  const before = await talweg.dump()
  const merged = await send('/verdicts', { verdict: 'merge', accounts: [a, b], reason: 'two mailboxes' })
  expect(merged).toMatchObject({ about: 'contact', verdict: 'merge' })
  expect(await contacts('Tom Fox')).toMatchObject([{ contact_id: [a, b].sort()[0] ?? '', records: 2 }])
  const { items: rows } = (await talweg.api.get(`/contacts/${b}/why`)) as { items: PersonRow[] }
  expect(rows.flatMap(({ reasons }) => reasons)).toEqual([{ kind: 'verdict', value: null, verdict: merged }])
  expect((await asked()).total).toBe(0)
  await send(`/verdicts/${merged.verdict_id}/undo`)
  expect(await talweg.dump()).toEqual(before)

  const apart = await send('/verdicts', { verdict: 'apart', accounts: [a, b] })
  expect((await asked()).total).toBe(0)
  expect(await whyPair(a, b)).toMatchObject({ one: false, doubt: null, kept_apart: [apart] })
  await send(`/verdicts/${apart.verdict_id}/undo`)
  expect(await talweg.dump()).toEqual(before)
})

test('a row is moved to another person, stays there when its file comes again, and goes back when that is undone', async () => {
  const [one] = await contacts('王小明')
  const tom = await idOf('tom.fox@globex.com')
  const rows = async (id: string) =>
    ((await talweg.api.get(`/contacts/${id}/why`)) as { items: PersonRow[] }).items
  const moved = (await rows(String(one?.contact_id)))[1]?.record_id ?? ''
  const before = await talweg.dump()
  const said = await send('/verdicts', {
    verdict: 'move',
    records: [moved],
    account: tom,
    reason: 'his number',
  })
  expect(said).toMatchObject({ about: 'contact', verdict: 'move', reason: 'his number' })
  const stands = async () => {
    expect((await rows(tom)).map(({ record_id, reasons }) => [record_id, reasons[0]?.verdict])).toEqual([
      [tom.slice(4), undefined],
      [moved, said],
    ])
    expect(await rows(String(one?.contact_id))).toHaveLength(1)
  }
  await stands()
  const name = 'c 联系人.csv'
  await writeFile(join(folder, name), `${files[name]}赵六,13912340003,,经理,其他科技有限公司\n`)
  const { imports } = await talweg.importFiles([join(folder, name)])
  await stands()
  for (const { import_id } of imports) await talweg.undo(import_id)
  await stands()
  await send(`/verdicts/${said.verdict_id}/undo`)
  expect(await talweg.dump()).toEqual(before)
})

test('a person is asked for by name and company, in either script; of several nobody is chosen', async () => {
  const ask = async (person: string, name: string) =>
    (await talweg.api.post('/match', { person, name })) as MatchAnswer
  const [one] = await contacts('王小明')
  expect(await ask('王小明', '远航科技')).toMatchObject({
    verdict: 'known',
    account: { name: '远航科技有限公司' },
    contact_id: one?.contact_id,
    people: [{ alike: 'same' }],
  })
  expect((await ask('Wang Xiaoming', '远航科技有限公司')).contact_id).toBe(one?.contact_id)
  const tom = await ask('Tom Fox', 'Globex')
  expect([tom.contact_id, tom.people.length]).toEqual([null, 2])
  const none = await ask('Zoe Kim', 'Globex')
  expect([none.verdict, none.contact_id, none.people]).toEqual(['known', null, []])
})

test('a row is split off a person, and what cannot be is said in words', async () => {
  const [one] = await contacts('王小明')
  const { items } = (await talweg.api.get(`/contacts/${one?.contact_id}/why`)) as { items: PersonRow[] }
  const before = await talweg.dump()
  const said = await send('/verdicts', { verdict: 'split', records: [items[1]?.record_id ?? ''] })
  expect(said.about).toBe('contact')
  expect(await contacts('Xiaoming Wang')).toMatchObject([{ records: 1 }])
  await send(`/verdicts/${said.verdict_id}/undo`)
  expect(await talweg.dump()).toEqual(before)
  const code = async (body: object) =>
    ((await (await talweg.ask('POST', '/verdicts', body)).json()) as { code: string }).code
  const [a, b] = [String(one?.contact_id), await idOf('tom.fox@globex.com')]
  const [account] = await talweg.query(`select account_id from accounts where name = 'Globex'`)
  expect(await code({ verdict: 'merge', accounts: [a, a] })).toBe('match.verdict_one_contact')
  expect(await code({ verdict: 'merge', accounts: [a, account?.account_id] })).toBe('match.verdict_of_both')
  expect(await code({ verdict: 'related', accounts: [a, b], relation: 'part' })).toBe('match.verdict_of_both')
  expect(await code({ verdict: 'split', records: [b] })).toBe('match.verdict_whole_contact')
  expect(await code({ verdict: 'split', records: [a, b] })).toBe('match.verdict_many_contacts')
})
