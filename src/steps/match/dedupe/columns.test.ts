import { expect, test } from 'vitest'
import { matchTable } from '../engine/index.ts'
import { gatherColumns } from './columns.ts'

const titles = ['Name', 'Phone', 'Note', 'Remark']
const fields = ['full_name', 'phone', null, null]

test('recognised values are taken in their one form, and what the reader needs is let go of afterwards', () => {
  const gathering = gatherColumns(titles, fields, 'person', '2026-01-01')
  gathering.push(['Torvamirr Foods', '+44 113 329 5540', 'a', ''])
  gathering.push(['–', '(+44) 113-3295540', 'b', ''])
  expect(gathering.withoutName()).toBe(1)
  const columns = gathering.columns()
  expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
    ['Name', 'name'],
    ['Phone', 'phone'],
    ['Note', undefined],
    ['Remark', undefined],
  ])
  expect(columns[1]?.code).toEqual(new Int32Array([1, 1]))
})

test('an e-mail address is compared as a code, however many there are', () => {
  const gathering = gatherColumns(['Name', 'Mail'], ['full_name', 'email'], 'person', '2026-01-01')
  gathering.push(['Anna Brandner', 'Anna.Brandner@Example.com'])
  expect(gathering.columns().map(({ kind }) => kind)).toEqual(['name', 'code'])
})

test('columns that nobody recognised are let go of first, the largest of them before the others', () => {
  const gathering = gatherColumns(titles, fields, 'person', '2026-01-01')
  const push = (from: number) => {
    for (let row = from; row < from + 200; row++)
      gathering.push([
        `Brand${row} Foods`,
        `+44 113 ${3_000_000 + row}`,
        `long note ${'x'.repeat(200)} ${row}`,
        `${row % 3}`,
      ])
  }
  push(0)
  expect(gathering.fit(1e9)).toBe(true)
  expect(gathering.fit(100_000)).toBe(true)
  push(200)
  expect(gathering.fit(1000)).toBe(false)
  expect(gathering.columns().map(({ name }) => name)).toEqual(['Name', 'Phone'])
})

function groupsOf(rows: readonly (readonly [name: string, website: string, code: string])[]): number[] {
  const gathering = gatherColumns(
    ['Firma', 'Web', 'Code'],
    ['name', 'domain', 'credit_code'],
    'company',
    '2026-01-01',
  )
  for (const row of rows) gathering.push(row)
  const columns = gathering.columns()
  return [...matchTable(columns, 'company', undefined, gathering.given(columns)).group]
}

test('two valid registration numbers are two companies, whatever else they share; a wrong one tells nothing', () => {
  const [one, other] = ['91310115MA1K35J155', '91110108MA01ABCD4P']
  const named = ['北京澜箬科技有限公司', 'lanruo.example'] as const
  expect(
    groupsOf([
      [...named, one],
      [...named, other],
      [...named, one],
    ]),
  ).toEqual([0, 1, 0])
  expect(
    groupsOf([
      [...named, one],
      [...named, `${other.slice(0, 17)}0`],
    ]),
  ).toEqual([0, 0])
})

test('what stands for nothing is no value', () => {
  const gathering = gatherColumns(['Firma', 'Web', 'Note'], ['name', 'domain', null], 'company', '2026-01-01')
  for (const website of ['http://', 'www.', 'n/a', '无']) gathering.push(['Torvamirr', website, '无'])
  expect(gathering.columns().map(({ code }) => [...code])).toEqual([
    [1, 1, 1, 1],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ])
})
