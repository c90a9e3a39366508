import type { Tally } from './statistics.ts'

/** Rows with an outcome, and which of them belong together. */
export type Cases = Readonly<{
  outcome: Uint8Array
  unit: Int32Array
  units: number
  /** Per row its fold, from 0; rows of one unit are in one fold. */
  fold: Uint8Array
  /** Whether some units have several rows, which are alike: those of one account, or copies of one row. */
  areGrouped: boolean
  /** Whether rows of one unit stand together and have the same bins of all traits. */
  areSame: boolean
}>

/** Positives and rows of each unit. */
export function talliesOf({ outcome, unit, units }: Pick<Cases, 'outcome' | 'unit' | 'units'>): Tally[] {
  const closed = new Int32Array(units)
  const won = new Int32Array(units)
  for (const [row, own] of unit.entries()) {
    closed[own] = (closed[own] ?? 0) + 1
    won[own] = (won[own] ?? 0) + (outcome[row] ?? 0)
  }
  return [...closed].flatMap((many, own) => (many > 0 ? [{ won: won[own] ?? 0, closed: many }] : []))
}
