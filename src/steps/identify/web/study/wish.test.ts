import { expect, test } from 'vitest'
import { suggestOutcome, wishFor, wishFrom } from './wish.ts'

const column = (header: string, ...examples: string[]) => ({ header, examples })
const columns = [
  column('Company', 'A', 'B', 'C'),
  column('Result', 'No', 'Yes'),
  column('Colour', 'red', 'blue'),
  column('', 'yes', 'no'),
  column('Size', '1'),
]
const nothing = wishFrom(new URLSearchParams())

test('the outcome that is suggested has two values, and says so in a usual word where one does', () => {
  expect(suggestOutcome(columns)).toBe('Result')
  expect(suggestOutcome(columns.filter(({ header }) => header !== 'Result'))).toBe('Colour')
  expect(suggestOutcome([column('Company', 'A', 'B', 'C')])).toBeNull()
})

test('of a wish from the address only what the table has is taken', () => {
  const wish = wishFrom(
    new URLSearchParams('outcome=Colour&positive=red&group=Gone&keep=Size&keep=Gone&exclude=Colour'),
  )
  expect(wishFor(columns, wish)).toEqual({
    outcome: 'Colour',
    positive: 'red',
    group: null,
    exclude: [],
    keep: ['Size'],
    rising: [],
    falling: [],
  })
  expect(wishFor(columns, { ...nothing, outcome: 'Gone', positive: 'red' })).toMatchObject({
    outcome: 'Result',
    positive: null,
  })
})
