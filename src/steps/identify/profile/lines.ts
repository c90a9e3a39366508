import type { TraitEvidence } from '../model.ts'
import { notSteady } from '../steadiness/model.ts'
import { type Bin, binText, type Trait } from '../study/bins.ts'
import { type Cases, talliesOf } from '../study/cases.ts'
import { type BinEvidence, gatherEvidence } from '../study/evidence.ts'
import type { Findings } from '../study/findings.ts'
import { leastSure } from '../study/model.ts'
import { shownTrait } from '../study/shown.ts'
import { clusteredRate, likeness } from '../study/statistics.ts'
import type { Halves } from '../study/time.ts'
import type { Rows } from './cases.ts'
import { keyOfBin, missing, other } from './observed.ts'

/** A bin of the scorecard with its points; `most` is the most that its trait can give. */
export type ScoredBin = TraitEvidence &
  Readonly<{ key: string | null; low: number | null; high: number | null; most: number }>

/**
 * Every bin of every trait, empty ones included, with its evidence and points.
 * @param found null when there is no scorecard
 */
export function linesOf(
  traits: readonly Trait[],
  found: Findings | null,
  rows: Rows,
  minimum: number,
  halves: Halves | null,
): ScoredBin[] {
  const titled = traits.map((trait, at) => ({ trait, ...shownTrait(trait, found?.card.parts[at]) }))
  const evidence = gatherEvidence(
    titled.map(({ shown }) => shown),
    rows.cases,
    minimum,
    halves,
  )
  const needed = neededFor(rows.cases, minimum)
  return titled.flatMap(({ trait, bins, shown, points }, at) => {
    const most = Math.max(0, ...points)
    const revenue = revenueOf(shown, rows)
    const lines = bins.map(
      (bin, place): ScoredBin => ({
        ...identityOf(bin),
        ...judged(trait.column, bin, evidence[at]?.[place], needed),
        won_revenue: revenue[place] ?? 0,
        points: points[place] ?? 0,
        most,
      }),
    )
    return [...lines, ...unforeseen(trait, lines)]
  })
}

const identityOf = (bin: Bin): Pick<ScoredBin, 'key' | 'low' | 'high'> => ({
  key: keyOfBin(bin),
  low: bin.type === 'range' ? (bin.low ?? Number.MIN_SAFE_INTEGER) : null,
  high: bin.type === 'range' ? bin.high : null,
})

/**
 * Bins for values that were not there when it was learned, so that every account has a line: a text in a column of numbers counts as
 * not known, and a number where only its presence counts as present.
 */
function unforeseen(trait: Trait, lines: readonly ScoredBin[]): ScoredBin[] {
  const none = { accounts: 0, won: 0, closed: 0, won_revenue: 0, win_rate: null, lift: null, lift_low: null }
  const nothing = { ...none, ...notSteady, lift_high: null, q: null, verdict: 'not_enough_data' as const }
  const [unknown] = lines
  if (unknown && trait.isOrdered)
    return [{ ...unknown, ...nothing, bin: other, key: other, low: null, high: null }]
  const present = trait.bins.some(({ type }) => type === 'present') ? lines[1] : undefined
  return present ? [{ ...present, ...nothing, key: null, low: Number.MIN_SAFE_INTEGER, high: null }] : []
}

const noEvidence: BinEvidence = {
  ...notSteady,
  ...{ n: 0, units: 0, positives: 0, lift: null, interval: null, q: null },
}

function judged(
  trait: string,
  bin: Bin,
  evidence: BinEvidence | undefined,
  needed: number,
): Omit<TraitEvidence, 'points' | 'won_revenue'> {
  const { n, units, positives, lift, interval, q, again, earlier, later, over_time } = evidence ?? noEvidence
  const differs = q !== null && q <= leastSure
  return {
    trait,
    bin: bin.type === 'missing' ? missing : binText(bin),
    accounts: units,
    won: positives,
    closed: n,
    win_rate: n === 0 ? null : positives / n,
    lift,
    lift_low: interval?.[0] ?? null,
    lift_high: interval?.[1] ?? null,
    q,
    again,
    earlier,
    later,
    over_time,
    verdict: differs
      ? (lift ?? 1) > 1
        ? 'wins'
        : 'loses'
      : lift === null || units < needed
        ? 'not_enough_data'
        : 'no_difference',
    needed,
    origin: 'data',
  }
}

/** Twofold odds are a difference that matters; fewer accounts than would show it eight times of ten prove nothing. */
const oddsThatMatter = 2
const powerAndLevel = (1.959964 + 0.841621) ** 2

/** Accounts that a bin needs until it would show twofold odds at 95 % in four of five cases, in round figures. */
function neededFor(cases: Cases, minimum: number): number {
  const tallies = talliesOf(cases)
  const { rate, effective } = clusteredRate(tallies, likeness(tallies))
  if (rate <= 0 || rate >= 1 || cases.units === 0) return minimum
  const better = (oddsThatMatter * rate) / (1 - rate + oddsThatMatter * rate)
  const outcomes = (powerAndLevel * rate * (1 - rate)) / (better - rate) ** 2
  const accounts = (outcomes * cases.units) / effective
  return Math.max(minimum, Math.ceil(accounts / 5) * 5)
}

/** Won revenue per bin; in hundredths, so that the order of cases plays no part. */
function revenueOf(shown: Readonly<{ codes: Uint8Array; bins: number }>, { cases, revenue }: Rows): number[] {
  const sums = new Array<number>(shown.bins).fill(0)
  for (const [row, bin] of shown.codes.entries())
    if (cases.outcome[row] === 1) sums[bin] = (sums[bin] ?? 0) + Math.round((revenue[row] ?? 0) * 100)
  return sums.map((sum) => sum / 100)
}
