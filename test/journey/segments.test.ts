import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf } from '../../src/steps/collect/index.ts'
import { Narrowing, Segment } from '../../src/steps/identify/segments/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

let talweg: TestTalweg
let folder: string
const cities = ['Berlin', 'Lyon', '', 'Boston']
const companies = Array.from({ length: 40 }, (_, i) => ({
  name: `Company ${i} Ltd`,
  industry: i % 3 === 0 ? 'Retail' : 'Healthcare',
  city: cities[i % 4] ?? '',
  employees: i % 5 === 0 ? null : i * 30,
  founded: 1980 + i,
}))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-segments-'))
  const rows = companies.map(({ name, industry, city, employees, founded }, i) =>
    [name, `c${i}.example`, industry, city, employees ?? '', founded].join(','),
  )
  const file = join(folder, 'accounts.csv')
  await writeFile(file, ['company name,website,industry,city,employees,founded', ...rows].join('\n'))
  talweg = await openTestTalweg()
  await talweg.importFiles([file])
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

const narrow = async (where: readonly string[], column: readonly string[] = []) =>
  Narrowing.parse(await talweg.api.get('/segments/narrow', { where, column }))
const total = async (where: readonly string[]) =>
  ((await talweg.api.get('/accounts', { where, limit: '1' })) as { total: number }).total

type Company = (typeof companies)[number]
/** Each filter beside what it means. */
const meanings: readonly (readonly [string, (each: Company) => boolean])[] = [
  ['industry=Retail', ({ industry }) => industry === 'Retail'],
  ['industry!=Retail', ({ industry }) => industry !== 'Retail'],
  ['city=', ({ city }) => city === ''],
  ['city!=', ({ city }) => city !== ''],
  ['city!=Berlin', ({ city }) => city !== 'Berlin'],
  ['employees>=300', ({ employees }) => employees !== null && employees >= 300],
  ['employees<=300', ({ employees }) => employees !== null && employees <= 300],
  ['employees=300', ({ employees }) => employees === 300],
  ['employees=', ({ employees }) => employees === null],
  ['founded>=2000', ({ founded }) => founded >= 2000],
]

test('a filter leaves what it means, alone and with every other', async () => {
  for (const [one, means] of meanings) {
    expect(await total([one]), one).toBe(companies.filter(means).length)
    for (const [other, meansToo] of meanings) {
      // Values of one column are either one or the other; all else has to hold together.
      if (other.split(/[!<>=]/)[0] === one.split(/[!<>=]/)[0]) continue
      const both = companies.filter((each) => means(each) && meansToo(each)).length
      expect(await total([one, other]), `${one} ${other}`).toBe(both)
    }
  }
  expect(await total(['employees>=300', 'employees<=600'])).toBe(
    companies.filter(({ employees }) => employees !== null && employees >= 300 && employees <= 600).length,
  )
})

test('as criteria are added, each says what is left and what it leaves alone, as the table of accounts does', async () => {
  const where = ['industry=Healthcare', 'employees>=300', 'employees<=900', 'city!=Berlin', 'founded>=1995']
  const { accounts, criteria } = await narrow(where)
  expect(accounts).toBe(companies.length)
  expect(criteria.map(({ column }) => column)).toEqual(['industry', 'employees', 'city', 'founded'])
  const upTo = [where.slice(0, 1), where.slice(0, 3), where.slice(0, 4), where]
  expect(criteria.map(({ left }) => left)).toEqual(await Promise.all(upTo.map(total)))
  const alone = [where.slice(0, 1), where.slice(1, 3), where.slice(3, 4), where.slice(4)]
  expect(criteria.map((each) => each.alone)).toEqual(await Promise.all(alone.map(total)))
})

test('a value is found as people type it, in their language', async () => {
  const [typed, known] = [`industry=${nameOf('industry', 'Healthcare', 'zh')}`, 'industry=Healthcare']
  expect(typed).not.toBe(known)
  expect(await total([typed])).toBe(await total([known]))
  expect(await total([typed.replace('=', '!=')])).toBe(await total(['industry!=Healthcare']))
  expect((await narrow([typed])).criteria[0]?.left).toBe(await total([known]))
})

test('a spread counts every account of the set once, ranges in their order, beside all accounts', async () => {
  const where = ['industry=Healthcare']
  const { criteria, accounts, spreads } = await narrow(where, ['city', 'employees', 'founded'])
  const within = criteria[0]?.left
  for (const { items } of spreads) {
    expect(items.reduce((sum, { rows }) => sum + rows, 0)).toBe(within)
    expect(items.reduce((sum, { of_all }) => sum + of_all, 0)).toBe(accounts)
  }
  const valuesOf = (name: string) =>
    spreads.find(({ column }) => column === name)?.items.map(({ value }) => value)
  expect(valuesOf('employees')).toEqual(['10', '100', '1000', null])
  expect(valuesOf('founded')).toEqual(['1980', '1990', '2000', '2010'])
})

test('a segment is saved, follows the data, and is removed and brought back', async () => {
  const save = async (path: string, name: string, where: readonly string[]) =>
    Segment.parse(await talweg.api.post(path, { name, where }))
  const where = ['industry=Healthcare', 'employees>=300']
  const saved = await save('/segments', 'Large clinics', where)
  expect(saved).toMatchObject({ where, accounts: await total(where) })
  await expect(save('/segments', 'LARGE clinics', where)).rejects.toMatchObject({
    problem: { code: 'identify.segment.taken' },
  })
  const changed = await save(`/segments/${saved.segment_id}`, 'Healthcare', ['industry=Healthcare'])
  expect(changed).toMatchObject({ name: 'Healthcare', accounts: await total(['industry=Healthcare']) })

  const file = join(folder, 'more.csv')
  await writeFile(file, 'company name,website,industry\nOne More Ltd,more.example,Healthcare\n')
  const { imports } = await talweg.importFiles([file])
  const listed = async () => ((await talweg.api.get('/segments')) as { items: Segment[] }).items
  expect(await listed()).toMatchObject([{ name: 'Healthcare', accounts: (changed.accounts ?? 0) + 1 }])
  for (const { import_id } of imports) await talweg.undo(import_id)

  await talweg.api.post(`/segments/${saved.segment_id}/remove`, undefined)
  expect(await listed()).toEqual([])
  await save('/segments', 'healthcare', where)
  await expect(talweg.api.post(`/segments/${saved.segment_id}/restore`, undefined)).rejects.toMatchObject({
    problem: { code: 'identify.segment.taken' },
  })
})

test('what is no criterion is refused with what to write', async () => {
  const refused = async (where: string) => {
    const answer = await talweg.ask('GET', `/segments/narrow?${new URLSearchParams({ where })}`)
    return [answer.status, ((await answer.json()) as { code: string }).code]
  }
  expect(await refused('employees>=many')).toEqual([400, 'lake.filter_value'])
  expect(await refused('last_activity>=2026-02-31')).toEqual([400, 'lake.filter_value'])
  expect(await refused('nothing')).toEqual([400, 'edge.filter_unreadable'])
  expect(await refused('nowhere=1')).toEqual([400, 'lake.column_unknown'])
  const empty = await talweg.ask('POST', '/segments', { name: 'None', where: [] })
  expect(empty.status).toBe(400)
})
