import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom, pickByShare, whole } from './random.ts'

test('one topic gives one stream, another topic or seed another', () => {
  const first = (seed: number, topic: string) => Array.from({ length: 5 }, createRandom(seed, topic))
  expect(first(1, 'deals')).toEqual(first(1, 'deals'))
  expect(first(1, 'deals')).not.toEqual(first(1, 'accounts'))
  expect(first(1, 'deals')).not.toEqual(first(2, 'deals'))
})

test('whole numbers stay within their bounds and reach both', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 0, max: 8 }),
      (seed, low, more) => {
        const random = createRandom(seed, 'whole')
        const drawn = Array.from({ length: 400 }, () => whole(random, low, low + more))
        expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([low, low + more])
      },
    ),
  )
})

test('items come in proportion to their shares', () => {
  const random = createRandom(1, 'shares')
  const items = [
    { name: 'often', share: 75 },
    { name: 'seldom', share: 25 },
    { name: 'never', share: 0 },
  ]
  const drawn = Array.from({ length: 10_000 }, () => pickByShare(random, items).name)
  expect(drawn.filter((name) => name === 'often').length / drawn.length).toBeCloseTo(0.75, 1)
  expect(drawn).not.toContain('never')
})
