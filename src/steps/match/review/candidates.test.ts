import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedValues, candidatesFor, isPlainlyOpen } from './candidates.ts'
import { reviewTypes } from './model.ts'

const reader = { say: (key: string) => key, language: 'en' } as const

test.each([
  ['country', 'Germny', 'DE', 'spelling'],
  ['country', 'Greater China', 'CN', 'contains'],
  ['country', '德国总部', 'DE', 'contains'],
  ['city', 'Guangzhoou City', '广州', 'spelling'],
  ['city', '广州经济开发区', '广州', 'contains'],
  ['industry', 'Helthcare services', 'Healthcare', 'alike'],
  ['industry', '教育培训行业', 'Education', 'contains'],
  ['stage', '???', 'won', 'usual'],
  ['outcome', '奇怪', 'reached', 'usual'],
] as const)('%s: %s may mean %s', (type, written, value, reason) => {
  expect(candidatesFor(type, written, reader)).toContainEqual(expect.objectContaining({ value, reason }))
})

test('two letters that changed places come first; two letters alone stand in no name', () => {
  expect(candidatesFor('city', 'Chigaco', reader)[0]).toMatchObject({ value: 'Chicago', reason: 'spelling' })
  expect(candidatesFor('city', 'Sydeny', reader)[0]).toMatchObject({ value: 'Sydney', reason: 'spelling' })
  expect(candidatesFor('city', 'SG', reader).filter(({ reason }) => reason === 'contains')).toEqual([])
})

test('a candidate is called as the reader calls it, by whichever name it was found', () => {
  const first = (written: string, language: 'en' | 'zh') =>
    candidatesFor('city', written, { ...reader, language })[0]
  for (const written of ['Wuhna', '武汉经济开发区'])
    expect([first(written, 'en'), first(written, 'zh')]).toMatchObject([
      { value: '武汉', label: 'Wuhan' },
      { value: '武汉', label: '武汉' },
    ])
})

test.each([
  ['city', 'Lndon', 'London'],
  ['country', 'Germny', 'DE'],
] as const)('%s: %s is clearly %s', (type, written, value) => {
  const found = candidatesFor(type, written, reader)
  expect(found[0]).toMatchObject({ value, is_clear: true })
  expect(found.filter(({ is_clear }) => is_clear)).toHaveLength(1)
})

test.each([
  ['industry', 'services'],
  ['country', 'Greater China'],
  ['city', 'Los Angeles or Paris'],
  ['stage', '???'],
] as const)('%s: what %s means is left to the reader', (type, written) => {
  expect(candidatesFor(type, written, reader).filter(({ is_clear }) => is_clear)).toEqual([])
})

test('of any text there are at most five candidates, all of them possible answers', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...reviewTypes),
      fc.string({ unit: 'binary', maxLength: 60 }),
      (type, text) => {
        const found = candidatesFor(type, text, reader)
        const allowed = allowedValues(type)
        expect(found.length).toBeLessThanOrEqual(5)
        if (allowed !== null) expect(found.filter(({ value }) => !allowed.includes(value))).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
})

test.each(['谈判中', 'Negotiation', 'Proposal sent', '需求确认'])(
  '%s says itself that it is open',
  (stage) => {
    expect(isPlainlyOpen(stage)).toBe(true)
  },
)
test.each(['S5', '已归档', 'Zzz'])('%s does not', (stage) => {
  expect(isPlainlyOpen(stage)).toBe(false)
})
