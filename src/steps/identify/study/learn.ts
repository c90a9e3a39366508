import type { Trait } from './bins.ts'
import { type Additive, fit, type Part, scoresOf } from './fit.ts'
import { type Coarse, coarsen, findPairs, type Pair } from './pairs.ts'
import { chainPrior, loosePrior } from './priors.ts'

/** What is learned from; the same for all folds. */
export type Ground = Readonly<{
  traits: readonly Trait[]
  parts: readonly Part[]
  coarse: readonly Coarse[]
  outcome: Uint8Array
}>

/** A model of the traits one by one, and of the pairs that say more together. */
export type Learned = Readonly<{ additive: Additive; pairs: readonly Pair[]; parts: readonly Part[] }>

/** Fewer rows cannot tell a pair from chance. */
const fewForPairs = 500

/** @param directions per column, where somebody knows that more must not count for less, or not for more */
export function groundOf(
  traits: readonly Trait[],
  outcome: Uint8Array,
  directions: ReadonlyMap<string, 1 | -1>,
): Ground {
  const parts = traits.map(
    ({ column, codes, bins, isOrdered }): Part => ({
      codes,
      direction: isOrdered ? (directions.get(column) ?? 0) : 0,
      prior: isOrdered ? chainPrior(bins.length) : loosePrior(bins.length),
    }),
  )
  return { traits, parts, coarse: coarsen(traits), outcome }
}

/**
 * Learns from some rows: first the traits one by one, then those pairs together with them that stand out of what these leave
 * unexplained. A trait with a direction is in no pair, where its direction would no longer hold.
 */
export function learn({ parts, coarse, outcome }: Ground, rows: Int32Array): Learned {
  const alone = fit(parts, outcome, rows)
  const free = coarse.filter(({ trait }) => parts[trait]?.direction === 0)
  if (rows.length < fewForPairs) return { additive: alone, pairs: [], parts }
  const pairs = findPairs(free, outcome, scoresOf(alone, parts, outcome.length), rows)
  if (pairs.length === 0) return { additive: alone, pairs, parts }
  const all = [...parts, ...pairs.map(({ part }) => part)]
  return { additive: fit(all, outcome, rows, alone), pairs, parts: all }
}
