import { expect, test } from 'vitest'
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
