import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKey, plainKey, searchText } from './names.ts'

describe('nameKey', () => {
  test.each([
    [
      'acme',
      ['Acme Co., Ltd.', 'ACME', ' acme inc', 'Acme, L.L.C.', 'Acme S.p.A.', 'Acme S.A', 'ＡＣＭＥ　Ｌｔｄ'],
    ],
    [
      '华为技术',
      ['华为技术有限公司', '華為技術有限公司', '华为技术', '華為技術股份有限公司', '华为技术有限责任公司'],
    ],
    ['siemens', ['Siemens AG', 'SIEMENS', 'siemens G.m.b.H.', 'Siemens GmbH']],
    ['广州视源电子科技', ['广州视源电子科技股份有限公司', '广州视源电子科技 有限公司']],
    ['jbhunt', ['J.B. Hunt Inc.', 'JB Hunt', 'J. B. Hunt, Incorporated']],
    ['goldeneagle', ['Golden Eagle Pte. Ltd.', 'Golden-Eagle', 'Golden  Eagle Pty Ltd']],
  ])('%s is the key of all its spellings', (key, names) => {
    expect(names.map(nameKey)).toEqual(names.map(() => key))
  })

  test.each([
    ['Acme', 'Acme Networks'],
    ['华为技术有限公司', '华为终端有限公司'],
    ['Golden Eagle Medical', 'Golden Eagle Foods'],
    ['广州分公司', '深圳分公司'],
  ])('%s and %s stay apart', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })

  test('keeps a name that is nothing but a legal form, and has none for a name without letters', () => {
    expect(nameKey('SE')).toBe('se')
    expect(nameKey('Co Ltd')).toBe('co')
    expect(nameKey('公司')).toBe('公司')
    expect(nameKey(' -- ')).toBeNull()
    expect(nameKey('')).toBeNull()
  })

  test('does not see case, width, punctuation or spaces around', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9\u4e00-\u9fa5]{1,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const key = nameKey(words.join(' '))
        expect(key).not.toBeNull()
        expect(nameKey(` ${words.join(', ').toUpperCase()}. `)).toBe(key)
        expect(nameKey(words.join('・'))).toBe(key)
        expect(nameKey(`${words.join(' ')} Ltd.`)).toBe(key)
      }),
    )
  })
})

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
