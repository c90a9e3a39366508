import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verdictKinds } from './model.ts'
import { type Stated, settle } from './settle.ts'

const row = fc.integer({ min: 0, max: 7 }).map((n) => `r${n}`)
const stated = fc
  .record({
    verdict: fc.constantFrom(...verdictKinds),
    rows: fc.uniqueArray(row, { minLength: 2, maxLength: 7 }),
    cuts: fc.tuple(fc.nat(6), fc.nat(6)),
  })
  .map(({ verdict, rows, cuts }) => {
    const first = 1 + (cuts[0] % (rows.length - 1))
    const second = verdict === 'move' ? first + (cuts[1] % (rows.length - first)) : rows.length
    return {
      verdict,
      one: rows.slice(0, first),
      other: rows.slice(first, second),
      target: rows.slice(second),
    }
  })
const verdicts = fc
  .array(stated, { maxLength: 6 })
  .map((some): Stated[] => some.map((each, seq) => ({ ...each, seq })))

const say = (seq: number, verdict: Stated['verdict'], one: string, other: string, target = ''): Stated => ({
  seq,
  verdict,
  one: one.split(' '),
  other: other.split(' ').filter(Boolean),
  target: target.split(' ').filter(Boolean),
})

/** Rows that the pairs make one with a row. */
function oneWith({ same }: ReturnType<typeof settle>, start: string): string[] {
  const reached = new Set([start])
  for (const at of reached)
    for (const { a, b } of same) {
      if (a === at) reached.add(b)
      if (b === at) reached.add(a)
    }
  return [...reached].sort()
}

describe('verdicts in force', () => {
  test('come to constraints that do not contradict each other', () => {
    fc.assert(
      fc.property(verdicts, (some) => {
        const settled = settle(some)
        for (const { one, other } of settled.apart)
          for (const each of one) expect(other).not.toContainEqual(expect.toBeOneOf(oneWith(settled, each)))
      }),
    )
  })

  test('the newest holds whole', () => {
    fc.assert(
      fc.property(verdicts, stated, (some, last) => {
        const settled = settle([...some, { ...last, seq: 100 }])
        expect(settled.overruled).not.toContain(last.other.length + last.target.length > 0 ? 100 : -1)
        if (last.verdict !== 'merge' && last.other.length > 0)
          expect(settled.apart).toContainEqual({ seq: 100, one: last.one, other: last.other })
        if (last.verdict === 'move' && last.target[0] !== undefined)
          for (const each of last.one) expect(oneWith(settled, each)).toContain(last.target[0])
      }),
    )
  })

  test('judge pairs as they then stand, a few of each', () => {
    fc.assert(
      fc.property(verdicts, (some) => {
        const settled = settle(some)
        for (const { a, b, isOne } of settled.judged) expect(oneWith(settled, a).includes(b)).toBe(isOne)
        for (const own of Map.groupBy(settled.judged, ({ seq, isOne }) => `${seq} ${isOne}`).values()) {
          expect(own.length).toBeLessThanOrEqual(12)
          expect(new Set(own.map(({ a, b }) => `${a} ${b}`)).size).toBe(own.length)
        }
      }),
    )
  })

  test('do not depend on the order in which they are read', () => {
    fc.assert(
      fc.property(
        verdicts.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
        ),
        ([some, shuffled]) => {
          expect(settle(shuffled)).toEqual(settle(some))
        },
      ),
    )
  })
})

test('a row that founded an account leaves a merge, and the rest stays merged', () => {
  const settled = settle([say(1, 'merge', 'a1 a2', 'b1 b2'), say(2, 'split', 'b1', 'a1 a2 b2')])
  expect(oneWith(settled, 'a1')).toEqual(['a1', 'a2', 'b2'])
  expect(settled.apart).toEqual([{ seq: 2, one: ['b1'], other: ['a1', 'a2', 'b2'] }])
})

test('a merge takes back that two accounts are apart, for all their rows', () => {
  const settled = settle([say(1, 'apart', 'a1 a2', 'b1 b2'), say(2, 'merge', 'a2 a1', 'b2 b1')])
  expect(settled.overruled).toEqual([1])
  expect(settled.apart).toEqual([])
})

test('of two large accounts some pairs are judged, spread over the rows of both', () => {
  const rows = (side: string) => Array.from({ length: 100 }, (_, i) => `${side}${i}`).join(' ')
  const { judged } = settle([say(1, 'apart', rows('a'), rows('b'))])
  expect(judged.length).toBe(12)
  for (const side of ['a', 'b'] as const)
    expect(new Set(judged.map((each) => each[side])).size).toBeGreaterThan(6)
})

test('what is judged: the two sides of a merge are one; rows that were moved are not those left, but those that they came to', () => {
  const merged = settle([say(1, 'merge', 'a1 a2', 'b1')]).judged
  expect(merged).toEqual([
    { a: 'a1', b: 'b1', seq: 1, isOne: true },
    { a: 'a2', b: 'b1', seq: 1, isOne: true },
  ])
  const moved = settle([say(1, 'move', 's1', 'a1', 't1')]).judged
  expect(moved).toEqual([
    { a: 's1', b: 't1', seq: 1, isOne: true },
    { a: 's1', b: 'a1', seq: 1, isOne: false },
  ])
})

test('of rows that were split off together, one can go back alone', () => {
  const settled = settle([say(1, 'split', 's1 s2', 'a1 a2'), say(2, 'move', 's1', 's2', 'a2 a1')])
  expect(settled.apart).toEqual([
    { seq: 2, one: ['s1'], other: ['s2'] },
    { seq: 1, one: ['s2'], other: ['a1', 'a2'] },
  ])
  expect(oneWith(settled, 's1')).toEqual(['a1', 'a2', 's1'])
})
