import type { Comparison } from './comparison.ts'
import type { CandidatePairs } from './pairs.ts'
import type { Model } from './train.ts'

/** Weights in thousandths of a bit; a level that is not known weighs 0. */
export interface Weights {
  prior: number
  level: number[][]
}

const bits = (ratio: number) => Math.round(1000 * Math.log2(ratio))

/** log2(m/u) of each level, a better level never weighing less than a worse one. */
export function weightsOf(model: Model, comparisons: readonly Comparison[], pairs: CandidatePairs): Weights {
  const used = comparisons.map(({ levels }) => new Array<number>(levels.length + 1).fill(1))
  pairs.patterns.forEach((pattern, p) => {
    pattern.forEach((level, c) => {
      const own = used[c]
      if (own) own[level] = (own[level] ?? 0) + (pairs.count[p] ?? 0)
    })
  })
  return {
    prior: bits(model.prior / (1 - model.prior)),
    level: comparisons.map((_, c) => [
      0,
      ...falling(
        (model.m[c] ?? []).slice(1).map((m, at) => Math.log2(m / (model.u[c]?.[at + 1] ?? 1))),
        (used[c] ?? []).slice(1),
      ).map((weight) => Math.round(1000 * weight)),
    ]),
  }
}

/** The falling sequence next to the given one by squares, each value counting as often as it was used (pool adjacent violators). */
function falling(values: readonly number[], used: readonly number[]): number[] {
  const pools: { sum: number; weight: number; size: number }[] = []
  values.forEach((value, at) => {
    const weight = used[at] ?? 1
    pools.push({ sum: value * weight, weight, size: 1 })
    for (;;) {
      const [last, before] = [pools.at(-1), pools.at(-2)]
      if (!last || !before || before.sum / before.weight >= last.sum / last.weight) break
      pools.splice(-2, 2, {
        sum: last.sum + before.sum,
        weight: last.weight + before.weight,
        size: last.size + before.size,
      })
    }
  })
  return pools.flatMap(({ sum, weight, size }) => new Array<number>(size).fill(sum / weight))
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
      (level, c) => level >= (comparisons[c]?.against ?? Number.POSITIVE_INFINITY),
    )
    return isAgainst ? Math.min(sum, -1) : sum
  })
}

/** The probability that a match weight stands for. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** (-weight / 1000))
}
