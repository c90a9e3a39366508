import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf } from './column.ts'
import type { Comparison } from './comparison.ts'
import { type Judged, judgedPatterns, wholeVerdict } from './judged.ts'
import { weightsFrom } from './named.ts'
import { teach } from './teach.ts'
import { type Weights, weighPatterns } from './weights.ts'

/** Three comparisons of four levels, the last of which speaks against a pair in the first one. */
const comparisons = ['name', 'domain', 'place'].map(
  (name, c): Comparison => ({
    column: columnOf(name, []),
    aspect: 'value',
    levels: ['same', 'alike', 'somewhat', 'different'].map((level) => ({ name: level, m: 0.25, u: 0.25 })),
    level: () => 1,
    keys: () => [],
    ...(c === 0 ? { against: 4 } : {}),
  }),
)
const weights: Weights = {
  prior: -3000,
  level: [
    [0, 8000, 5000, 1000, -6000],
    [0, 6000, 2000, 0, -1500],
    [0, 2500, 1000, 0, -800],
  ],
}
const pattern = fc
  .tuple(...comparisons.map(() => fc.integer({ min: 0, max: 4 })))
  .map((levels) => Int8Array.from(levels))
const said = fc.record({ levels: pattern, one: fc.nat(40), apart: fc.nat(40) })
const judged = fc.uniqueArray(said, { maxLength: 12, selector: ({ levels }) => levels.join(' ') })
const inParts = (some: { levels: Int8Array; one: number; apart: number }[]) =>
  some.map(({ levels, one, apart }) => ({ levels, one: one * wholeVerdict, apart: apart * wholeVerdict }))
const weighs = (own: Weights, levels: Int8Array) => weighPatterns(own, comparisons, [levels])[0] ?? 0

describe('what people say of pairs', () => {
  test('teaches nothing where nothing was said', () => {
    expect(teach(weights, comparisons, [])).toEqual(weights)
    fc.assert(
      fc.property(fc.uniqueArray(pattern, { selector: String }), (patterns) => {
        const nothing = patterns.map((levels) => ({ levels, one: 0, apart: 0 }))
        expect(teach(weights, comparisons, nothing)).toEqual(weights)
      }),
    )
  })

  test('leaves whole weights that fall from level to level, whatever was said', () => {
    fc.assert(
      fc.property(judged, (some) => {
        const taught = teach(weights, comparisons, inParts(some))
        for (const weight of [taught.prior, ...taught.level.flat()])
          expect(Number.isInteger(weight)).toBe(true)
        for (const [unknown, ...levels] of taught.level) {
          expect(unknown).toBe(0)
          expect(levels).toEqual(levels.toSorted((a, b) => b - a))
        }
      }),
    )
  })

  test('moves the weight of a pair its way, further the more often it is said', () => {
    fc.assert(
      fc.property(pattern, fc.boolean(), (levels, isOne) => {
        const after = [0, 1, 3, 10, 30, 100, 1000].map((times) =>
          weighs(
            teach(
              weights,
              comparisons,
              inParts([{ levels, one: isOne ? times : 0, apart: isOne ? 0 : times }]),
            ),
            levels,
          ),
        )
        expect(after).toEqual(after.toSorted((a, b) => (isOne ? a - b : b - a)))
      }),
    )
  })

  test('moves little at first, and turns a weight when it is said often', () => {
    const levels = Int8Array.of(2, 2, 2)
    const [one = 0, often = 0] = [1, 30].map((apart) =>
      weighs(teach(weights, comparisons, inParts([{ levels, one: 0, apart }])), levels),
    )
    expect(weighs(weights, levels)).toBe(5000)
    expect(one).toBeGreaterThan(4000)
    expect(often).toBeLessThan(0)
  })

  test('hardly moves weights that say the same', () => {
    const levels = Int8Array.of(1, 1, 1)
    const taught = teach(weights, comparisons, inParts([{ levels, one: 50, apart: 0 }]))
    expect(weighs(taught, levels) - weighs(weights, levels)).toBeLessThan(100)
  })
})

/** Five records of which each says another value, so that a pair is told by the level that stands for it. */
const records = 5
const levelsOf = [
  [0, 0, 0, 4, 2],
  [0, 0, 1, 2, 2],
  [0, 1, 0, 3, 0],
]
const told = comparisons.map(
  (comparison, c): Comparison => ({
    ...comparison,
    column: columnOf(comparison.column.name, ['a', 'b', 'c', 'd', 'e']),
    level: (a, b) => levelsOf[c]?.[Math.max(a, b) - 1] ?? 0,
  }),
)
const pair = fc.record({ a: fc.nat(4), b: fc.nat(4), isOne: fc.nat(1), verdict: fc.nat(3) })
const toJudged = (pairs: { a: number; b: number; isOne: number; verdict: number }[]): Judged => ({
  a: Int32Array.from(pairs, ({ a }) => a),
  b: Int32Array.from(pairs, ({ b }) => b),
  isOne: Uint8Array.from(pairs, ({ isOne }) => isOne),
  verdict: Int32Array.from(pairs, ({ verdict }) => verdict),
})

describe('pairs that people judged', () => {
  test('come to the same in any order', () => {
    const shuffled = fc
      .array(pair, { maxLength: 30 })
      .chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })))
    fc.assert(
      fc.property(shuffled, ([pairs, others]) => {
        const [one, other] = [pairs, others].map((some) =>
          judgedPatterns(records, told, weights, toJudged(some)),
        )
        expect(other).toEqual(one)
        expect(teach(weights, told, other?.patterns ?? [])).toEqual(teach(weights, told, one?.patterns ?? []))
      }),
    )
  })

  test('weigh as one together, however many a verdict has', () => {
    const pairs = [1, 2, 4].map((b) => ({ a: 0, b, isOne: 0, verdict: 7 }))
    const { patterns, verdicts } = judgedPatterns(records, told, weights, toJudged(pairs))
    expect(verdicts).toBe(1)
    expect(patterns.map(({ apart }) => apart)).toEqual([333_333, 333_333, 333_333])
  })

  test('teach nothing where the names speak against them, or nothing is known', () => {
    const pairs = [3, 0].map((b) => ({ a: 0, b, isOne: 1, verdict: b }))
    expect(judgedPatterns(records, told, weights, toJudged(pairs))).toEqual({ patterns: [], verdicts: 0 })
  })
})

test('kept weights count by name; a level that they do not know weighs what the rows teach', () => {
  const kept = [
    { comparison: 'prior', level: '', weight: -4000 },
    { comparison: 'name', level: 'same', weight: 9000 },
    { comparison: 'name', level: 'somewhat', weight: 7000 },
    { comparison: 'gone', level: 'same', weight: 1 },
  ]
  expect(weightsFrom(kept, comparisons, weights)).toEqual({
    prior: -4000,
    level: [[0, 9000, 6000, 6000, -6000], ...weights.level.slice(1)],
  })
})
