import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blend, type CardBin } from './blend.ts'
import { compare } from './compare.ts'

const bin = (changes: Partial<CardBin>): CardBin => ({
  trait: 'industry',
  bin: 'Sports',
  key: 'sports',
  low: null,
  high: null,
  points: 0,
  most: 100,
  accounts: 0,
  won: 0,
  closed: 0,
  lift: null,
  verdict: 'agreed',
  ...changes,
})
const rest = { bin: '(other)', key: '(other)' }
const none = { bin: '(missing)', key: '(missing)' }
const team = [bin({ points: 100 }), bin(rest), bin(none)]
const data = [
  bin({ points: 0, accounts: 30, verdict: 'loses', lift: 0.5 }),
  bin({ bin: 'Retail', key: 'retail', points: 60, accounts: 40, verdict: 'wins', lift: 1.5 }),
  bin({ ...rest, points: 20, accounts: 30, verdict: 'no_difference' }),
  bin({ ...none, accounts: 7, verdict: 'not_enough_data' }),
  bin({
    trait: 'sites',
    bin: '[, 5)',
    key: null,
    low: -9007199254740991,
    high: 5,
    accounts: 50,
    verdict: 'loses',
  }),
  bin({ trait: 'sites', bin: '[5, )', key: null, low: 5, points: 40, accounts: 50, verdict: 'wins' }),
]
const at = (counts: number, signal = true) =>
  blend(team, data, { counts, signal }).flatMap(({ trait, pieces }) =>
    pieces.map(({ bin: name, points }) => `${trait} ${name} ${points}`),
  )

test('with as many accounts as the dial says, both count the same', () => {
  const [industry] = blend(team, data, { counts: 30, signal: true })
  expect(industry?.pieces.map(({ weight }) => Math.round(weight * 100))).toEqual([50, 57, 50, 19])
  // Sports 0.5·0 + 0.5·100 = 50, Retail 4/7·60 = 34, others 10; sites 5/8·40 = 25: 50 + 25 are made 100.
  expect(at(30)).toEqual([
    'industry Sports 67',
    'industry Retail 46',
    'industry (other) 13',
    'industry (missing) 0',
    'sites [, 5) 0',
    'sites [5, ) 33',
    'sites (other) 0',
    'sites (missing) 0',
  ])
})

test('a value that no account has is the view of the team alone', () => {
  const untried = [bin({ bin: 'Mining', key: 'mining', points: 100 }), bin(rest), bin(none)]
  const [industry] = blend(untried, data, { counts: 1, signal: true })
  expect(industry?.pieces.find(({ key }) => key === 'mining')).toMatchObject({ weight: 0, points: 72 })
})

test('at the ends of the dial one of both is left; without a signal it is the team', () => {
  expect(at(0).slice(0, 3)).toEqual(['industry Sports 0', 'industry Retail 60', 'industry (other) 20'])
  expect(at(10, false).slice(0, 3)).toEqual([
    'industry Sports 100',
    'industry Retail 0',
    'industry (other) 0',
  ])
  const leaks = ['industry']
  expect(blend(team, data, { counts: 10, signal: true, leaks }).map(({ origin }) => origin)).toEqual([
    'team',
    'data',
  ])
  expect(blend(team, data, { counts: 10, signal: false }).map(({ origin }) => origin)).toEqual([
    'team',
    'team',
  ])
})

test('where they say the opposite is found first, then what the team did not think of', () => {
  const found = compare(blend(team, data, { counts: 50, signal: true }))
  expect(found.map(({ trait, finding }) => `${trait} ${finding}`)).toEqual([
    'industry contrary',
    'sites overlooked',
  ])
  expect(found[0]?.bins.filter(({ clash }) => clash).map(({ bin: name }) => name)).toEqual([
    'Sports',
    'Retail',
  ])
})

test('values that a team speaks against contradict only where they win', () => {
  const against = [bin({ points: 0 }), bin({ ...rest, points: 100 }), bin(none)]
  const agreeing = compare(blend(against, data, { counts: 50, signal: true }))
  expect(agreeing.find(({ trait }) => trait === 'industry')?.finding).toBe('confirmed')
  const winning = data.map((each) => (each.key === 'sports' ? { ...each, verdict: 'wins' as const } : each))
  expect(compare(blend(against, winning, { counts: 50, signal: true }))[0]?.finding).toBe('contrary')
})

const points = fc.integer({ min: 0, max: 40 })
const verdict = fc.constantFrom('wins' as const, 'loses' as const, 'no_difference' as const)
/** A scorecard of up to three traits, two by values and one by ranges. */
const card = fc
  .tuple(
    fc.array(points, { maxLength: 3 }),
    fc.array(points, { maxLength: 3 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
    points,
    verdict,
    fc.nat(500),
  )
  .map(([industries, countries, cuts, last, said, accounts]) => [
    ...[industries, countries].flatMap((all, i) => {
      const trait = i === 0 ? 'industry' : 'country'
      const bins = all.map((each, k) =>
        bin({ trait, bin: `V${k}`, key: `v${k}`, points: each, accounts, verdict: said }),
      )
      return bins.length > 0 ? [...bins, bin({ ...rest, trait }), bin({ ...none, trait })] : []
    }),
    ...(cuts.length === 0
      ? []
      : [
          ...[-9007199254740991, ...cuts.sort((a, b) => a - b)].map((low, i) =>
            bin({
              trait: 'sites',
              key: null,
              low,
              high: cuts[i] ?? null,
              bin: `r${i}`,
              points: i === cuts.length ? last : i,
              accounts,
            }),
          ),
          bin({ ...rest, trait: 'sites' }),
          bin({ ...none, trait: 'sites' }),
        ]),
  ])

test('whatever both say: points are whole, the best sum to 100, and more accounts lead from the team to the data', () =>
  fc.assert(
    fc.property(card, card, fc.nat(1000), fc.boolean(), (ours, theirs, counts, signal) => {
      const blended = blend(ours, theirs, { counts, signal })
      const best = blended.map(({ pieces }) => Math.max(0, ...pieces.map((piece) => piece.points)))
      expect(best).toEqual(blended.map(({ most }) => most))
      expect([0, 100]).toContain(best.reduce((sum, each) => sum + each, 0))
      const more = blend(ours, theirs, { counts: counts + 10, signal })
      for (const [i, { pieces }] of blended.entries()) {
        for (const [k, piece] of pieces.entries()) {
          expect(Number.isInteger(piece.points)).toBe(true)
          expect(piece.weight).toBeLessThanOrEqual(1)
          expect(more[i]?.pieces[k]?.weight).toBeLessThanOrEqual(piece.weight)
        }
        // Where both agree that one value is not worse than another, and know it as well, so do they together.
        for (const one of pieces)
          for (const two of pieces)
            if (one.weight === two.weight && one.team >= two.team && one.data >= two.data)
              expect(one.points).toBeGreaterThanOrEqual(two.points)
      }
    }),
    { numRuns: 150 },
  ))
