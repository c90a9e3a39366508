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
      const { levels = [], isLoose } = comparisons[c] ?? {}
      const weights = falling(levels, shares.slice(1), (u[c] ?? []).slice(1)).map(bits)
      return [0, ...(isLoose ? weights.map((weight) => Math.max(0, weight)) : weights)]
    }),
  }
}

/** The nearest weights in the order of their levels, by least squares; thousandths of a bit, rounded. */
export const fallen = (levels: readonly Level[], weights: readonly number[]): number[] =>
  falling(
    levels,
    weights,
    weights.map(() => 1),
  ).map(Math.round)

/**
 * The ratio of two numbers per level, never rising from a better level to a worse one: levels that would are taken as one (pool adjacent
 * violators). What may agree by chance is an order of its own: that `Hill Solutions` is the same may weigh less than that a rare
 * name has a slip, but never more than that a rare one is the same.
 */
function falling(levels: readonly Level[], over: readonly number[], under: readonly number[]): number[] {
  const ratios = new Array<number>(levels.length).fill(0)
  let most = Number.POSITIVE_INFINITY
  for (const isCommon of [false, true]) {
    const pools: { over: number; under: number; levels: number[] }[] = []
    levels.forEach((level, at) => {
      if ((level.isCommon ?? false) !== isCommon) return
      pools.push({ over: over[at] ?? 0, under: under[at] ?? 0, levels: [at] })
      for (;;) {
        const [last, before] = [pools.at(-1), pools.at(-2)]
        if (!last || !before || before.over * last.under >= last.over * before.under) break
        pools.splice(-2, 2, {
          over: before.over + last.over,
          under: before.under + last.under,
          levels: [...before.levels, ...last.levels],
        })
      }
    })
    for (const pool of pools)
      for (const at of pool.levels) ratios[at] = Math.min(most, pool.over / pool.under)
    most = ratios[0] ?? most
  }
  return ratios
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
