import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editsWithin } from './edits.ts'

/** The same by its definition, without any shortcut. */
function edits(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => table[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1)
      const row = table[i]
      if (row) row[j] = least
    }
  return at(a.length, b.length)
}

const word = fc.string({ unit: fc.constantFrom(...'abc语'), maxLength: 12 })

test('counts edits as their definition does, and stops where there are more than asked for', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(editsWithin(a, b, most)).toBe(Math.min(edits(a, b), most + 1))
    }),
  )
})

test('of long texts it is quick to say that they differ', () => {
  const long = 'x'.repeat(1_000_000)
  expect(editsWithin(`a${long}b`, `c${long}d`, 2)).toBe(3)
})
