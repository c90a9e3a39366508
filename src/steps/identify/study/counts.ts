import type { Cases } from './cases.ts'
import { type Rate, toRate } from './statistics.ts'

/** A trait or pair in the bins that are shown: per row its bin, and how many ranges those of it were chosen from. */
export type Shown = Readonly<{ codes: Uint8Array; bins: number; chosenFrom: number }>

/** Rows of a bin; `weight` is Σ rows × (1 + (rows − 1) × likeness) over its units. */
export type Count = { rows: number; positives: number; units: number; weight: number }

export const rateOf = ({ rows, positives, weight }: Count): Rate =>
  toRate({ won: positives, closed: rows }, weight)

/** Rows one unit after the other, and the unit of each. */
export type Together = Readonly<{ order: Int32Array; unit: Int32Array }>

/** @param rows those that count */
export function unitsOf(
  { unit, areGrouped }: Pick<Cases, 'unit' | 'areGrouped'>,
  rows: Int32Array,
): Together {
  if (!areGrouped) return { order: rows, unit: Int32Array.from(unit.keys()) }
  return { order: rows.toSorted((a, b) => (unit[a] ?? 0) - (unit[b] ?? 0) || a - b), unit }
}

/** What each bin of a trait holds. */
export function countsOf(
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

/** All rows as one bin. */
export const allOf = (rows: number): Pick<Shown, 'codes' | 'bins'> => ({
  codes: new Uint8Array(rows),
  bins: 1,
})
