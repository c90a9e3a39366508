import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Level, SettledCriterion } from './model.ts'
import { mustRules, rangesOf, scorecardOf } from './scorecard.ts'

const criterion = (changes: Partial<SettledCriterion>): SettledCriterion => ({
  criterion_id: 'c1',
  title: 'Employees',
  note: '',
  field: 'employees',
  wanted: [
    { from: 200, below: 2000, worth: 100 },
    { from: 50, below: 200, worth: 50 },
  ],
  weight: 5,
  stance: 'good',
  ...changes,
})
const short = (criteria: SettledCriterion[]) =>
  scorecardOf({ criteria }).map(({ trait, bin, points, most }) => `${trait} ${bin} ${points}/${most}`)

test('every value has its whole points, what nobody wants has none, nor what nobody knows', () => {
  expect(short([criterion({})])).toEqual([
    'employees [, 50) 0/100',
    'employees [50, 200) 50/100',
    'employees [200, 2000) 100/100',
    'employees [2000, ) 0/100',
    'employees (other) 0/100',
    'employees (missing) 0/100',
  ])
  const industry = { criterion_id: 'c2', field: 'industry', weight: 3 }
  expect(
    short([
      criterion({ ...industry, wanted: [{ values: ['Sports', 'SPORTS'], worth: 80 }], stance: 'bad' }),
      criterion({ field: 'technologies', wanted: [{ values: ['SAP', 'CRM'], worth: 100 }], weight: 1 }),
      criterion({ field: null, wanted: [] }),
    ]),
  ).toEqual([
    'industry Sports 0/75',
    'industry (other) 75/75',
    'industry (missing) 0/75',
    'technologies:CRM; SAP yes 25/25',
    'technologies:CRM; SAP no 0/25',
    'technologies:CRM; SAP (other) 0/25',
    'technologies:CRM; SAP (missing) 0/25',
  ])
})

const end = fc.option(fc.integer({ min: -20, max: 20 }))
const level: fc.Arbitrary<Level> = fc
  .record({ from: end, below: end, worth: fc.integer({ min: 1, max: 100 }) })
  .filter(
    ({ from, below }) =>
      (from !== null || below !== null) && (from === null || below === null || from < below),
  )

test('ranges lie side by side over all numbers, and each number has the first level that it is in', () =>
  fc.assert(
    fc.property(
      fc.array(level, { minLength: 1, maxLength: 5 }),
      fc.double({ min: -30, max: 30, noNaN: true }),
      (wanted, value) => {
        const ranges = rangesOf(wanted)
        expect(ranges[0]?.low).toBeNull()
        expect(ranges.at(-1)?.high).toBeNull()
        for (const [i, { high }] of ranges.slice(0, -1).entries()) expect(ranges[i + 1]?.low).toBe(high)
        const inside = ranges.filter(
          ({ low, high }) => (low === null || value >= low) && (high === null || value < high),
        )
        expect(inside).toHaveLength(1)
        expect(inside[0]?.level).toBe(
          wanted.find(
            (each) =>
              'from' in each &&
              (each.from === null || value >= each.from) &&
              (each.below === null || value < each.below),
          ),
        )
      },
    ),
  ))

test('a must is a line of the minimum profile beside its points', () => {
  expect(
    mustRules({
      criteria: [
        criterion({ stance: 'must' }),
        criterion({ field: 'revenue', wanted: [{ from: null, below: 5, worth: 100 }], stance: 'must' }),
        criterion({ field: 'country', wanted: [{ values: ['CN', 'cn', 'DE'], worth: 100 }], stance: 'must' }),
        criterion({ field: 'sites' }),
      ],
    }),
  ).toEqual([
    { field: 'employees', op: 'at_least', value: 50 },
    { field: 'employees', op: 'below', value: 2000 },
    { field: 'revenue', op: 'below', value: 5 },
    { field: 'country', op: 'one_of', values: ['CN', 'DE'] },
  ])
})
