import { notSteady, type Steadiness } from '../steadiness/model.ts'
import { type Cases, talliesOf } from './cases.ts'
import { allOf, countsOf, rateOf, type Shown, unitsOf } from './counts.ts'
import { drawUnits, tellAgain } from './draws.ts'
import { exactInterval, fisherP } from './exact.ts'
import { leastSure } from './model.ts'
import { compareHalves } from './over-time.ts'
import {
  falseDiscoveryRates,
  likeness,
  type Rate,
  rateOfRest,
  twoSidedP,
  upperZ,
  wilson,
} from './statistics.ts'
import type { Halves } from './time.ts'

/** What rows say of one bin. */
export type BinEvidence = Steadiness &
  Readonly<{
    n: number
    /** Units that these rows are of; where each row stands alone, as many as rows. */
    units: number
    positives: number
    lift: number | null
    interval: [number, number] | null
    q: number | null
  }>

/** Up to so many rows the interval of a bin is exact. */
const exactRows = 200
/** Expected rows of either outcome below which two rates are compared exactly: far out the normal curve is too thin. */
const fewExpected = 100

/**
 * Evidence per bin: rows, units, positives, lift (rate ÷ rate of all) with its 95 % interval, and the false discovery rate at which
 * the bin differs from all other rows, over all bins of all traits together (Benjamini & Hochberg 1995). Rows of one unit are alike
 * and count by their effective number. Where ranges were chosen by what they say, each counts as often as there were to choose from.
 * How steady that is: in how many samples of the units it is told again, and what both halves of the time say.
 * @param least units (rows, where each stands alone) that a bin and its rest need before it is judged
 * @param halves null where nothing is known of time
 */
export function gatherEvidence(
  shown: readonly Shown[],
  cases: Cases,
  least: number,
  halves: Halves | null,
): BinEvidence[][] {
  const { outcome, areGrouped } = cases
  const together = unitsOf(cases, Int32Array.from(outcome.keys()))
  const alike = areGrouped ? likeness(talliesOf(cases)) : 0
  const [all] = countsOf(allOf(outcome.length), outcome, together, alike)
  const whole = all && rateOf(all)
  const found = shown.map((trait) =>
    countsOf(trait, outcome, together, alike).map((count) => {
      const { rows: n, positives, units } = count
      const own = rateOf(count)
      const others = (all?.units ?? 0) - units
      const isJudged = units >= least && others >= least && whole && whole.rate > 0 && whole.rate < 1
      if (!isJudged) return { n, units, positives, lift: null, interval: null, p: null, own }
      const { low, high } = limitsOf(own)
      const interval: [number, number] = [low / whole.rate, high / whole.rate]
      const p = Math.min(1, compare(own, whole) * trait.chosenFrom)
      return { n, units, positives, lift: own.rate / whole.rate, interval, p, own }
    }),
  )
  const judged = found.flat().flatMap(({ p }) => (p === null ? [] : [p]))
  const rates = falseDiscoveryRates(judged)
  const told = rates.filter((q) => q <= leastSure).length
  const drawn = judged.length > 0 && whole ? { whole, draws: drawUnits(cases) } : null
  const times = halves && compareHalves(shown, cases, alike, least, halves)
  let next = 0
  return shown.map((trait, at) => {
    const lines = found[at] ?? []
    const again = drawn
      ? tellAgain(
          trait,
          lines.map(({ p, own }) => (p === null ? null : { own, isSmall: isSmall(own, drawn.whole) })),
          { whole: drawn.whole, outcome, least: leastZ(told, judged.length, trait.chosenFrom) },
          drawn.draws,
        )
      : []
    return lines.map(({ p, own, ...line }, bin) => ({
      ...line,
      q: p === null ? null : (rates[next++] ?? 1),
      ...notSteady,
      ...times?.[at]?.[bin],
      again: again[bin] ?? null,
    }))
  })
}

/** Standard errors by which a line must differ to be told: as many as the last of those that are, or the first would need. */
const leastZ = (told: number, judged: number, chosenFrom: number): number =>
  upperZ((leastSure * Math.max(1, told)) / judged / chosenFrom / 2)

/** 95 % limits of a rate, exact for few rows. */
export function limitsOf({ rate, effective }: Rate): { low: number; high: number } {
  const rows = Math.max(1, Math.round(effective))
  return rows <= exactRows ? exactInterval(Math.round(rate * rows), rows) : wilson(rate, effective)
}

const isSmall = (own: Rate, whole: Rate): boolean =>
  own.effective * Math.min(whole.rate, 1 - whole.rate) < fewExpected

/** Two-sided p-value of a bin against all other rows: exact for few rows, else by the score test. */
function compare(own: Rate, whole: Rate): number {
  if (isSmall(own, whole)) {
    const [n, rows] = [Math.round(own.effective), Math.round(whole.effective)]
    const positives = Math.round(whole.rate * whole.effective)
    const k = Math.round(own.rate * own.effective)
    return fisherP(Math.max(Math.min(k, positives), n + positives - rows), n, positives, rows)
  }
  const rest = rateOfRest(whole, own)
  const variance = whole.rate * (1 - whole.rate) * (1 / own.effective + 1 / rest.effective)
  return twoSidedP((own.rate - rest.rate) / Math.sqrt(variance))
}
