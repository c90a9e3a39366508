import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf } from './column.ts'
import { isPhone, phoneColumn, phoneComparison } from './phone.ts'

const numberOf = (text: string) => phoneColumn(columnOf('phone', [text])).values[1] ?? null

describe('telephone numbers', () => {
  test('are one number however they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), (subscriber) => {
        const [front, back] = [String(subscriber).slice(0, 4), String(subscriber).slice(4)]
        for (const text of [
          `+86 20 ${front} ${back}`,
          `020-${front}${back}`,
          `(020) ${front}-${back} ext. 12`,
          `０２０-${subscriber}转801`,
        ])
          expect(numberOf(text)).toBe(String(subscriber))
      }),
    )
  })

  test('with too few digits are none', () => {
    for (const text of ['', '-', '12345', 'n/a']) expect(numberOf(text)).toBeNull()
  })

  test('a number of many records says less than one of two', () => {
    const cells = [
      ...Array.from({ length: 12 }, () => '021 60000000'),
      '030 1234567',
      '030 1234567',
      '030 1234568',
    ]
    const column = phoneColumn(columnOf('phone', cells))
    const { level, levels } = phoneComparison(column)
    const between = (a: string, b: string) =>
      levels[level(column.values.indexOf(a), column.values.indexOf(b)) - 1]?.name
    expect(between('60000000', '60000000')).toBe('same_common')
    expect(between('01234567', '01234567')).toBe('same')
    expect(between('01234567', '01234568')).toBe('slip')
    expect(between('01234567', '60000000')).toBe('different')
  })

  // A pattern that tries one part after the other would outlast the time that a test has.
  test('long texts are none, and come to an end', () => {
    for (const text of [
      `${'1'.repeat(59)}a`,
      '1'.repeat(100_000),
      'x'.repeat(100_000),
      `+${'1 '.repeat(50_000)}`,
    ]) {
      expect(isPhone(text)).toBe(false)
      expect(numberOf(text.slice(0, 100_000))).toSatisfy((found) => found === null || text.length <= 60)
    }
  })

  test('are told from codes and dates by their look', () => {
    for (const text of ['+49 30 1234567', '020-8755 1234', '(212) 555-0100', '+8613800138000'])
      expect(isPhone(text), text).toBe(true)
    for (const text of ['91440300708461136T', '2024', '13800138000', 'A-12345', '1.2', '12 Main St'])
      expect(isPhone(text), text).toBe(false)
  })
})
