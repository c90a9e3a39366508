import fc from 'fast-check'
import { expect, test } from 'vitest'
import { liftsOf, nextGrade } from './lifts.ts'

const points = fc.integer({ min: 0, max: 30 })
const scorecard = fc.array(
  fc.array(fc.record({ points, accounts: fc.integer({ min: 0, max: 50 }) }), { minLength: 2, maxLength: 5 }),
  { minLength: 1, maxLength: 6 },
)

/** Lines of an account that has the first value of every trait, and the whole scorecard; the first value of some is that nothing is known. */
function account(traits: readonly (readonly { points: number; accounts: number }[])[]) {
  const bins = traits.flatMap((own, t) =>
    own.map((bin, b) => ({
      ...bin,
      trait: `trait ${t}`,
      low: null,
      bin: t % 2 === 0 && b === 0 ? '(missing)' : `bin ${b}`,
    })),
  )
  const lines = traits.map((own, t) => ({
    trait: `trait ${t}`,
    value: t % 2 === 0 ? null : 'bin 0',
    bin: t % 2 === 0 ? '(missing)' : 'bin 0',
    points: own[0]?.points ?? 0,
    most: Math.max(...own.map((bin) => bin.points)),
    lift: null,
    accounts: own[0]?.accounts ?? 0,
  }))
  return { bins, lines }
}

test('with all that would lift it an account has the most that there is; nothing that it has already is named', () => {
  fc.assert(
    fc.property(scorecard, (traits) => {
      const { bins, lines } = account(traits)
      const lifts = liftsOf(lines, bins)
      const have = lines.reduce((sum, line) => sum + line.points, 0)
      const most = lines.reduce((sum, line) => sum + line.most, 0)
      expect(have + lifts.reduce((sum, { gain }) => sum + gain, 0)).toBe(most)
      expect(lifts.map(({ gain }) => gain)).toEqual(lifts.map(({ gain }) => gain).sort((a, b) => b - a))
      for (const { trait, bin, gain, expected } of lifts) {
        const line = lines.find((own) => own.trait === trait)
        expect(gain).toBeGreaterThan(0)
        expect(bins.find((own) => own.trait === trait && own.bin === bin)?.points).toBe(line?.most)
        if (line?.value !== null) expect(expected).toBeNull()
        else if (expected !== null) expect(expected).toBeLessThanOrEqual(gain)
      }
    }),
  )
})

test('what is not known is expected to bring the mean of those that were learned from', () => {
  const line = { trait: 'size', value: null, bin: '(missing)', points: 2, most: 10, lift: null, accounts: 5 }
  const bins = [
    { trait: 'size', bin: '(missing)', low: null, points: 2, accounts: 500 },
    { trait: 'size', bin: '(other)', low: null, points: 10, accounts: 0 },
    { trait: 'size', bin: '[50, )', low: 50, points: 10, accounts: 10 },
    { trait: 'size', bin: '[, 50)', low: 0, points: 0, accounts: 30 },
  ]
  expect(liftsOf([line], bins)).toEqual([{ trait: 'size', bin: '[50, )', gain: 8, expected: 0.5 }])
  const uncounted = bins.map((bin) => ({ ...bin, accounts: 0 }))
  expect(liftsOf([line], uncounted)[0]?.expected).toBeNull()
})

test('the next grade is the nearest better one', () => {
  const cuts = { A: 70, B: 50, C: 30 }
  expect(nextGrade(10, cuts)).toEqual({ grade: 'C', points: 20 })
  expect(nextGrade(50, cuts)).toEqual({ grade: 'A', points: 20 })
  expect([nextGrade(70, cuts), nextGrade(null, cuts)]).toEqual([null, null])
})
