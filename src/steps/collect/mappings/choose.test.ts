import { expect, test } from 'vitest'
import type { FileInspection } from '../model.ts'
import { chooseFields, parseChoice } from './choose.ts'
import { columnKeys, headersKey } from './columns.ts'

const reading = { day_first: false, decimal_comma: false, unit: 1 }
const inspection = {
  columns: [
    ['公司', 'name'],
    ['Account Manager', 'owner'],
    ['Kürzel', null],
  ].map(([header, field]) => ({ header, field, confidence: 1, reason: 'header', examples: [], reading })),
} as unknown as FileInspection
const known = ['name', 'owner', 'short_name'].map((field) => ({ kind: 'accounts', field }))
const choose = (...texts: string[]) => chooseFields(inspection, 'accounts', texts.map(parseChoice), known)

test('a choice gives a column its field and takes it from the column that had it', () => {
  expect(choose('Kürzel=short_name')).toEqual(['name', 'owner', 'short_name'])
  expect(choose('kürzel=owner')).toEqual(['name', null, 'owner'])
  expect(choose('ACCOUNT_MANAGER=')).toEqual(['name', null, null])
  expect(choose('a=b=owner')).toEqual(['name', 'owner', null])
})

test('what is no choice is said to be none', () => {
  for (const text of ['owner', '=owner', '']) expect(() => choose(text)).toThrow('collect.map_unreadable')
  expect(() => choose('Kürzel=nonsense')).toThrow('collect.map_field')
})

test('a set of columns is the same in any order and spelling, and another when one is more', () => {
  const key = headersKey(['Account Name', '电话', 'Note'])
  expect(headersKey(['NOTE', 'account_name', '電話'])).toBe(key)
  expect(headersKey(['Account Name', '电话', 'Note', 'Note'])).not.toBe(key)
  expect(columnKeys(['Note', 'note', '!!'])).toEqual(['note', 'note#2', '!!'])
})
