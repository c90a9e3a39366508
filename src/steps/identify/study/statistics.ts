/** Quantile of the standard normal distribution for a two-sided 95 % interval. */
export const z95 = 1.959963984540054

/**
 * Probability that a standard normal variable lies further from zero than |z|. Complementary error function
 * by Chebyshev fitting (Press et al., Numerical Recipes, erfc), relative error below 1.2e-7.
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.5 * x)
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ]
  const polynomial = coefficients.reduceRight((sum, coefficient) => coefficient + t * sum, 0)
  return Math.min(1, t * Math.exp(-x * x + polynomial))
}

/** The value that a standard normal exceeds with this chance, at most one half. */
export function upperZ(chance: number): number {
  let [low, high] = [0, 10]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (twoSidedP(middle) > 2 * chance) low = middle
    else high = middle
  }
  return low
}

/** Wilson score interval of a rate seen in `n` effective observations (Wilson 1927). */
export function wilson(rate: number, n: number): { low: number; high: number } {
  const z2 = z95 * z95
  const centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** Benjamini–Hochberg adjusted p-values, in the order given (Benjamini & Hochberg 1995). */
export function falseDiscoveryRates(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0))
  const q = new Array<number>(pValues.length)
  let lowest = 1
  order.forEach((index, fromTop) => {
    const rank = pValues.length - fromTop
    lowest = Math.min(lowest, ((pValues[index] ?? 1) * pValues.length) / rank)
    q[index] = lowest
  })
  return q
}

/** Closed opportunities of one account: `won` of `closed`. */
export type Tally = Readonly<{ won: number; closed: number }>

/** `effective`: how many independent opportunities the closed ones are worth. */
export type Rate = Readonly<{ rate: number; won: number; closed: number; effective: number }>

/**
 * How alike the opportunities of one account are, from 0 (not at all) to 1 (they all end the same way): the
 * intraclass correlation by the method of moments, from what the results of accounts vary beyond chance
 * (Williams 1982, model II). Estimated once from all accounts: the few of one bin vary too little or too much
 * by chance, and a bin that seems calm would then seem certain.
 */
export function likeness(tallies: readonly Tally[]): number {
  const { won, closed } = total(tallies)
  const rate = won / closed
  const pairs = tallies.reduce((sum, tally) => sum + tally.closed * (tally.closed - 1), 0)
  if (pairs === 0 || won === 0 || won === closed || tallies.length < 2) return 0
  const squares = tallies.reduce((sum, tally) => sum + (tally.won - rate * tally.closed) ** 2, 0)
  const variation = ((tallies.length / (tallies.length - 1)) * squares) / (rate * (1 - rate))
  return Math.min(1, Math.max(0, (variation - closed) / pairs))
}

/** The win rate of a set of accounts and its effective sample: opportunities divided by the design effect (Kish 1965). */
export function clusteredRate(tallies: readonly Tally[], alike: number): Rate {
  const weight = tallies.reduce((sum, tally) => sum + tally.closed * (1 + (tally.closed - 1) * alike), 0)
  return toRate(total(tallies), weight)
}

/** The rate of all accounts but those of a part, without counting them again. */
export function rateOfRest(all: Rate, part: Rate): Rate {
  const rest = { won: all.won - part.won, closed: all.closed - part.closed }
  return toRate(rest, weightOf(all) - weightOf(part))
}

/** A rate with its effective sample; `weight` is Σ closed × (1 + (closed − 1) × likeness) over accounts. */
export const toRate = ({ won, closed }: Tally, weight: number): Rate => ({
  rate: closed === 0 ? 0 : won / closed,
  won,
  closed,
  effective: closed === 0 ? 0 : closed ** 2 / weight,
})

const weightOf = ({ closed, effective }: Rate): number => (closed === 0 ? 0 : closed ** 2 / effective)

function total(tallies: readonly Tally[]): Tally {
  let won = 0
  let closed = 0
  for (const tally of tallies) {
    won += tally.won
    closed += tally.closed
  }
  return { won, closed }
}
