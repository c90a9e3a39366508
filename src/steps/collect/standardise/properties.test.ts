import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { parsePhoneNumberFromString as parseInFull } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { declare } from '../fields/index.ts'
import { type FieldType, fieldTypes } from '../model.ts'
import { standardiserOf } from './index.ts'
import { plainReading } from './standard.ts'

const reading = plainReading
const context = { today: '2026-06-30', region: 'CN', reading }

function read(type: FieldType, text: string) {
  const result = standardiserOf(declare([], '', type, { en: '', zh: '', words: '' }))(text, context)
  return 'value' in result ? result.value : result.refused
}

const pieces = [
  'a',
  'B',
  '7',
  '0',
  '1.2',
  '万',
  '市',
  '省',
  ' ',
  '-',
  '.',
  ',',
  '/',
  '@',
  '(',
  ')',
  '公司',
  '￥',
  'é',
  '\u200b',
  '\u200d',
  '👩',
  '™',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...pieces), maxLength: 12 }),
)

describe('every type', () => {
  test.each(fieldTypes)('%s never throws, and reads its own result as the same', (type) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = standardiserOf(declare([], '', type, { en: '', zh: '', words: '' }))(text, context)
        if ('value' in result && result.value !== null) {
          expect(read(type, String(result.value))).toBe(result.value)
        }
      }),
      { numRuns: 400 },
    )
  })

  // Were one of the patterns worse than linear, 100,000 characters would outlast the time that a test has.
  test.each(fieldTypes)('%s comes to an end on long texts', (type) => {
    for (const part of ['1,', '1 ', 'a@', '.a', '-1', '( ', '市省', 'a//', ' \t']) {
      expect(
        standardiserOf(declare([], '', type, { en: '', zh: '', words: '' }))(part.repeat(50_000), context),
      ).toBeDefined()
    }
  })
})

describe('Chinese and English forms agree', () => {
  const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2028-06-30'), noInvalidDate: true })

  test('counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (thousands) => {
        const people = thousands * 1000
        const forms = [
          `${people}`,
          people.toLocaleString('en'),
          `${thousands}K`,
          `${thousands / 10}万`,
          `${people}人`,
        ]
        for (const form of forms) expect(read('count', form)).toBe(people)
      }),
    )
  })

  test('amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (cents) => {
        const amount = cents / 100
        const english = amount.toLocaleString('en', { minimumFractionDigits: 2 })
        const german = amount.toLocaleString('de', { minimumFractionDigits: 2 })
        for (const form of [`${amount}`, `$${english}`, `￥${english}`, `${english}元`, `${german} €`]) {
          expect(read('money', form)).toBe(amount)
        }
        expect(read('money', `${cents}万`)).toBe(Math.min(cents * 1e4, 1e13))
        expect(read('money', `${cents / 100}M`)).toBe(cents * 1e4)
      }),
    )
  })

  test('dates', () => {
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
        const name = day.toLocaleString('en', { month: 'long', timeZone: 'UTC' })
        const forms = [
          `${year}年${month}月${date}日`,
          `${year}/${month}/${date}`,
          `${name} ${date}, ${year}`,
          `${month}/${date}/${year}`,
        ]
        for (const form of [iso, ...forms, `${iso} 10:00:00`]) expect(read('date', form)).toBe(iso)
      }),
    )
  })

  test('mobile numbers take the short way only where the library agrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (number) => {
        const loose = parsePhoneNumberFromString(`+86${number}`)
        expect(read('phone', `+86${number}`)).toBe(loose?.isValid() ? loose.number : 'phone_unreadable')
        const strict = parseInFull(`+86${number}`)
        if (strict?.isValid()) expect(read('phone', String(number))).toBe(strict.number)
      }),
    )
  })
})
