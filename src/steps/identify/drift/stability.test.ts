import { expect, test } from 'vitest'
import { shiftOf } from './stability.ts'

/** A seeded stream of numbers from 0 to 1. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const draw = (n: number, weights: readonly number[], next: () => number) => {
  const counts = weights.map(() => 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (let i = 0; i < n; i++) {
    let left = next() * total
    const at = weights.findIndex((weight) => {
      left -= weight
      return left < 0
    })
    counts[Math.max(0, at)] = (counts[Math.max(0, at)] ?? 0) + 1
  }
  return counts
}

const sample = (seed: number, then: readonly number[], now: readonly number[], n = 400, m = 80) => {
  const next = seeded(seed)
  const [before, after] = [draw(n, then, next), draw(m, now, next)]
  return before.map((count, i) => ({ bin: String(i), before: count, after: after[i] ?? 0 }))
}

test('what does not change seldom seems to, and a change is found', () => {
  const same = [5, 4, 3, 2, 1]
  const alarms = (now: readonly number[]) =>
    Array.from({ length: 400 }, (_, seed) => shiftOf(sample(seed + 1, same, now), 1)).filter(
      ({ stability, by_chance }) => stability > by_chance,
    ).length
  expect(alarms(same)).toBeLessThan(400 * 0.09)
  expect(alarms([1, 2, 3, 4, 5])).toBe(400)
})

test('a small sample is not taken for drift, however much it differs', () => {
  const few = shiftOf(
    [
      { bin: 'a', before: 50, after: 1 },
      { bin: 'b', before: 50, after: 4 },
    ],
    5,
  )
  expect(few.stability).toBeGreaterThan(0.1)
  expect(few.finding).toBe('steady')
  expect(shiftOf([{ bin: 'a', before: 50, after: 100 }], 1)).toMatchObject({
    stability: 0,
    finding: 'steady',
  })
})
