import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnOf } from './column.ts'
import { closestRow } from './explain.ts'
import type { ColumnKind } from './kind.ts'
import { matchTable } from './match-table.ts'
import type { TableColumn } from './table.ts'

type Company = readonly [name: string, domain: string, phone: string, city: string]

const known: readonly Company[] = [
  ['Lanruoze Medical Technology Co., Ltd.', 'lanruoze.example', '+8675522334455', 'Shenzhen'],
  ['深圳澜箬泽医疗科技有限公司', 'lanruoze.example', '+8675522334455', '深圳'],
  ['LANRUOZE MEDICAL TECHNOLOGY', 'lanruoze.example', '', 'Shenzhen'],
  ['Quoranavik Systems GmbH', 'quoranavik.example', '', 'Berlin'],
  ['Quoranavik Systems', '', '+4930111222', 'Berlin'],
]
const { brands, trades, cities } = {
  brands:
    'Torva Mirran Draxel Fjellmo Halvik Jorvane Nystra Oxbury Prydan Kwemora Gwynel Thalbrook Ulmadale Yarrik Skovan'.split(
      ' ',
    ),
  trades: ['Logistics', 'Machinery', 'Foods', 'Software'],
  cities: ['Lyon', 'Leeds', 'Milan', 'Osaka'],
}
const strangers: Company[] = brands.flatMap((brand, b) =>
  trades.map(
    (trade, t): Company => [
      `${brand}${b} ${trade} Ltd`,
      `${brand}${b}${t}.example`.toLowerCase(),
      '',
      cities[(b + t) % 4] ?? '',
    ],
  ),
)
const rows: readonly Company[] = [...known, ...strangers]

const kinds = ['name', 'domain', 'code', 'category'] as const
const column = (kind: ColumnKind, cells: readonly (string | null)[]): TableColumn => ({
  ...columnOf(kind, cells),
  kind,
})
const table = (companies: readonly Company[]): TableColumn[] =>
  kinds.map((kind, c) =>
    column(
      kind,
      companies.map((company) => company[c] || null),
    ),
  )

/** Groups as sets of what their rows say, each with its probability, in no order. */
function groupsOf(companies: readonly Company[]): string[] {
  const matching = matchTable(table(companies), 'company')
  const members = Map.groupBy(companies.keys(), (row) => matching.group[row] ?? row)
  return [...members.values()]
    .map((own) =>
      own
        .map((row) => [...(companies[row] ?? []), closestRow(matching, row)?.probability].join('|'))
        .sort()
        .join('\n'),
    )
    .sort()
}

test('rows of one company come together across languages, others stay apart', () => {
  const { group } = matchTable(table(rows), 'company')
  expect([...group.slice(0, 5)]).toEqual([0, 0, 0, 3, 3])
  expect(new Set(group.slice(5)).size).toBe(strangers.length)
})

test('the order of rows changes nothing', () => {
  const groups = groupsOf(rows)
  fc.assert(
    fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
      expect(groupsOf(shuffled)).toEqual(groups)
    }),
    { numRuns: 10 },
  )
})

test('each row of a group says which other it is most like, and its evidence sums to the weight', () => {
  const matching = matchTable(table(rows), 'company')
  const { group } = matching
  for (let row = 0; row < rows.length; row++) {
    const near = closestRow(matching, row)
    expect(near === null).toBe(group.filter((own) => own === group[row]).length === 1)
    if (!near) continue
    const weight = near.evidence.reduce((sum, { weight }) => sum + weight, 0)
    if (near.evidence.length > 0) expect(near.probability).toBeCloseTo(1 / (1 + 2 ** (-weight / 1000)), 12)
    expect(group[near.row]).toBe(group[row])
  }
})

test('one name on every row, no names at all, and one domain for all end quickly', () => {
  const many = 20_000
  const cells = (value: (row: number) => string | null) =>
    Array.from({ length: many }, (_, row) => value(row))
  const same = matchTable(
    [
      column(
        'name',
        cells(() => 'Acme Ltd'),
      ),
      column(
        'domain',
        cells((row) => `d${row}.example`),
      ),
    ],
    'company',
  )
  expect(same.left.pairs).toBeGreaterThan(0)
  expect(same.capped[0]).toMatchObject({ value: 'Acme Ltd', records: many })
  const empty = matchTable(
    [
      column(
        'name',
        cells(() => null),
      ),
    ],
    'company',
  )
  expect(new Set(empty.group).size).toBe(many)
  const shared = matchTable(
    [
      column(
        'name',
        cells((row) => `Brand${row * 7919} Foods`),
      ),
      column(
        'domain',
        cells(() => 'group.example'),
      ),
    ],
    'company',
  )
  expect(new Set(shared.group).size).toBe(many)
})

test('companies of one trade in one town are no groups, although hardly any row of the file has a double', () => {
  const towns = ['Leeds', 'Lyon', 'Milan', 'Osaka', 'Perth']
  const all = brands.flatMap((brand, b) =>
    towns.map((town, t): Company => [`${brand.slice(t)}${b}${t} Minerals Ltd`, '', '', town]),
  )
  const twins: Company[] = all.slice(0, 3).map(([name, ...rest]) => [name.replace('Ltd', 'Limited'), ...rest])
  const { group } = matchTable(table([...all, ...twins]), 'company')
  expect([...group]).toEqual([...all.keys(), 0, 1, 2])
})

test('rows that say no more than their kind are nobody in particular', () => {
  const countries = ['DE', 'DE', 'FR', 'DE', null, null]
  const said = matchTable(
    [
      column('category', countries),
      column(
        'name',
        countries.map(() => null),
      ),
    ],
    'company',
  )
  expect([...said.group]).toEqual([0, 1, 2, 3, 4, 5])
})

test('of many columns those that tell the most are compared, and every pattern is told apart', () => {
  const many = 60
  const wide = Array.from({ length: 40 }, (_, c) =>
    columnOf(
      `column ${c}`,
      Array.from({ length: many }, (_, row) => `value ${(row * (c + 3)) % (c + 4)} of ${c}`),
    ),
  )
  const name = column(
    'name',
    Array.from({ length: many }, (_, row) => `${brands[row % 15]} ${row >> 1} Foods`),
  )
  const { comparisons, pairs } = matchTable([...wide, name], 'company')
  expect(comparisons.map((compared) => compared.column)).toContain('name')
  expect(comparisons.length).toBeLessThanOrEqual(14)
  expect(new Set(pairs.patterns.map((pattern) => pattern.join())).size).toBe(pairs.patterns.length)
})

test('names that differ in a number or a lone letter are as many companies', () => {
  const names = Array.from({ length: 60 }, (_, i) => [
    `甲${i}机械制造有限公司`,
    `Wide Horizon Corp ${i}`,
    `Member ${String.fromCharCode(65 + (i % 26))}${'x'.repeat(Math.floor(i / 26))}`,
  ]).flat()
  const different = new Set(names)
  const cells = [...names, '甲7机械制造有限公司', 'Wide Horizon Corp. 7']
  const { group } = matchTable([{ ...columnOf('name', cells), kind: 'name' }], 'company')
  expect(new Set(group).size).toBe(different.size)
  expect(group[cells.length - 2]).toBe(names.indexOf('甲7机械制造有限公司'))
  expect(group[cells.length - 1]).toBe(names.indexOf('Wide Horizon Corp 7'))
})
