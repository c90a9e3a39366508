import { getDomain } from 'tldts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Place } from './index.ts'
import { type ReadCompany, readDemoCompany, sound } from './reading.ts'

let company: ReadCompany
beforeAll(async () => {
  company = await readDemoCompany()
})
afterAll(() => company.remove())

describe('the truth', () => {
  test('has every row of every file, at the right record and line', async () => {
    const places = [
      company.truth.accounts,
      company.truth.contacts,
      company.truth.opportunities,
      company.truth.activities,
    ].flat()
    const lines = new Map(company.files.map((file) => [file.name, company.textOf(file.name).split('\n')]))
    for (const file of company.files.filter((each) => each.name !== 'products.csv')) {
      const rows = places.filter((place) => place.file === file.name).map((place) => place.row)
      expect(rows, file.name).toEqual(Array.from({ length: file.rows }, (_, index) => index + 1))
    }
    for (const place of places) {
      const first = company.recordsOf(place.file)[place.row]?.[0] ?? ''
      expect(
        lines
          .get(place.file)
          ?.[place.line - 1]?.replace(/^"/, '')
          .startsWith(first.split('"')[0] ?? ''),
      ).toBe(true)
    }
  })

  test('names as many companies as were asked for', () => {
    expect(new Set(company.truth.accounts.map((row) => row.company)).size).toBe(2400)
    expect(company.truth.companies).toBe(2400)
  })

  test('ties two rows by name or domain exactly when the files do', () => {
    const identity = new Map(
      sound(company.truth.accounts).map((row) => [`${row.file}:${row.row}`, standardised(row)]),
    )
    for (const { rows, by } of company.truth.links) {
      const [left, right] = rows.map((row) => identity.get(`${row.file}:${row.row}`))
      expect(by.includes('name'), `${left?.name} / ${right?.name}`).toBe(left?.name === right?.name)
      expect(by.includes('domain')).toBe(left?.domain !== '' && left?.domain === right?.domain)
    }
  })

  test('has no name and no domain that two companies share', () => {
    const owners = new Map<string, Set<string>>()
    for (const row of sound(company.truth.accounts)) {
      const { name, domain } = standardised(row)
      for (const key of [name, domain].filter(Boolean)) {
        owners.set(key, (owners.get(key) ?? new Set()).add(row.company))
      }
    }
    expect([...owners].filter(([, companies]) => companies.size > 1)).toEqual([])
  })

  test('leaves most duplicates to exact keys and some to a better matcher', () => {
    const exact = company.truth.links.filter((link) => link.by.includes('name') || link.by.includes('domain'))
    const hidden = company.truth.links.filter((link) => link.by.length === 0)
    expect(exact.length / company.truth.links.length).toBeGreaterThan(0.75)
    expect(hidden.length / company.truth.links.length).toBeGreaterThan(0.05)
    expect(company.truth.links.filter((link) => link.by.join() === 'short_name').length).toBeGreaterThan(20)
    expect(company.truth.sisters.length).toBeGreaterThan(10)
  })

  test('marks made-up contacts, and people who stand in both files', () => {
    const madeUp = company.truth.contacts.filter((row) => row.person === null)
    expect(madeUp.length).toBeGreaterThan(30)
    expect(madeUp.some((row) => Object.values(company.cellsAt(row)).includes('13800138000'))).toBe(true)
    const real = sound(company.truth.contacts).filter((row) => row.person !== null)
    const filesOf = Map.groupBy(real, (row) => row.person)
    expect([...filesOf.values()].filter((rows) => rows.length === 2).length).toBeGreaterThan(50)
  })

  test('marks a handful of rows for every oddity', () => {
    const { opportunities } = company.truth
    const odd = (kind: string) => opportunities.filter((row) => row.odd === kind)
    expect(odd('negative_amount').every((row) => company.cellsAt(row).Amount?.startsWith('-'))).toBe(true)
    expect([odd('negative_amount').length, odd('future_date').length, odd('before_1970').length]).toEqual([
      3, 2, 2,
    ])
    const widths = [odd('too_few_columns'), odd('too_many_columns')].map(([row]) => {
      return row && company.recordsOf(row.file)[row.row]?.length
    })
    expect(widths).toEqual([7, 11])
    const names = new Set(
      company.truth.accounts.map(
        (row) => company.cellsAt(row)['Account Name'] ?? company.cellsAt(row).公司名称,
      ),
    )
    for (const row of odd('unknown_account'))
      expect(names.has(company.cellsAt(row)['Account Name'] ?? '')).toBe(false)
  })
})

/** What an exact matcher compares, written apart from the generator so that each checks the other. */
function standardised(place: Place): { name: string; domain: string } {
  const cells = company.cellsAt(place)
  const latinForms = /(gmbh|ag|inc|incorporated|llc|ptyltd|ptylimited|pteltd|coltd|ltd|limited|sas)$/
  const name = (cells['Account Name'] ?? cells.公司名称 ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s.,()'-]/g, '')
    .replace(/(股份有限公司|有限责任公司|有限公司)$/, '')
    .replace(latinForms, '')
  const site = cells.Website ?? cells.官网 ?? ''
  return { name, domain: site === '' ? '' : (getDomain(site) ?? '') }
}
