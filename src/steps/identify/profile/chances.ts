import type { Trait } from '../study/bins.ts'
import type { Cases } from '../study/cases.ts'
import { limitsOf } from '../study/evidence.ts'
import { shownTrait } from '../study/shown.ts'
import type { Chance, Deal } from './model.ts'

/** Bands that the accounts are cut into before those that contradict the order are joined. */
const bands = 10
/** A group of accounts says as much as so many successes of all accounts before it is believed alone. */
const silentDeals = 10

type Band = { from: number; accounts: number; won: number; closed: number }

/**
 * What a fit came to among accounts that were held out: bands of fit with about as many cases each, neighbours that would fall joined
 * with each other (Ayer et al. 1955), and the share of successes in each with its 95 % interval.
 * @param fits per case the fit that it was given by a profile that had not seen its account
 * @param weight what a case counts for, as those of one account are alike
 */
export function chancesOf(fits: Int32Array, { outcome, unit }: Cases, weight: number): Chance[] {
  const order = Int32Array.from(fits.keys()).sort((a, b) => (fits[a] ?? 0) - (fits[b] ?? 0) || a - b)
  const cut: Band[] = []
  const seen = new Set<number>()
  for (const [at, row] of order.entries()) {
    const fit = fits[row] ?? 0
    const wanted = Math.floor((at * bands) / order.length)
    // Cases of one fit are in one band.
    const isNext = cut.length === 0 || (cut.length <= wanted && fit > (fits[order[at - 1] ?? 0] ?? 0))
    if (isNext) {
      cut.push({ from: cut.length === 0 ? 0 : fit, accounts: 0, won: 0, closed: 0 })
      seen.clear()
    }
    const band = cut.at(-1)
    if (!band) continue
    const own = unit[row] ?? 0
    if (!seen.has(own)) band.accounts++
    seen.add(own)
    band.won += outcome[row] ?? 0
    band.closed++
  }
  return rising(cut).map(({ from, accounts, won, closed }) => {
    const rate = won / closed
    const { low, high } = limitsOf({ rate, won, closed, effective: closed * weight })
    return {
      from,
      accounts,
      won,
      closed,
      probability: rate,
      low: Math.min(low, rate),
      high: Math.max(high, rate),
    }
  })
}

/** Bands of which each has a higher rate than those before it. */
function rising(cut: readonly Band[]): Band[] {
  const kept: Band[] = []
  for (const band of cut) {
    let own = band
    for (let last = kept.at(-1); last && last.won * own.closed >= own.won * last.closed; last = kept.at(-1)) {
      kept.pop()
      own = {
        from: last.from,
        accounts: last.accounts + own.accounts,
        won: last.won + own.won,
        closed: last.closed + own.closed,
      }
    }
    kept.push(own)
  }
  return kept
}

/**
 * What a success brings, by the size of the company: the mean of each range of sizes, drawn to the mean of all where few successes stand
 * behind it. Without a known size one line for all; none where nothing is known to have brought anything.
 */
export function dealsOf(size: Trait | undefined, { outcome }: Cases, revenue: Float64Array): Deal[] {
  const brought = (row: number) => (outcome[row] === 1 ? Math.round((revenue[row] ?? 0) * 100) : 0)
  let [all, sum] = [0, 0]
  for (const row of outcome.keys())
    if (brought(row) > 0) {
      all++
      sum += brought(row)
    }
  if (all === 0) return []
  const mean = sum / all
  const every: Deal = { low: null, high: null, won: all, amount: Math.round(mean) / 100 }
  if (size === undefined) return [every]
  const { bins, shown } = shownTrait(size, undefined)
  const lines = bins.flatMap((bin, place): Deal[] => {
    if (bin.type !== 'range') return []
    let [own, held] = [0, 0]
    for (const [row, code] of shown.codes.entries())
      if (code === place && brought(row) > 0) {
        own++
        held += brought(row)
      }
    const amount = (held + silentDeals * mean) / (own + silentDeals)
    return [
      { low: bin.low ?? Number.MIN_SAFE_INTEGER, high: bin.high, won: own, amount: Math.round(amount) / 100 },
    ]
  })
  return [every, ...lines]
}
