import { expect, test } from 'vitest'
import { originOf } from './origin.ts'

test.each([
  ['2025深圳机器人协会会员名单.xlsx › 会员', [], 'name', '协会'],
  ['exhibitors_2025-hannover.csv', [], 'name', 'exhibitors'],
  ['ZoomInfo export.csv', [], 'name', 'ZoomInfo'],
  ['list.csv', ['Company', 'Booth No.'], 'header', 'Booth No.'],
  ['list.csv', ['公司名称', '展位号'], 'header', '展位号'],
])('%s %j came from others', (name, headers, by, said) => {
  expect(originOf('accounts', name, headers)).toEqual({ kind: 'third', by, said })
})

test.each([
  'accounts.csv',
  'associations-of-ours.csv',
  'apollon gmbh.csv',
  '客户名单.xlsx',
  'crm export 2025.csv',
])('%s says nothing of the kind', (name) => {
  expect(originOf('accounts', name, ['Company', 'Website', '会员', 'Member', '客户级别'])).toBeNull()
})

test('deals and events are never a list that somebody sold', () => {
  expect(originOf('opportunities', 'chamber.csv', [])).toBeNull()
  expect(originOf(null, 'chamber.csv', [])).toBeNull()
})
