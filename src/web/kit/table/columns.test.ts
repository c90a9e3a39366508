import { expect, test } from 'vitest'
import { columnWidth, nextSort, sortDirection, sortRows } from './columns.ts'

test('a first click sorts text upwards and numbers downwards, a second turns it round', () => {
  expect(nextSort(null, 'name', false)).toBe('name')
  expect(nextSort('name', 'name', false)).toBe('-name')
  expect(nextSort('name', 'won', true)).toBe('-won')
  expect(nextSort('-won', 'won', true)).toBe('won')
  expect(sortDirection('-won', 'won')).toBe('descending')
  expect(sortDirection('-won', 'name')).toBe('none')
})

test('unknown values stand last in both directions', () => {
  const rows = [{ n: null }, { n: 2 }, { n: 10 }]
  const read = (row: { n: number | null }) => row.n
  expect(sortRows(rows, 'n', read).map(read)).toEqual([2, 10, null])
  expect(sortRows(rows, '-n', read).map(read)).toEqual([10, 2, null])
})

test('a column is never narrower than its heading', () => {
  expect(columnWidth({ title: 'Name', width: 200 })).toBe(200)
  expect(columnWidth({ title: 'Unanswered in a row', width: 100 })).toBeGreaterThan(140)
  expect(columnWidth({ title: '连续未接听的次数', width: 60 })).toBeGreaterThanOrEqual(8 * 12)
})
