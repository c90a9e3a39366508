import { expect, test } from 'vitest'
import { placeOf } from './interval.tsx'

test('twice and half lie at the same distance from one', () => {
  const scale = { from: 0.25, to: 4, neutral: 1, logarithmic: true }
  const one = placeOf(1, scale)
  expect(placeOf(2, scale) - one).toBeCloseTo(one - placeOf(0.5, scale))
})

test('what lies outside stands at the end', () => {
  const scale = { from: 0.3, to: 1, neutral: 0.5 }
  expect(placeOf(0.1, scale)).toBe(0)
  expect(placeOf(2, scale)).toBe(140)
})
