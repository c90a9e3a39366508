import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactInterval, fisherP } from './exact.ts'

test.each([
  // Clopper and Pearson by the quantiles of the beta distribution.
  [0, 10, 0, 0.3084971],
  [1, 10, 0.0025286, 0.4450161],
  [5, 10, 0.187086, 0.812914],
  [10, 10, 0.6915029, 1],
  [81, 263, 0.2527396, 0.3676514],
])('%i of %i lies between the exact limits', (k, n, low, high) => {
  const interval = exactInterval(k, n)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('the tea of the lady, and the twins of Fisher', () => {
  // Fisher 1935, chapter II: three of four cups right, two-sided; 1935, criminal twins.
  expect(fisherP(3, 4, 4, 8)).toBeCloseTo(34 / 70, 10)
  expect(fisherP(10, 13, 12, 30)).toBeCloseTo(0.00053672, 7)
})

const choose = (n: number, k: number): number =>
  k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k

test('equals the definition: all tables with the same sums that are no more likely', () => {
  const table = fc
    .record({ rows: fc.integer({ min: 2, max: 30 }), n: fc.nat(30), positives: fc.nat(30), k: fc.nat(30) })
    .map(({ rows, n, positives, k }) => {
      const [bin, won] = [Math.min(n, rows), Math.min(positives, rows)]
      const [low, high] = [Math.max(0, bin + won - rows), Math.min(bin, won)]
      return { rows, n: bin, positives: won, k: Math.min(high, Math.max(low, k)), low, high }
    })
  fc.assert(
    fc.property(table, ({ rows, n, positives, k, low, high }) => {
      const chance = (i: number) => (choose(positives, i) * choose(rows - positives, n - i)) / choose(rows, n)
      let sum = 0
      for (let i = low; i <= high; i++) if (chance(i) <= chance(k) * (1 + 1e-7)) sum += chance(i)
      expect(fisherP(k, n, positives, rows)).toBeCloseTo(sum, 8)
    }),
  )
})
