import {
  clusteredRate,
  falseDiscoveryRates,
  likeness,
  type Rate,
  rateOfRest,
  type Tally,
  twoSidedP,
  wilson,
} from '../learn/statistics.ts'
import { exactInterval, fisherP } from './exact.ts'

/** What rows say of one bin. */
export type BinEvidence = Readonly<{
  n: number
  positives: number
  lift: number | null
  interval: [number, number] | null
  q: number | null
}>

/** Up to so many rows the interval of a bin is exact. */
const exactRows = 200
/** Expected rows of either outcome below which two rates are compared exactly: far out the normal curve is too thin. */
const fewExpected = 100

/** A trait or pair in the bins that are shown: per row its bin, and how many ranges those of it were chosen from. */
export type Shown = Readonly<{ codes: Uint8Array; bins: number; chosenFrom: number }>

/** Rows that belong together, such as those of one account; null where each stands alone. */
export type Units = Readonly<{ unit: Int32Array; units: number }> | null

/**
 * Evidence per bin: rows, positives, lift (rate ÷ rate of all) with its 95 % interval, and the false discovery rate at which the
 * bin differs from all other rows, over all bins of all traits together (Benjamini & Hochberg 1995). Rows of one unit are alike and
 * count by their effective number. Where ranges were chosen by what they say, each counts as often as there were to choose from.
 * @param least rows that a bin and its rest need before it is judged
 */
export function gatherEvidence(
  shown: readonly Shown[],
  outcome: Uint8Array,
  together: Units,
  least: number,
): BinEvidence[][] {
  const all = talliesOf(null, outcome, together)
  const alike = together === null ? 0 : likeness(all)
  const whole = clusteredRate(all, alike)
  const found = shown.map(({ codes, bins, chosenFrom }) => {
    const [rows, positives] = countsOf(codes, outcome, bins)
    return Array.from({ length: bins }, (_, bin) => {
      const n = rows[bin] ?? 0
      const k = positives[bin] ?? 0
      const isJudged = n >= least && outcome.length - n >= least && whole.rate > 0 && whole.rate < 1
      if (!isJudged) return { n, positives: k, lift: null, interval: null, p: null }
      const own =
        alike === 0
          ? { rate: k / n, won: k, closed: n, effective: n }
          : clusteredRate(talliesOf({ codes, bin }, outcome, together), alike)
      const { low, high } = limitsOf(own)
      const interval: [number, number] = [low / whole.rate, high / whole.rate]
      const p = Math.min(1, compare(own, whole) * chosenFrom)
      return { n, positives: k, lift: own.rate / whole.rate, interval, p }
    })
  })
  const judged = found.flat().flatMap(({ p }) => (p === null ? [] : [p]))
  const rates = falseDiscoveryRates(judged)
  let next = 0
  return found.map((lines) =>
    lines.map(({ p, ...line }) => ({ ...line, q: p === null ? null : (rates[next++] ?? 1) })),
  )
}

/** 95 % limits of a rate, exact for few rows. */
function limitsOf({ rate, effective }: Rate): { low: number; high: number } {
  const rows = Math.max(1, Math.round(effective))
  return rows <= exactRows ? exactInterval(Math.round(rate * rows), rows) : wilson(rate, effective)
}

/** Two-sided p-value of a bin against all other rows: exact for few rows, else by the score test. */
function compare(own: Rate, whole: Rate): number {
  const expected = own.effective * Math.min(whole.rate, 1 - whole.rate)
  if (expected < fewExpected) {
    const [n, rows] = [Math.round(own.effective), Math.round(whole.effective)]
    const positives = Math.round(whole.rate * whole.effective)
    const k = Math.round(own.rate * own.effective)
    return fisherP(Math.max(Math.min(k, positives), n + positives - rows), n, positives, rows)
  }
  const rest = rateOfRest(whole, own)
  const variance = whole.rate * (1 - whole.rate) * (1 / own.effective + 1 / rest.effective)
  return twoSidedP((own.rate - rest.rate) / Math.sqrt(variance))
}

function countsOf(codes: Uint8Array, outcome: Uint8Array, bins: number): [Int32Array, Int32Array] {
  const rows = new Int32Array(bins)
  const positives = new Int32Array(bins)
  for (const [row, bin] of codes.entries()) {
    rows[bin] = (rows[bin] ?? 0) + 1
    positives[bin] = (positives[bin] ?? 0) + (outcome[row] ?? 0)
  }
  return [rows, positives]
}

/** Positives and rows of each unit, of one bin or of all. */
function talliesOf(
  of: Readonly<{ codes: Uint8Array; bin: number }> | null,
  outcome: Uint8Array,
  together: Units,
): Tally[] {
  if (together === null) return [...outcome].map((won) => ({ won, closed: 1 }))
  const closed = new Int32Array(together.units)
  const won = new Int32Array(together.units)
  for (const [row, own] of together.unit.entries()) {
    if (of && of.codes[row] !== of.bin) continue
    closed[own] = (closed[own] ?? 0) + 1
    won[own] = (won[own] ?? 0) + (outcome[row] ?? 0)
  }
  return [...closed].flatMap((many, own) => (many > 0 ? [{ won: won[own] ?? 0, closed: many }] : []))
}
