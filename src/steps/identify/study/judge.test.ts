import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaOf, intervalOf } from './judge.ts'

type Predicted = Readonly<{ score: number; won: number; lost: number }>

/** The area with its interval: a row for each opportunity, a unit for each account. */
function clusteredAuc(each: readonly (readonly Predicted[])[]) {
  let next = 0
  const rows = each.flatMap((accounts, fold) =>
    accounts.flatMap(({ score, won, lost }) => {
      const unit = next++
      return Array.from({ length: won + lost }, (_, i) => ({ fold, score, unit, outcome: i < won ? 1 : 0 }))
    }),
  )
  const area = areaOf(
    Float64Array.from(rows, ({ score }) => score),
    Uint8Array.from(rows, ({ outcome }) => outcome),
    Int32Array.from(rows, ({ unit }) => unit),
    Uint8Array.from(rows, ({ fold }) => fold),
  )
  if (area === null) return null
  const [low, high] = intervalOf(area)
  return { auc: area.auc, low, high }
}

const account = fc.record({ score: fc.integer({ min: -3, max: 3 }), won: fc.nat(4), lost: fc.nat(4) })
const folds = fc.array(fc.array(account, { maxLength: 12 }), { maxLength: 4 })

describe('areaOf, of accounts with won and lost opportunities', () => {
  test('equals counting every pair of a won and a lost opportunity within each fold', () => {
    fc.assert(
      fc.property(folds, (each) => {
        const { area, pairs } = countPairs(each)
        const result = clusteredAuc(each)
        if (!result) {
          expect(pairs).toBe(0)
          return
        }
        expect(result.auc).toBeCloseTo(area / pairs, 12)
        expect(result.low).toBeLessThanOrEqual(result.auc)
        expect(result.high).toBeGreaterThanOrEqual(result.auc)
      }),
      { numRuns: 300 },
    )
  })

  test('does not depend on the order of accounts', () => {
    const shuffled = fc
      .array(account, { minLength: 2, maxLength: 20 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })))
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(clusteredAuc([others])?.auc ?? 0).toBeCloseTo(clusteredAuc([rows])?.auc ?? 0, 12)
        expect(clusteredAuc([others])?.low ?? 0).toBeCloseTo(clusteredAuc([rows])?.low ?? 0, 12)
      }),
    )
  })

  test('has the interval of DeLong when every account has one opportunity', () => {
    const rows = Array.from({ length: 400 }, (_, i) => ({
      score: (i * 7919) % 97,
      won: (i * 7919) % 97 > (i * 104_729) % 113 ? 1 : 0,
      lost: (i * 7919) % 97 > (i * 104_729) % 113 ? 0 : 1,
    }))
    const result = clusteredAuc([rows])
    expect(((result?.high ?? 0) - (result?.low ?? 0)) / (2 * 1.96 * deLong(rows))).toBeCloseTo(1, 2)
  })

  test('takes opportunities of one account for one piece of evidence', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      score: (i * 17) % 23,
      won: i % 3,
      lost: (i + 1) % 2,
    }))
    const tenfold = rows.map((row) => ({ ...row, won: row.won * 10, lost: row.lost * 10 }))
    const [once, often] = [clusteredAuc([rows]), clusteredAuc([tenfold])]
    expect(often?.low).toBeCloseTo(once?.low ?? 0, 12)
    expect(often?.high).toBeCloseTo(once?.high ?? 0, 12)
  })

  test('knows the plain cases', () => {
    const row = (score: number, won: number, lost: number) => ({ score, won, lost })
    expect(clusteredAuc([])).toBeNull()
    expect(clusteredAuc([[row(1, 5, 0)]])).toBeNull()
    expect(clusteredAuc([[row(1, 1, 0), row(0, 0, 1)]])?.auc).toBe(1)
    expect(clusteredAuc([[row(0, 1, 0), row(1, 0, 1)]])?.auc).toBe(0)
    expect(clusteredAuc([[row(0, 3, 2), row(0, 1, 9)]])).toEqual({ auc: 0.5, low: 0.5, high: 0.5 })
  })
})

function countPairs(each: readonly (readonly Predicted[])[]): { area: number; pairs: number } {
  let area = 0
  let pairs = 0
  for (const fold of each)
    for (const one of fold)
      for (const other of fold) {
        pairs += one.won * other.lost
        area += one.won * other.lost * (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0)
      }
  return { area, pairs }
}

/** Standard error of the area under the curve (DeLong, DeLong & Clarke-Pearson 1988). */
function deLong(rows: readonly Predicted[]): number {
  const won = rows.filter((row) => row.won === 1)
  const lost = rows.filter((row) => row.lost === 1)
  const beats = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0)
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const spread = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1)
  const ofWon = won.map((one) => mean(lost.map((other) => beats(one.score, other.score))))
  const ofLost = lost.map((one) => mean(won.map((other) => beats(other.score, one.score))))
  return Math.sqrt(spread(ofWon) / won.length + spread(ofLost) / lost.length)
}
