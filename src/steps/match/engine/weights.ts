import type { Comparison, Level } from './comparison.ts'
import type { Model } from './train.ts'

/** Weights in thousandths of a bit; a level that is not known weighs 0. */
export interface Weights {
  prior: number
  level: number[][]
}

const bits = (ratio: number) => Math.round(1000 * Math.log2(ratio))

/** log2(m/u) of each level, a better level never weighing less than a worse one. */
export function weightsOf({ prior, m, u }: Model, comparisons: readonly Comparison[]): Weights {
  return {
    prior: bits(prior / (1 - prior)),
    level: m.map((shares, c) => {
      const sharesOf = (of: readonly number[] | undefined, level: number) => of?.[level + 1] ?? 0
      const fallen = byOrder(comparisons[c]?.levels ?? [], (places) =>
        falling(
          places.map((level) => sharesOf(shares, level)),
          places.map((level) => sharesOf(u[c], level)),
        ),
      )
      return [0, ...(comparisons[c]?.isLoose ? fallen.map((weight) => Math.max(0, weight)) : fallen)]
    }),
  }
}

/**
 * Weights of levels from the best to the worst. What may agree by chance is an order of its own: that `Hill Solutions` is the same
 * may weigh less than that a rare name has a slip, but never more than that a rare one is the same.
 * @param fit gives the weights of some levels, by their places, none more than the one before
 */
function byOrder(levels: readonly Level[], fit: (places: readonly number[]) => number[]): number[] {
  const weights = new Array<number>(levels.length).fill(0)
  let most = Number.POSITIVE_INFINITY
  for (const isCommon of [false, true]) {
    const places = [...levels.keys()].filter((level) => (levels[level]?.isCommon ?? false) === isCommon)
    const fitted = fit(places)
    places.forEach((level, k) => {
      weights[level] = Math.min(most, fitted[k] ?? 0)
    })
    most = weights[0] ?? most
  }
  return weights
}

/** Weights that do not rise from one level to the next: levels that would are taken as one (pool adjacent violators). */
function falling(m: readonly number[], u: readonly number[]): number[] {
  const pools: { m: number; u: number; size: number }[] = []
  m.forEach((share, at) => {
    pools.push({ m: share, u: u[at] ?? 0, size: 1 })
    for (;;) {
      const [last, before] = [pools.at(-1), pools.at(-2)]
      if (!last || !before || before.m * last.u >= last.m * before.u) break
      pools.splice(-2, 2, { m: before.m + last.m, u: before.u + last.u, size: before.size + last.size })
    }
  })
  return pools.flatMap((pool) => new Array<number>(pool.size).fill(bits(pool.m / pool.u)))
}

/** The nearest weights in the order of their levels, by least squares; thousandths of a bit, rounded. */
export const fallen = (levels: readonly Level[], weights: readonly number[]): number[] =>
  byOrder(levels, (places) => nearest(places.map((level) => weights[level] ?? 0)))

function nearest(weights: readonly number[]): number[] {
  const pools: { sum: number; size: number }[] = []
  for (const weight of weights) {
    pools.push({ sum: weight, size: 1 })
    for (;;) {
      const [last, before] = [pools.at(-1), pools.at(-2)]
      if (!last || !before || before.sum * last.size >= last.sum * before.size) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size })
    }
  }
  return pools.flatMap(({ sum, size }) => new Array<number>(size).fill(Math.round(sum / size)))
}

/**
 * The match weight of each pattern: what is known beforehand plus the weight of every level. Where a level speaks against the
 * pair it stays below zero, whatever else agrees.
 */
export function weighPatterns(
  weights: Weights,
  comparisons: readonly Comparison[],
  patterns: readonly Int8Array[],
): number[] {
  return patterns.map((pattern) => {
    const sum = pattern.reduce((total, level, c) => total + (weights.level[c]?.[level] ?? 0), weights.prior)
    const isAgainst = pattern.some(
      (level, c) =>
        level >= (comparisons[c]?.against ?? Number.POSITIVE_INFINITY) &&
        (weights.level[c]?.[level] ?? 0) < 0,
    )
    return isAgainst ? Math.min(sum, -1) : sum
  })
}

/** The probability that a match weight stands for. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** (-weight / 1000))
}
