import type { Steadiness } from '../steadiness/model.ts'
import type { Cases } from './cases.ts'
import { allOf, type Count, countsOf, rateOf, type Shown, type Together, unitsOf } from './counts.ts'
import { leastSure } from './model.ts'
import { falseDiscoveryRates, type Rate, rateOfRest, twoSidedP, z95 } from './statistics.ts'
import type { Halves } from './time.ts'

type OverTime = Omit<Steadiness, 'again'>

const nothing: OverTime = { earlier: null, later: null, over_time: null }

/**
 * What is said of each bin in the earlier and in the later half, and whether that is the same: the odds of the bin against all other rows
 * in both halves are compared on a logarithmic scale (Woolf 1955), allowing for looking at many (Benjamini & Hochberg 1995).
 * @param alike how alike rows of one unit are
 * @param least units that a bin and its rest need in either half
 */
export function compareHalves(
  shown: readonly Shown[],
  cases: Cases,
  alike: number,
  least: number,
  { earlier, later }: Halves,
): OverTime[][] {
  const halves = [earlier, later].map((rows) => {
    const together = unitsOf(cases, rows)
    const [all] = countsOf(allOf(cases.outcome.length), cases.outcome, together, alike)
    return { together, all }
  })
  const found = shown.map((trait) => {
    const [before = [], after = []] = halves.map((half) => linesOf(trait, cases.outcome, half, alike, least))
    return before.map((own, bin) => compare(own, after[bin] ?? null))
  })
  const judged = found.flat().flatMap((line) => (line === null ? [] : [line.p]))
  const rates = falseDiscoveryRates(judged)
  let next = 0
  return found.map((lines) =>
    lines.map((line) => {
      if (line === null) return nothing
      const { before, after } = line
      const isSame = before.side * after.side > 0
      const isOther = (rates[next++] ?? 1) <= leastSure
      const isTurned = !isSame && before.isSure && after.isSure
      const over_time = isOther ? (isTurned ? 'turned' : 'changed') : isSame ? 'holds' : 'unclear'
      return { earlier: before.half, later: after.half, over_time }
    }),
  )
}

/** A bin in one half: what is shown of it, on which side of all it lies and whether surely so, and its log-odds against the rest with their variance. */
type HalfLine = Readonly<{
  half: NonNullable<Steadiness['earlier']>
  side: number
  isSure: boolean
  odds: number
  variance: number
}>

function linesOf(
  trait: Shown,
  outcome: Uint8Array,
  { together, all }: Readonly<{ together: Together; all: Count | undefined }>,
  alike: number,
  least: number,
): (HalfLine | null)[] {
  const whole = all && all.rows > 0 ? rateOf(all) : null
  return countsOf(trait, outcome, together, alike).map((count) => {
    if (!all || !whole || whole.rate === 0 || whole.rate === 1) return null
    if (count.units < least || all.units - count.units < least) return null
    const own = rateOf(count)
    const [a, b] = [logOdds(own), logOdds(rateOfRest(whole, own))]
    const [odds, variance] = [a.odds - b.odds, a.variance + b.variance]
    return {
      half: { n: count.rows, positives: count.positives, lift: own.rate / whole.rate },
      side: Math.sign(own.rate - whole.rate),
      isSure: Math.abs(odds) > z95 * Math.sqrt(variance),
      odds,
      variance,
    }
  })
}

/** Half a row more of either outcome, so that a bin without one of them has odds too (Haldane 1956). */
function logOdds({ rate, effective }: Rate): { odds: number; variance: number } {
  const [won, lost] = [rate * effective + 0.5, (1 - rate) * effective + 0.5]
  return { odds: Math.log(won / lost), variance: 1 / won + 1 / lost }
}

function compare(
  before: HalfLine | null,
  after: HalfLine | null,
): Readonly<{ before: HalfLine; after: HalfLine; p: number }> | null {
  if (before === null || after === null) return null
  const p = twoSidedP((after.odds - before.odds) / Math.sqrt(before.variance + after.variance))
  return { before, after, p }
}
