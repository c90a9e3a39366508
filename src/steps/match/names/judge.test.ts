import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeNames, readName } from './index.ts'

const judge = (a: string, b: string) => judgeNames(readName(a), readName(b))

describe('judgeNames', () => {
  test.each([
    ['北京宏远字节科技有限公司', '宏远字节'],
    ['深圳市宏远科技有限公司', '深圳宏远科技股份有限公司'],
    ['宏远科技（中国）有限公司', '宏遠科技(中國)有限公司'],
    ['中国宏远银行江门市分行', '中国宏远银行股份有限公司江门分行'],
    ['Halberd Motors Company', 'Halberd Motors'],
    ['The Halberd & Sons Group Inc.', 'Halberd and Sons Group'],
    ['Halberd Inc. (Class A)', 'Halberd Inc.'],
    ['Chief Halberd Limited', 'Halberd Chief Ltd'],
    ['鸿图科技有限公司 (Halberd Technologies)', 'Halberd Technologies Co., Ltd.'],
    ['甘肃金塔县恒盛远农业有限公司', '甘肃金塔恒盛远农业有限责任公司'],
    ['The Halberd Companies, Inc.', 'HalberdCompanies'],
    ['Halberd-Toledo International, Inc.', 'Halberd Toledo'],
    ['삼한효전자 주식회사', 'Samhanhyo Electronics Co., Ltd.'],
    ['宏远科技有限公司（总部）', '宏远科技有限公司'],
  ])('%s and %s are the same', (a, b) => {
    expect(judge(a, b).verdict).toBe('same')
  })

  test.each([
    ['中国宏远银行江门市分行', '中国宏远银行深圳分行'],
    ['宏远电器有限公司上海分公司', '宏远电器有限公司'],
    ['深圳市中宏岭远科技有限公司', '广西中宏岭远矿业有限公司'],
    ['Halberd Marrow Ltd', 'Halberd Marrow Ltd Shanghai Branch'],
  ])('%s and %s are related', (a, b) => {
    expect(judge(a, b).verdict).toBe('related')
  })

  test.each([
    ['宏远证券', '宏华证券'],
    ['上海宏远汽车销售有限公司', '广州鸿图化工有限公司'],
    ['Halberd Motors', 'Marrow Motors'],
    ['American Express', 'American Airlines'],
    ['第一宏远建筑公司', '第二宏远建筑公司'],
  ])('%s and %s are different', (a, b) => {
    expect(judge(a, b).verdict).toBe('different')
  })

  test.each([
    ['宏远科技', 'Red River Group'],
    ['宏远', 'Hongyuan'],
    ['IBM', 'International Business Machines'],
    ['', '宏远科技'],
  ])('nobody can tell whether %s and %s are one', (a, b) => {
    expect(judge(a, b).verdict).toBe('unsure')
  })

  const piece = fc.constantFrom(
    ...[
      '北京',
      '深圳市',
      '宏远',
      '鸿图',
      '中宏岭远',
      '科技',
      '矿业',
      '集团',
      '有限公司',
      '上海分公司',
      '第二',
    ],
    ...[' Halberd', ' Marrow', ' Motors', ' Group', ' Ltd', ' (Hong Kong)', ' 2', ' Branch', ' hongyuan'],
  )
  const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))

  test('the lines sum to the weight, and the order of the two names is nothing', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const there = judge(a, b)
        const back = judge(b, a)
        expect(there.lines.reduce((sum, { weight }) => sum + weight, 0)).toBe(there.weight)
        expect(there.lines.every(({ weight }) => Number.isInteger(weight))).toBe(true)
        expect(back).toEqual(there)
      }),
      { numRuns: 500 },
    )
  })

  test('a name is the same as itself, unless there is next to nothing of it', () => {
    const brand = fc.stringMatching(/^[a-z]{4,9}$/).map((word) => `${word} Widgets Ltd`)
    fc.assert(
      fc.property(brand, (text) => {
        expect(judge(text, text.toUpperCase()).verdict).toBe('same')
      }),
    )
  })
})
