import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostPoints, ScorecardFile } from '../../scorecard/model.ts'
import { begin, change, undo } from './history.ts'
import { spreadTo100, totalOf, withPoints } from './points.ts'

const fileOf = (points: readonly (readonly number[])[]): ScorecardFile =>
  ScorecardFile.parse({
    schema: 'talweg/scorecard',
    version: 1,
    name: 'x',
    traits: points.map((each, i) => ({
      trait: `column:${i}`,
      bins: each.map((given, k) => ({ value: `${k}`, points: given })),
    })),
  })
const cards = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 12,
})

test('spread to 100, the best values come to 100, keep their order and are spread no further', () => {
  fc.assert(
    fc.property(cards, (points) => {
      const file = fileOf(points)
      const spread = spreadTo100(file)
      expect(totalOf(spread.traits)).toBe(totalOf(file.traits) === 0 ? 0 : 100)
      expect(spreadTo100(spread)).toEqual(spread)
      for (const [i, { bins }] of spread.traits.entries()) {
        const share = (100 * mostPoints(file.traits[i]?.bins ?? [])) / (totalOf(file.traits) || 1)
        expect(Math.abs(mostPoints(bins) - share)).toBeLessThan(1)
        for (const [k, bin] of bins.entries())
          for (const [j, other] of bins.entries())
            if ((points[i]?.[k] ?? 0) < (points[i]?.[j] ?? 0)) expect(bin.points <= other.points).toBe(true)
      }
    }),
  )
})

test('in a trait of numbers what is no number gives what is not known does', () => {
  const file = ScorecardFile.parse({
    ...fileOf([[1]]),
    traits: [
      {
        trait: 'employees',
        bins: [
          { from: null, below: 50, points: 1 },
          { from: 50, below: null, points: 2 },
          { rest: 'other', points: 0 },
          { rest: 'missing', points: 0 },
        ],
      },
    ],
  })
  const pointsOf = (edited: ScorecardFile) => edited.traits[0]?.bins.map(({ points }) => points)
  expect(pointsOf(withPoints(file, 0, 3, 7))).toEqual([1, 2, 7, 7])
  expect(pointsOf(withPoints(file, 0, 1, 7))).toEqual([1, 7, 0, 0])
})

test('every change can be taken back; typing on is one step', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ max: 3 }), fc.constantFrom('a', 'b'))), (changes) => {
      let history = begin(0)
      for (const [value, about] of changes) history = change(history, value, about)
      for (const past of history.past.toReversed()) {
        history = undo(history)
        expect(history.now).toBe(past)
      }
      expect(undo(history)).toEqual(begin(0))
    }),
  )
  const typed = change(change(change(begin(1), 2, 'a'), 22, 'a'), 3, 'b')
  expect([typed.past, undo(typed).now, undo(undo(typed)).now]).toEqual([[1, 22], 22, 1])
})
