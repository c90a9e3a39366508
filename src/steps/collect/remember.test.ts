import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remembering } from './remember.ts'

const said = (text: string, beside: string) => ({ value: `${text} in ${beside}` })
const same = (beside: string) => beside

test('what is remembered is what would be worked out', () => {
  const word = fc.constantFrom('', 'a', 'Berlin', '广州', 'a longer text than thirteen letters')
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word)), (asked) => {
      const read = remembering(said, same)
      for (const [text, beside] of asked) expect(read(text, beside)).toEqual(said(text, beside))
    }),
  )
})

test('a text that comes again is worked out once, for each thing beside it', () => {
  let worked = 0
  const read = remembering((text: string, beside: string) => said(text, beside + ++worked), same)
  for (let i = 0; i < 100; i++) for (const beside of ['x', 'y']) read(`text ${i % 5}`, beside)
  expect(worked).toBe(10)
})

test('a column of names is worked out again and again, and right', () => {
  let worked = 0
  const read = remembering((text: string) => `${text} ${++worked}`, same)
  const said = Array.from({ length: 20_000 }, (_, i) => read(`name ${i}`, ''))
  expect(said).toEqual(Array.from({ length: 20_000 }, (_, i) => `name ${i} ${i + 1}`))
  expect(read('name 1', '')).toBe('name 1 20001')
})
