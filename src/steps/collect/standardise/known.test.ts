import { expect, test } from 'vitest'
import { namedTypes } from '../../../ground/edge/index.ts'
import { standardiseIndustry } from './industry.ts'
import { knownValues, nameOf, valuesNamed } from './known.ts'
import { plainReading } from './standard.ts'

test.each([
  ['city', '广州', 'Guangzhou', '广州'],
  ['city', 'Nowhere', 'Nowhere', 'Nowhere'],
  ['region', '广东', 'Guangdong', '广东'],
  ['region', 'California', 'California', '加利福尼亚'],
  ['industry', 'Healthcare', 'Healthcare', '卫生'],
  ['country', 'CN', 'China', '中国'],
  ['country', 'Nowhere', 'Nowhere', 'Nowhere'],
] as const)('%s %s is called %s and %s', (type, value, en, zh) => {
  expect([nameOf(type, value, 'en'), nameOf(type, value, 'zh')]).toEqual([en, zh])
})

test('what an industry is called in either language is read as that industry', () => {
  const context = { today: '2026-01-01', region: 'CN', reading: plainReading }
  for (const { value } of knownValues('industry'))
    for (const language of ['en', 'zh'] as const)
      expect(standardiseIndustry(nameOf('industry', value, language), context)).toMatchObject({ value })
})

test('values are found by a part of any of their names', () => {
  expect(valuesNamed('city', 'guangzh')).toContain('广州')
  expect(valuesNamed('industry', '卫生')).toContain('Healthcare')
  expect(valuesNamed('country', '德国')).toEqual(['DE'])
  for (const type of namedTypes) expect(valuesNamed(type, 'zzzz?')).toEqual([])
})
