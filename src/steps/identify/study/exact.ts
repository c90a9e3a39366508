/** Natural logarithm of the gamma function (Lanczos 1964, g = 7, nine terms): relative error below 1e-13. */
export function logGamma(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const below = x - 1
  const sum = terms.reduce((all, term, i) => (i === 0 ? term : all + term / (below + i)), 0)
  const at = below + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (below + 0.5) * Math.log(at) - at + Math.log(sum)
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)

/** The chance of at most `k` of `n` at a rate: that of exactly `k`, and downward each by the one above it. */
function atMost(k: number, n: number, rate: number, choose: number): number {
  let [sum, ratio] = [1, 1]
  for (let i = k; i > 0 && ratio > sum * 1e-18; i--) {
    ratio *= (i * (1 - rate)) / ((n - i + 1) * rate)
    sum += ratio
  }
  return Math.min(1, Math.exp(choose + k * Math.log(rate) + (n - k) * Math.log1p(-rate) + Math.log(sum)))
}

/** The exact 95 % interval of a rate of which `k` of `n` were seen (Clopper & Pearson 1934), by halving. */
export function exactInterval(k: number, n: number): { low: number; high: number } {
  const solve = (isAbove: (rate: number) => boolean) => {
    let [low, high] = [0, 1]
    for (let step = 0; step < 50; step++) {
      const middle = (low + high) / 2
      if (isAbove(middle)) high = middle
      else low = middle
    }
    return (low + high) / 2
  }
  const [below, own] = [logChoose(n, k - 1), logChoose(n, k)]
  return {
    low: k === 0 ? 0 : solve((rate) => 1 - atMost(k - 1, n, rate, below) > 0.025),
    high: k === n ? 1 : solve((rate) => atMost(k, n, rate, own) < 0.025),
  }
}

/**
 * Fisher's exact test of two rates, two-sided: the chance, all sums given, of a table that is no more likely than this one.
 * @param k positives among the `n` of a bin, of `positives` among all `rows`
 */
export function fisherP(k: number, n: number, positives: number, rows: number): number {
  const from = Math.max(0, n + positives - rows)
  const to = Math.min(n, positives)
  // Up and down from what was seen, each table by the one beside it: one gamma function instead of one per table.
  let sum = 1
  for (const step of [1, -1]) {
    let ratio = 1
    for (let i = k; step > 0 ? i < to : i > from; i += step) {
      ratio *=
        step > 0
          ? ((positives - i) * (n - i)) / ((i + 1) * (rows - positives - n + i + 1))
          : (i * (rows - positives - n + i)) / ((positives - i + 1) * (n - i + 1))
      if (ratio <= 1 + 1e-7) sum += ratio
      if (ratio < 1e-20) break
    }
  }
  const own = logChoose(positives, k) + logChoose(rows - positives, n - k) - logChoose(rows, n)
  return Math.min(1, sum * Math.exp(own))
}
