import type { Trait } from '../model.ts'
import { binOf } from './bins.ts'
import type { Evidence, Observation } from './evidence.ts'
import { type Group, ridgeLogistic } from './logistic.ts'

/** A bin with what it adds to the log-odds of winning. */
export type Weighted = Readonly<{ line: Evidence; weight: number }>

/**
 * Weights for the traits that showed a difference. All judged bins of such a trait take part; bins without
 * enough data stay at zero, which is the average. Opportunities count by their effective number.
 */
export function fitWeights(
  evidence: readonly Evidence[],
  observations: readonly Observation[],
  effect: number,
): Weighted[] {
  const telling = new Set(evidence.filter(isTelling).map((line) => line.trait))
  const lines = evidence.filter((line) => telling.has(line.trait) && line.verdict !== 'not_enough_data')
  if (lines.length === 0) return []
  const index = new Map<Evidence, number>(lines.map((line, i) => [line, i]))
  const groups = new Map<string, { features: number[]; won: number; lost: number }>()
  const byTrait = [...telling].map((trait) => evidence.filter((line) => line.trait === trait))
  for (const observation of observations) {
    const features = byTrait.flatMap((bins) => {
      const feature = index.get(lineOf(bins, observation))
      return feature === undefined ? [] : [feature]
    })
    const key = features.join(',')
    const group = groups.get(key) ?? { features, won: 0, lost: 0 }
    group.won += observation.won
    group.lost += observation.closed - observation.won
    groups.set(key, group)
  }
  const effective: Group[] = [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({ features: group.features, won: group.won / effect, lost: group.lost / effect }))
  const weights = ridgeLogistic(effective, lines.length)
  return lines.map((line, i) => ({ line, weight: weights[i] ?? 0 }))
}

const isTelling = (line: Evidence): boolean => line.verdict === 'wins' || line.verdict === 'loses'

const lineOf = (bins: readonly Evidence[], observation: Observation): Evidence => {
  const trait = bins[0]?.trait
  return binOf(bins, trait ? (observation.values[trait] ?? null) : null)
}

/** Log-odds that the weights give an account, relative to the average one. */
export function predictor(
  weights: readonly Weighted[],
  evidence: readonly Evidence[],
): (observation: Observation) => number {
  const byLine = new Map(weights.map(({ line, weight }) => [line, weight]))
  const traits = [...new Set(weights.map(({ line }) => line.trait))]
  const bins = traits.map((trait) => evidence.filter((line) => line.trait === trait))
  return (observation) => bins.reduce((sum, own) => sum + (byLine.get(lineOf(own, observation)) ?? 0), 0)
}

/**
 * Integer points per bin: the worst bin of a trait gives 0, the best bins of all traits together give
 * exactly 100, everything between is in proportion to its weight. A bin that was not judged stands where
 * the average company stands. So a score is the plain sum of its lines, from 0 to 100.
 * @returns points by trait and bin, and per trait the points of a value that has no bin of its own
 */
export function toPoints(weights: readonly Weighted[]): {
  points: Map<Evidence, number>
  average: Map<Trait, number>
  most: Map<Trait, number>
} {
  const traits = [...new Set(weights.map(({ line }) => line.trait))]
  const ranges = traits.map((trait) => {
    const own = weights.filter(({ line }) => line.trait === trait).map(({ weight }) => weight)
    return { trait, lowest: Math.min(0, ...own), highest: Math.max(0, ...own) }
  })
  const total = ranges.reduce((sum, range) => sum + range.highest - range.lowest, 0)
  const most = shareOut(ranges.map((range) => [range.trait, (100 * (range.highest - range.lowest)) / total]))
  const points = new Map<Evidence, number>()
  const average = new Map<Trait, number>()
  for (const range of ranges) {
    const scale = (most.get(range.trait) ?? 0) / (range.highest - range.lowest || 1)
    average.set(range.trait, Math.round(-range.lowest * scale))
    for (const { line, weight } of weights)
      if (line.trait === range.trait) points.set(line, Math.round((weight - range.lowest) * scale))
  }
  return { points, average, most }
}

/** Rounds shares of 100 to integers that still sum to 100 (largest remainder). */
function shareOut(shares: readonly (readonly [Trait, number])[]): Map<Trait, number> {
  const floors = shares.map(([trait, share]) => ({
    trait,
    floor: Math.floor(share),
    rest: share - Math.floor(share),
  }))
  let left = 100 - floors.reduce((sum, { floor }) => sum + floor, 0)
  const result = new Map(floors.map(({ trait, floor }) => [trait, floor]))
  for (const { trait, floor } of [...floors].sort(
    (a, b) => b.rest - a.rest || (a.trait < b.trait ? -1 : 1),
  )) {
    if (left-- <= 0) break
    result.set(trait, floor + 1)
  }
  return result
}
