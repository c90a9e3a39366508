import type { Trait } from './bins.ts'
import { type Cases, talliesOf } from './cases.ts'
import type { Directions } from './directions.ts'
import { type Additive, type Counted, fit, type Part, scoresOf } from './fit.ts'
import { type Coarse, coarsen, findPairs, type Pair } from './pairs.ts'
import { chainPrior, loosePrior } from './priors.ts'
import { clusteredRate, likeness } from './statistics.ts'

/** What is learned from; the same for all folds. */
export type Ground = Counted &
  Readonly<{
    traits: readonly Trait[]
    parts: readonly Part[]
    coarse: readonly Coarse[]
    outcome: Uint8Array
    /** Per row its share of its unit: a bin has as many units as the shares of its rows come to. */
    share: Float64Array
  }>

/** A model of the traits one by one, and of the pairs that say more together. */
export type Learned = Readonly<{ additive: Additive; pairs: readonly Pair[]; parts: readonly Part[] }>

/** Fewer rows cannot tell a pair from chance. */
const fewForPairs = 500

/** @param directions per column, where somebody knows that more must not count for less, or not for more */
export function groundOf(traits: readonly Trait[], cases: Cases, directions: Directions): Ground {
  const parts = traits.map(
    ({ column, codes, bins, isOrdered }): Part => ({
      codes,
      direction: isOrdered ? (directions.get(column) ?? 0) : 0,
      prior: isOrdered ? chainPrior(bins.length) : loosePrior(bins.length),
    }),
  )
  return { traits, parts, coarse: coarsen(traits), outcome: cases.outcome, ...countOf(cases) }
}

function countOf(cases: Cases): Pick<Ground, 'weight' | 'alike' | 'share'> {
  const { outcome, unit, units, areGrouped } = cases
  if (!areGrouped) return { weight: 1, alike: null, share: new Float64Array(outcome.length).fill(1) }
  const tallies = talliesOf(cases)
  const rows = new Int32Array(units)
  for (const own of unit) rows[own] = (rows[own] ?? 0) + 1
  const { closed, effective } = clusteredRate(tallies, likeness(tallies))
  return {
    weight: closed === 0 ? 1 : effective / closed,
    alike: cases.areSame ? unit : null,
    share: Float64Array.from(unit, (own) => 1 / Math.max(1, rows[own] ?? 1)),
  }
}

/**
 * Learns from some rows: first the traits one by one, then those pairs together with them that stand out of what these leave
 * unexplained, unless pairs are not wanted. A trait with a direction is in no pair, where its direction would no longer hold.
 */
export function learn(
  { parts, coarse, outcome, ...counted }: Ground,
  rows: Int32Array,
  withPairs: boolean,
): Learned {
  const alone = fit(parts, outcome, rows, counted)
  const free = coarse.filter(({ trait }) => parts[trait]?.direction === 0)
  if (!withPairs || rows.length < fewForPairs) return { additive: alone, pairs: [], parts }
  const pairs = findPairs(free, outcome, scoresOf(alone, parts, outcome.length), rows, counted.weight)
  if (pairs.length === 0) return { additive: alone, pairs, parts }
  const all = [...parts, ...pairs.map(({ part }) => part)]
  return { additive: fit(all, outcome, rows, counted, alone), pairs, parts: all }
}
