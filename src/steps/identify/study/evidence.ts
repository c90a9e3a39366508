import {
  clusteredRate,
  falseDiscoveryRates,
  likeness,
  rateOfRest,
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
/** Expected rows of either outcome below which two rates are compared exactly. */
const fewExpected = 5

/** A trait or pair in the bins that are shown: per row its bin, and how many ranges those of it were chosen from. */
export type Shown = Readonly<{ codes: Uint8Array; bins: number; chosenFrom: number }>

/**
 * Evidence per bin: rows, positives, lift (rate ÷ rate of all) with its 95 % interval, and the false discovery rate at which the
 * bin differs from all other rows, over all bins of all traits together (Benjamini & Hochberg 1995). Rows of one unit are alike and
 * count by their effective number. Where ranges were chosen by what they say, each counts as often as there were to choose from.
 * @param least rows that a bin and its rest need before it is judged
 */
export function gatherEvidence(
  shown: readonly Shown[],
  outcome: Uint8Array,
  unit: Int32Array,
  units: number,
  least: number,
): BinEvidence[][] {
  const all = talliesOf(null, outcome, unit, units)
  const alike = units === outcome.length ? 0 : likeness(all)
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
          : clusteredRate(talliesOf({ codes, bin }, outcome, unit, units), alike)
      const isExact = alike === 0 && n <= exactRows
      const { low, high } = isExact ? exactInterval(k, n) : wilson(own.rate, Math.max(1, own.effective))
      const expected = n * Math.min(whole.rate, 1 - whole.rate)
      const rest = rateOfRest(whole, own)
      const variance = whole.rate * (1 - whole.rate) * (1 / own.effective + 1 / rest.effective)
      const p =
        alike === 0 && expected < fewExpected
          ? fisherP(k, n, whole.won, outcome.length)
          : twoSidedP((own.rate - rest.rate) / Math.sqrt(variance))
      return {
        n,
        positives: k,
        lift: own.rate / whole.rate,
        interval: [low / whole.rate, high / whole.rate] satisfies [number, number],
        p: Math.min(1, p * chosenFrom),
      }
    })
  })
  const judged = found.flat().flatMap(({ p }) => (p === null ? [] : [p]))
  const rates = falseDiscoveryRates(judged)
  let next = 0
  return found.map((lines) =>
    lines.map(({ p, ...line }) => ({ ...line, q: p === null ? null : (rates[next++] ?? 1) })),
  )
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
  unit: Int32Array,
  units: number,
): { won: number; closed: number }[] {
  const closed = new Int32Array(units)
  const won = new Int32Array(units)
  for (const [row, own] of unit.entries()) {
    if (of && of.codes[row] !== of.bin) continue
    closed[own] = (closed[own] ?? 0) + 1
    won[own] = (won[own] ?? 0) + (outcome[row] ?? 0)
  }
  const tallies: { won: number; closed: number }[] = []
  for (const [own, many] of closed.entries()) if (many > 0) tallies.push({ won: won[own] ?? 0, closed: many })
  return tallies
}
