import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusteredRate, falseDiscoveryRates, likeness, rateOfRest, twoSidedP, wilson } from './statistics.ts'

const tally = fc
  .record({ won: fc.nat(20), lost: fc.nat(20) })
  .map(({ won, lost }) => ({ won, closed: won + lost }))

describe('wilson', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between the published limits', (won, n, low, high) => {
    const interval = wilson(won / n, n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('holds the rate, stays between 0 and 1, and narrows with the sample', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (some, n) => {
        const rate = Math.min(some, n) / n
        const { low, high } = wilson(rate, n)
        expect(0 <= low && low <= rate + 1e-12 && rate <= high + 1e-12 && high <= 1).toBe(true)
        const more = wilson(rate, n * 2)
        expect(more.high - more.low).toBeLessThan(high - low)
      }),
    )
  })
})

describe('twoSidedP', () => {
  test.each([
    [0, 1],
    [1, 0.317310507862914],
    [1.959963984540054, 0.05],
    [-2.575829303548901, 0.01],
    [5, 5.733031437583892e-7],
  ])('of %f is %f', (z, p) => {
    expect(Math.abs(twoSidedP(z) - p) / p).toBeLessThan(1e-6)
  })
})

describe('falseDiscoveryRates', () => {
  test('finds what Benjamini and Hochberg found in their own example (1995, section 3.3)', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ]
    const q = falseDiscoveryRates(p)
    expect(q.filter((rate) => rate <= 0.05)).toHaveLength(4)
    expect(q.slice(0, 4).map((rate) => Number(rate.toFixed(6)))).toEqual([0.0015, 0.003, 0.0095, 0.035625])
  })

  test('equals the definition: the smallest p·m/rank at or above each value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
        const sorted = p.toSorted((a, b) => a - b)
        const expected = p.map((value) =>
          Math.min(
            1,
            ...sorted.flatMap((other, i) => (other >= value ? [(other * p.length) / (i + 1)] : [])),
          ),
        )
        falseDiscoveryRates(p).forEach((q, i) => {
          expect(q).toBeCloseTo(expected[i] ?? Number.NaN, 12)
        })
      }),
    )
  })
})

describe('likeness', () => {
  test('is 0 when every account has one opportunity, and 1 when those of one account always end alike', () => {
    expect(likeness([1, 0, 1, 0].map((won) => ({ won, closed: 1 })))).toBe(0)
    expect(likeness([10, 0, 10, 0].map((won) => ({ won, closed: 10 })))).toBe(1)
  })

  test('is what it was computed to be by hand', () => {
    // Rate ½. Squares (3−2)² + (1−2)² = 2, times 2/1, over ¼ = 16; 16 − 8 opportunities, over 4·3 + 4·3 = 24.
    const tallies = [3, 1].map((won) => ({ won, closed: 4 }))
    expect(likeness(tallies)).toBeCloseTo(8 / 24, 12)
  })

  test('is a share whatever happened, 0 without two outcomes or two accounts', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 40 }), (tallies) => {
        const alike = likeness(tallies)
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
      }),
    )
    expect(likeness([])).toBe(0)
    expect(likeness([{ won: 3, closed: 9 }])).toBe(0)
    expect(likeness([5, 6, 7].map((won) => ({ won, closed: won })))).toBe(0)
  })
})

describe('clusteredRate', () => {
  test('counts every opportunity when they are independent, accounts alone when they are all alike', () => {
    const tallies = [4, 1, 7].map((won) => ({ won, closed: 10 }))
    expect(clusteredRate(tallies, 0)).toEqual({ rate: 0.4, won: 12, closed: 30, effective: 30 })
    expect(clusteredRate(tallies, 1).effective).toBe(3)
    expect(clusteredRate(tallies, 0.5).effective).toBeCloseTo(30 / 5.5, 12)
  })

  test('never claims more than the opportunities there are', () => {
    fc.assert(
      fc.property(
        fc.array(tally, { maxLength: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tallies, alike) => {
          const { effective, closed, won, rate } = clusteredRate(tallies, alike)
          expect(effective).toBeLessThanOrEqual(closed * (1 + 1e-12))
          expect(effective).toBeGreaterThanOrEqual(0)
          expect(rate).toBe(closed === 0 ? 0 : won / closed)
        },
      ),
    )
  })

  test('of the rest is the same as counting the rest', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(tally), fc.array(tally), share, (part, rest, alike) => {
        const found = rateOfRest(clusteredRate([...part, ...rest], alike), clusteredRate(part, alike))
        const counted = clusteredRate(rest, alike)
        expect(found).toMatchObject({ won: counted.won, closed: counted.closed, rate: counted.rate })
        expect(found.effective).toBeCloseTo(counted.effective, 6)
      }),
    )
  })
})
