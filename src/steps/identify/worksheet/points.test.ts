import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Level } from './model.ts'
import { mostPointsOf, pointsOf, shareOut } from './points.ts'

const weights = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 30 })

test('points are whole, sum exactly, follow the weights and are at most one from what is due', () =>
  fc.assert(
    fc.property(weights, (given) => {
      const sum = given.reduce((all, each) => all + each, 0)
      const points = shareOut(given)
      expect(points.reduce((all, each) => all + each, 0)).toBe(sum === 0 ? 0 : 100)
      for (const [i, weight] of given.entries()) {
        if (sum > 0) expect(Math.abs((points[i] ?? 0) - (weight * 100) / sum)).toBeLessThan(1)
        for (const [k, other] of given.entries())
          if (weight > other) expect(points[i]).toBeGreaterThanOrEqual(points[k] ?? 0)
      }
    }),
  ))

test('of equal remainders the first gets the point', () => {
  expect(shareOut([1, 1, 1])).toEqual([34, 33, 33])
  expect(shareOut([10, 5, 5, 0])).toEqual([50, 25, 25, 0])
  expect(shareOut([0, 0])).toEqual([0, 0])
})

const wanted: Level[] = [{ values: ['Gyms'], worth: 100 }]

test('only what matters and what a field tells gives points', () => {
  const criterion = { field: 'industry', wanted, weight: 5, stance: 'good' as const }
  expect(
    mostPointsOf([
      criterion,
      { ...criterion, field: null },
      { ...criterion, wanted: [] },
      { ...criterion, stance: 'indifferent' },
      { ...criterion, stance: 'bad' },
    ]),
  ).toEqual([50, 0, 0, 0, 50])
})

test('levels give their part of the best, and take it where they speak against', () => {
  const levels: Level[] = [
    { from: 200, below: 2000, worth: 80 },
    { from: 50, below: 200, worth: 40 },
  ]
  const good = { wanted: levels, stance: 'good' as const }
  expect([...levels, undefined].map((level) => pointsOf(good, level, 25))).toEqual([25, 13, 0])
  const bad = { wanted: levels, stance: 'bad' as const }
  expect([...levels, undefined].map((level) => pointsOf(bad, level, 25))).toEqual([0, 12, 25])
})
