import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnChange, dueAfter, feedOf, median, refusalJump, shrinkage } from './judge.ts'

const day = 86_400_000
const headers = fc.array(fc.string(), { maxLength: 8 })

test('the median stands in the middle', () => {
  expect(median([])).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
      const middle = median(numbers) ?? Number.NaN
      const below = numbers.filter((n) => n < middle).length
      const above = numbers.filter((n) => n > middle).length
      expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2)
    }),
  )
})

test.each([
  ['Accounts 2024-03.csv', 'accounts_2024-04.CSV', true],
  ['客户 2026年3月.xlsx', '客户 2026年11月.xlsx', true],
  ['crm.xlsx › 客户', 'crm (2).xlsx › 客户', true],
  ['crm.xlsx › 客户', 'crm.xlsx › 联系人', false],
  ['accounts.csv', 'contacts.csv', false],
])('%s and %s', (a, b, same) => {
  expect(feedOf(a) === feedOf(b)).toBe(same)
})

describe('columns', () => {
  test('the same columns in any order, case or width are no change', () => {
    fc.assert(
      fc.property(headers, fc.nat(), (header, turn) => {
        const by = header.length === 0 ? 0 : turn % header.length
        const turned = [...header.slice(by), ...header.slice(0, by)]
        expect(columnChange(header, turned)).toBeNull()
      }),
    )
    expect(columnChange(['Ｎame', 'City '], ['city', 'NAME'])).toBeNull()
  })

  test('it says which', () => {
    expect(columnChange(['id', 'name', 'city'], ['id', 'name', 'city', 'vat'])?.params).toEqual({
      added: '“vat”',
      removed: '–',
      renamed: '–',
    })
    expect(columnChange(['id', 'name', 'city'], ['id', 'company', 'city'])?.params).toEqual({
      added: '–',
      removed: '–',
      renamed: '“name” → “company”',
    })
    expect(columnChange(['a', 'a', 'b'], ['a', 'b'])?.params.removed).toBe('“a”')
  })

  test('a change one way is a change the other way', () => {
    fc.assert(
      fc.property(headers, headers, (a, b) => {
        expect(columnChange(a, b) === null).toBe(columnChange(b, a) === null)
      }),
    )
  })
})

test('a file has shrunk when it has less than a share of the usual rows', () => {
  expect(shrinkage(10, [], 50)).toBeNull()
  expect(shrinkage(50, [100, 90, 110], 50)).toBeNull()
  expect(shrinkage(49, [100, 90, 110], 50)?.params).toEqual({ rows: 49, usual: 100 })
  expect(shrinkage(0, [1], 0)).toBeNull()
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.nat()), fc.nat(100), fc.nat(), (rows, before, least, more) => {
      // More rows never make it smaller.
      if (shrinkage(rows, before, least) === null) expect(shrinkage(rows + more, before, least)).toBeNull()
    }),
  )
})

test('the share of refused rows has jumped when it is three times the usual and five points above', () => {
  const rows = (refused: number) => ({ rows: 100, refused })
  expect(refusalJump(rows(90), [])).toBeNull()
  expect(refusalJump(rows(4), [rows(0), rows(0)])).toBeNull()
  expect(refusalJump(rows(5), [rows(0), rows(0)])?.params).toEqual({ share: 5, usual: 0 })
  expect(refusalJump(rows(25), [rows(10), rows(10)])).toBeNull()
  expect(refusalJump(rows(30), [rows(10), rows(10)])?.params).toEqual({ share: 30, usual: 10 })
  expect(refusalJump({ rows: 0, refused: 0 }, [rows(0)])).toBeNull()
})

describe('when the next file is due', () => {
  test('not known from three, known from four', () => {
    expect(dueAfter([0, day, 2 * day], null)).toBeNull()
    expect(dueAfter([0, day, 2 * day, 3 * day], null)).toBe(4.5 * day)
  })

  test('a feed of working days is not missed at the weekend', () => {
    const workdays = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((n) => n * day)
    expect(dueAfter(workdays, null)).toBeGreaterThan(14 * day)
    expect(dueAfter(workdays, null)).toBeLessThan(15 * day)
  })

  test('what was dropped at once came once', () => {
    expect(dueAfter([0, 1, 2, 3, 4, 5], null)).toBeNull()
  })

  test('a person knows better', () => {
    expect(dueAfter([], 24)).toBeNull()
    expect(dueAfter([5 * day, 1 * day], 48)).toBe(7 * day)
  })

  test('it lies after the last file, whatever the rhythm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1e12), { minLength: 1 }),
        fc.option(fc.integer({ min: 1, max: 9600 })),
        (times, hours) => {
          const due = dueAfter(times, hours)
          if (due !== null) expect(due).toBeGreaterThan(Math.max(...times))
        },
      ),
    )
  })
})
