import { expect, test } from 'vitest'
import { plainKey, searchText } from './search.ts'

test('plainKey joins spellings of a product, and no two products', () => {
  expect(['GTX Pro', 'GTXPro', 'gtx-pro', 'ＧＴＸ ＰＲＯ'].map(plainKey)).toEqual(Array(4).fill('gtxpro'))
  expect(plainKey('GTX Plus Pro')).not.toBe(plainKey('GTX Pro'))
  expect(plainKey('***')).toBeNull()
})

test('searchText finds a Chinese name by its characters, its pinyin and its initials', () => {
  const text = searchText('华为技术有限公司')
  expect(text).toContain('华为')
  expect(text).toContain('huawei')
  expect(text).toContain(' hw')
  expect(searchText('ACME Ltd')).toBe('acme ltd')
})
