import type { Trait } from './bins.ts'
import type { Ground, Learned } from './learn.ts'

/** A part of the scorecard: which of its bins are one, and the points of each of these. */
export type Scored = Readonly<{
  joined: Uint8Array
  points: Int32Array
  /** Whether ranges were joined by what they say, and not cut once for all. */
  wereChosen: boolean
}>

/**
 * How a scorecard is made.
 * - `least` units (rows, where each stands alone) that a range needs to be shown
 * - `joins` neighbouring ranges that say much the same; false where they were cut as they are to be shown
 * - `total` exactly what the best bins of all traits give together; null to let the cost decide
 */
export type Manner = Readonly<{ least: number; joins: boolean; total: number | null }>

/** Whole points per bin; a row's score is their plain sum. `base + unit × score` are its log-odds. */
export type Card = Readonly<{ base: number; unit: number; most: number; parts: readonly Scored[] }>

/** Share of the spread of scores that joining ranges may cost, and rounding to points. */
const costOfJoining = 0.001
const costOfRounding = 0.01
/** Points that the best bins of all traits give together; the next larger where rounding to the smaller would cost too much. */
const scales = [100, 200, 500, 1_000]
/** Log-odds below which a bin says nothing. */
const nothing = 0.005

/**
 * Turns log-odds into whole points: neighbouring ranges that say much the same are joined, the cheapest first, and the worst bin
 * of each part gives 0. What that costs is kept to a small share of the spread of the scores.
 * @param rows those that the model was learned from
 */
export function cardOf(
  { traits, share }: Ground,
  { additive, parts }: Learned,
  rows: Int32Array,
  { least, joins, total }: Manner,
): Card {
  const counts = parts.map(({ codes, prior }) => {
    const count = new Float64Array(prior.bins)
    for (const row of rows) count[codes[row] ?? 0] = (count[codes[row] ?? 0] ?? 0) + (share[row] ?? 0)
    return count
  })
  const units = rows.reduce((sum, row) => sum + (share[row] ?? 0), 0)
  const spread = spreadOf(
    additive.weights,
    parts.map(({ codes }) => codes),
    rows,
  )
  const joined = joins ? join(traits, additive.weights, counts, costOfJoining * spread * units, least) : []
  const means = parts.map((_, at) => meansOf(additive.weights[at] ?? empty, counts[at] ?? empty, joined[at]))
  const ranges = means.map((own) => rangeOf(own.weights))
  const width = ranges.reduce((sum, { low, high }) => sum + high - low, 0)
  const telling = ranges.filter(({ low, high }) => high > low).length
  if (width === 0)
    return {
      base: additive.base,
      unit: 0,
      most: 0,
      parts: means.map(({ joined: own, weights }) => ({
        joined: own,
        points: new Int32Array(weights.length),
        wereChosen: joins,
      })),
    }
  const fits = (scale: number) => (telling * (width / scale) ** 2) / 12 <= costOfRounding * spread
  const scale = total ?? scales.find(fits) ?? scales.at(-1) ?? 1
  const unit = width / scale
  const shares = ranges.map(({ low, high }) => (high - low) / unit)
  const mosts = total === null ? shares : wholeShares(shares, total)
  const scored = means.map(({ joined: own, weights }, at): Scored => {
    const { low = 0, high = 0 } = ranges[at] ?? {}
    const most = mosts[at] ?? 0
    const points = (weight: number) => (high > low ? Math.round((most * (weight - low)) / (high - low)) : 0)
    return { joined: own, points: Int32Array.from(weights, points), wereChosen: joins }
  })
  const most = scored.reduce((sum, { points }) => sum + Math.max(...points), 0)
  const base = additive.base + ranges.reduce((sum, { low }) => sum + low, 0)
  return { base, unit, most, parts: scored }
}

/** Shares of a total as whole numbers that still sum to it: the largest rests are rounded up. */
function wholeShares(shares: readonly number[], total: number): number[] {
  const whole = shares.map(Math.floor)
  const rest = (at: number) => (shares[at] ?? 0) - (whole[at] ?? 0)
  let left = total - whole.reduce((sum, each) => sum + each, 0)
  for (const at of [...shares.keys()].sort((a, b) => rest(b) - rest(a) || a - b)) {
    if (left-- <= 0) break
    whole[at] = (whole[at] ?? 0) + 1
  }
  return whole
}

const empty = new Float64Array(0)

/** Scores of rows, sums of whole points. */
export function pointsOf(card: Card, { parts }: Learned, rows: number): Int32Array {
  const score = new Int32Array(rows)
  for (const [at, { codes }] of parts.entries()) {
    const { joined, points } = card.parts[at] ?? { joined: none, points: noPoints }
    for (let row = 0; row < rows; row++)
      score[row] = (score[row] ?? 0) + (points[joined[codes[row] ?? 0] ?? 0] ?? 0)
  }
  return score
}

const none = new Uint8Array(0)
const noPoints = new Int32Array(0)

/** Variance of the log-odds over rows. */
function spreadOf(weights: readonly Float64Array[], codes: readonly Uint8Array[], rows: Int32Array): number {
  let [sum, squares] = [0, 0]
  for (const row of rows) {
    let score = 0
    for (const [at, own] of weights.entries()) score += own[codes[at]?.[row] ?? 0] ?? 0
    sum += score
    squares += score * score
  }
  return Math.max(0, squares / rows.length - (sum / rows.length) ** 2)
}

type Range = { trait: number; from: number; to: number; weight: number; rows: number }

/**
 * Joins neighbouring ranges of ordered traits: those with too few rows in any case, then the pair that costs least, over all
 * traits, as long as the budget lasts. Cost is the squared error of the log-odds that rows get.
 * @returns per trait, for each of its bins the place of the joined one; undefined where nothing is joined
 */
function join(
  traits: readonly Trait[],
  weights: readonly Float64Array[],
  counts: readonly Float64Array[],
  budget: number,
  least: number,
): (Uint8Array | undefined)[] {
  const chains = traits.map(({ isOrdered, bins }, trait) =>
    isOrdered
      ? bins.slice(1).map((_, i): Range => {
          const bin = i + 1
          return {
            trait,
            from: bin,
            to: bin,
            weight: weights[trait]?.[bin] ?? 0,
            rows: counts[trait]?.[bin] ?? 0,
          }
        })
      : [],
  )
  let left = budget
  for (;;) {
    let best: { chain: Range[]; at: number; cost: number; isForced: boolean } | null = null
    for (const chain of chains)
      for (let at = 1; at < chain.length; at++) {
        const [a, b] = [chain[at - 1], chain[at]]
        if (!a || !b) continue
        // Shares of units are fractions, whose sum may lie a little below the whole number.
        const isForced = Math.min(a.rows, b.rows) < least - 1e-6
        const cost = ((a.rows * b.rows) / Math.max(1, a.rows + b.rows)) * (a.weight - b.weight) ** 2
        if (best === null || (isForced && !best.isForced) || (isForced === best.isForced && cost < best.cost))
          best = { chain, at, cost, isForced }
      }
    if (best === null || (!best.isForced && best.cost > left)) break
    if (!best.isForced) left -= best.cost
    const [a, b] = [best.chain[best.at - 1], best.chain[best.at]]
    if (!a || !b) break
    const rows = a.rows + b.rows
    a.weight = rows === 0 ? 0 : (a.weight * a.rows + b.weight * b.rows) / rows
    a.rows = rows
    a.to = b.to
    best.chain.splice(best.at, 1)
  }
  return traits.map(({ isOrdered, bins }, trait) => {
    if (!isOrdered) return undefined
    const own = new Uint8Array(bins.length)
    for (const [place, { from, to }] of (chains[trait] ?? []).entries()) own.fill(place + 1, from, to + 1)
    return own
  })
}

/** Weights of joined bins, as their rows have them on average; bins that say next to nothing stand at the average. */
function meansOf(
  weights: Float64Array,
  counts: Float64Array,
  joined: Uint8Array | undefined,
): { joined: Uint8Array; weights: Float64Array } {
  const own = joined ?? Uint8Array.from(weights.keys())
  const size = own.reduce((most, place) => Math.max(most, place), 0) + 1
  const sums = new Float64Array(size)
  const rows = new Float64Array(size)
  for (const [bin, weight] of weights.entries()) {
    const place = own[bin] ?? 0
    sums[place] = (sums[place] ?? 0) + weight * (counts[bin] ?? 0)
    rows[place] = (rows[place] ?? 0) + (counts[bin] ?? 0)
  }
  const all = rows.reduce((sum, many) => sum + many, 0)
  const average = sums.reduce((sum, own) => sum + own, 0) / Math.max(1, all)
  const means = sums.map((sum, place) => {
    const many = rows[place] ?? 0
    return many === 0 ? average : sum / many
  })
  const isFlat = means.every((mean) => Math.abs(mean - average) < nothing)
  return { joined: own, weights: isFlat ? means.fill(average) : means }
}

function rangeOf(weights: Float64Array): { low: number; high: number } {
  return {
    low: weights.reduce((low, weight) => Math.min(low, weight), Number.POSITIVE_INFINITY),
    high: weights.reduce((high, weight) => Math.max(high, weight), Number.NEGATIVE_INFINITY),
  }
}
