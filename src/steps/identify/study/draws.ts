import type { Cases } from './cases.ts'
import type { Shown } from './counts.ts'
import { type Rate, rateOfRest } from './statistics.ts'

/** Samples that are drawn; a share of them is sure to about three in a hundred. */
const draws = 200
/** Units are drawn one by one, or, where there are more, in so many lots that they are dealt to by chance. */
const mostLots = 200
/** Any number; the same for everything, so that the same rows give the same answer. */
const seed = 20_240_229

/** Samples of the units, with replacement: how often each lot is in each of them, and what all rows then come to. */
export type Draws = Readonly<{
  lots: number
  /** Per row its lot. */
  lot: Uint8Array
  /** Sample after sample, how often each lot is in it. */
  times: Float64Array
  rows: Float64Array
  positives: Float64Array
}>

/**
 * Draws units anew, many times (Efron 1979), each as often as a Poisson variable of mean 1 says, so that units need not be drawn one after
 * the other. Units stand in an order that is chance, so that a lot is a sample of them.
 */
export function drawUnits({ outcome, unit, units }: Pick<Cases, 'outcome' | 'unit' | 'units'>): Draws {
  const lots = Math.min(units, mostLots)
  const lot = Uint8Array.from(unit, (own) => own % mostLots)
  const chance = uniform(seed)
  const times = Float64Array.from({ length: draws * lots }, () => poisson(chance()))
  const whole = countLots({ codes: new Uint8Array(outcome.length), bins: 1 }, outcome, { lots, lot })
  return {
    lots,
    lot,
    times,
    rows: Float64Array.from({ length: draws }, (_, draw) => sumOf(whole.rows, 0, times, draw, lots)),
    positives: Float64Array.from({ length: draws }, (_, draw) =>
      sumOf(whole.positives, 0, times, draw, lots),
    ),
  }
}

/**
 * In which share of the samples each bin differs from all other rows again, on its side and by so many standard errors (score test; with
 * the continuity correction of Yates 1934 where rows are few).
 * @param rates of each bin; null for those that are not asked for
 */
export function tellAgain(
  shown: Pick<Shown, 'codes' | 'bins'>,
  rates: readonly (Readonly<{ own: Rate; isSmall: boolean }> | null)[],
  { whole, outcome, least }: Readonly<{ whole: Rate; outcome: Uint8Array; least: number }>,
  drawn: Draws,
): (number | null)[] {
  const { rows, positives } = countLots(shown, outcome, drawn)
  return rates.map((asked, bin) => {
    if (asked === null) return null
    const { own, isSmall } = asked
    const side = Math.sign(own.rate - whole.rate)
    const rest = rateOfRest(whole, own)
    const [worth, worthOfRest] = [own.effective / own.closed, rest.effective / rest.closed]
    let again = 0
    for (let draw = 0; draw < draws; draw++) {
      const n = sumOf(rows, bin, drawn.times, draw, drawn.lots)
      const others = (drawn.rows[draw] ?? 0) - n
      if (n === 0 || others === 0) continue
      const won = sumOf(positives, bin, drawn.times, draw, drawn.lots)
      const allWon = drawn.positives[draw] ?? 0
      const rate = allWon / (n + others)
      const each = 1 / (n * worth) + 1 / (others * worthOfRest)
      const apart = side * (won / n - (allWon - won) / others) - (isSmall ? each / 2 : 0)
      if (apart > 0 && apart > least * Math.sqrt(rate * (1 - rate) * each)) again++
    }
    return again / draws
  })
}

/** Rows and positives of each bin, lot by lot. */
function countLots(
  { codes, bins }: Pick<Shown, 'codes' | 'bins'>,
  outcome: Uint8Array,
  { lots, lot }: Pick<Draws, 'lots' | 'lot'>,
): { rows: Float64Array; positives: Float64Array } {
  const rows = new Float64Array(bins * lots)
  const positives = new Float64Array(bins * lots)
  for (let row = 0; row < codes.length; row++) {
    const at = (codes[row] ?? 0) * lots + (lot[row] ?? 0)
    rows[at] = (rows[at] ?? 0) + 1
    positives[at] = (positives[at] ?? 0) + (outcome[row] ?? 0)
  }
  return { rows, positives }
}

/** What the lots of a bin come to in a sample. */
function sumOf(counts: Float64Array, bin: number, times: Float64Array, draw: number, lots: number): number {
  const [from, first] = [bin * lots, draw * lots]
  let sum = 0
  for (let lot = 0; lot < lots; lot++) sum += (counts[from + lot] ?? 0) * (times[first + lot] ?? 0)
  return sum
}

/** A Poisson variable of mean 1, from a chance between 0 and 1. */
function poisson(chance: number): number {
  let [times, each] = [0, Math.exp(-1)]
  for (let below = each; chance >= below && times < 20; below += each) each /= ++times
  return times
}

/** Numbers from 0 up to 1 that look like chance and are the same every time (mulberry32). */
function uniform(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
