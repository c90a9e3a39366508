import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const en = createFormat('en')
const zh = createFormat('zh')

test('money is short and in the unit of the language', () => {
  expect(en.money(120_000_000)).toBe('120\u202fM')
  expect(zh.money(120_000_000)).toBe('1.2\u202f亿')
  expect(zh.money(35_000)).toBe('3.5\u202f万')
  expect(en.money(0)).toBe('0')
})

test('what is not known is a dash, a zero is not', () => {
  expect(en.count(null)).toBe('–')
  expect(en.percent(undefined)).toBe('–')
  expect(en.date(null)).toBe('–')
  expect(en.count(0)).toBe('0')
})

test('a day stays the same day in every time zone', () => {
  expect(en.date('2026-03-01')).toBe('Mar 1, 2026')
  expect(zh.date('2026-03-01')).toBe('2026年3月1日')
})

test('countries are named in the language of the page; other text stays', () => {
  expect(en.name('country', 'CN')).toBe('China')
  expect(zh.name('country', 'CN')).toBe('中国')
  expect(en.name('country', 'Untied States')).toBe('Untied States')
})

test('a very small chance is not shown as zero', () => {
  expect(en.chance(0.00002)).toBe('< 0.001')
  expect(en.chance(0.0321)).toBe('0.032')
  expect(en.chance(1)).toBe('1')
})
