import { type Cases, talliesOf } from './cases.ts'
import { exactInterval, fisherP } from './exact.ts'
import {
  falseDiscoveryRates,
  likeness,
  type Rate,
  rateOfRest,
  toRate,
  twoSidedP,
  wilson,
} from './statistics.ts'

/** What rows say of one bin. */
export type BinEvidence = Readonly<{
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

/** A trait or pair in the bins that are shown: per row its bin, and how many ranges those of it were chosen from. */
export type Shown = Readonly<{ codes: Uint8Array; bins: number; chosenFrom: number }>

/**
 * Evidence per bin: rows, units, positives, lift (rate ÷ rate of all) with its 95 % interval, and the false discovery rate at which
 * the bin differs from all other rows, over all bins of all traits together (Benjamini & Hochberg 1995). Rows of one unit are alike
 * and count by their effective number. Where ranges were chosen by what they say, each counts as often as there were to choose from.
 * @param least units (rows, where each stands alone) that a bin and its rest need before it is judged
 */
export function gatherEvidence(shown: readonly Shown[], cases: Cases, least: number): BinEvidence[][] {
  const together = unitsOf(cases)
  const everyRow = { codes: new Uint8Array(cases.outcome.length), bins: 1 }
  const [all] = countsOf(everyRow, cases.outcome, together, 0)
  const alike = cases.areGrouped ? likeness(talliesOf(cases)) : 0
  const [whole] = countsOf(everyRow, cases.outcome, together, alike).map(rateOf)
  const found = shown.map((trait) =>
    countsOf(trait, cases.outcome, together, alike).map((count) => {
      const { rows: n, positives, units } = count
      const own = rateOf(count)
      const others = (all?.units ?? 0) - units
      const isJudged = units >= least && others >= least && whole && whole.rate > 0 && whole.rate < 1
      if (!isJudged) return { n, units, positives, lift: null, interval: null, p: null }
      const { low, high } = limitsOf(own)
      const interval: [number, number] = [low / whole.rate, high / whole.rate]
      const p = Math.min(1, compare(own, whole) * trait.chosenFrom)
      return { n, units, positives, lift: own.rate / whole.rate, interval, p }
    }),
  )
  const judged = found.flat().flatMap(({ p }) => (p === null ? [] : [p]))
  const rates = falseDiscoveryRates(judged)
  let next = 0
  return found.map((lines) =>
    lines.map(({ p, ...line }) => ({ ...line, q: p === null ? null : (rates[next++] ?? 1) })),
  )
}

/** 95 % limits of a rate, exact for few rows. */
export function limitsOf({ rate, effective }: Rate): { low: number; high: number } {
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

/** Rows of a bin; `weight` is Σ rows × (1 + (rows − 1) × likeness) over its units. */
type Count = { rows: number; positives: number; units: number; weight: number }

const rateOf = ({ rows, positives, weight }: Count): Rate => toRate({ won: positives, closed: rows }, weight)

/** Rows one unit after the other, and the unit of each. */
type Together = Readonly<{ order: Int32Array; unit: Int32Array }>

function unitsOf({ outcome, unit, areGrouped }: Cases): Together {
  const rows = Int32Array.from(outcome.keys())
  if (!areGrouped) return { order: rows, unit: rows }
  return { order: rows.sort((a, b) => (unit[a] ?? 0) - (unit[b] ?? 0) || a - b), unit }
}

function countsOf(
  { codes, bins }: Pick<Shown, 'codes' | 'bins'>,
  outcome: Uint8Array,
  { order, unit }: Together,
  alike: number,
): Count[] {
  const counts = Array.from({ length: bins }, (): Count => ({ rows: 0, positives: 0, units: 0, weight: 0 }))
  const rowsOfUnit = new Int32Array(bins)
  for (let at = 0; at < order.length; ) {
    const own = unit[order[at] ?? 0]
    const touched: number[] = []
    for (; at < order.length && unit[order[at] ?? 0] === own; at++) {
      const row = order[at] ?? 0
      const bin = codes[row] ?? 0
      if (rowsOfUnit[bin] === 0) touched.push(bin)
      rowsOfUnit[bin] = (rowsOfUnit[bin] ?? 0) + 1
      const count = counts[bin]
      if (count) count.positives += outcome[row] ?? 0
    }
    for (const bin of touched) {
      const many = rowsOfUnit[bin] ?? 0
      const count = counts[bin]
      rowsOfUnit[bin] = 0
      if (!count) continue
      count.rows += many
      count.units++
      count.weight += many * (1 + (many - 1) * alike)
    }
  }
  return counts
}
