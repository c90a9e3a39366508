import type { Trait, TraitEvidence } from '../model.ts'
import { type Bin, binOf, binsOf, type TraitValue } from './bins.ts'
import {
  clusteredRate,
  falseDiscoveryRates,
  likeness,
  type Rate,
  rateOfRest,
  type Tally,
  twoSidedP,
  wilson,
} from './statistics.ts'

/** What history tells of one account: its closed opportunities and its traits. */
export type Observation = Tally &
  Readonly<{
    account_id: string
    won_revenue: number
    values: Readonly<Partial<Record<Trait, TraitValue>>>
  }>

/** A bin is named a difference when no more than this share of such finds is expected to be false. */
export const falseDiscoveryLimit = 0.05

export type Evidence = Omit<TraitEvidence, 'points'> & Bin

/**
 * The evidence for every bin of every trait, empty bins included. Lift = win rate with the trait ÷ win rate of all; its interval
 * is Wilson's on the effective sample, divided by the rate of all. Each bin is compared with all other
 * accounts (score test on effective samples), and the p-values are corrected for looking at many.
 */
export function gatherEvidence(
  observations: readonly Observation[],
  traits: readonly Trait[],
  minimum: number,
): Evidence[] {
  const alike = likeness(observations)
  const all = clusteredRate(observations, alike)
  const found = traits.flatMap((trait) => evidenceOfTrait(trait, observations, all, alike, minimum))
  const judged = found.filter((line) => line.p !== null)
  const rates = falseDiscoveryRates(judged.map((line) => line.p ?? 1))
  judged.forEach((line, i) => {
    line.q = rates[i] ?? 1
    if (line.q <= falseDiscoveryLimit) line.verdict = (line.lift ?? 1) > 1 ? 'wins' : 'loses'
  })
  return found.map(({ p, ...line }) => line)
}

type Judged = Evidence & { p: number | null }

function evidenceOfTrait(
  trait: Trait,
  observations: readonly Observation[],
  all: Rate,
  alike: number,
  minimum: number,
): Judged[] {
  const bins = binsOf(
    trait,
    observations.map((observation) => observation.values[trait] ?? null),
  )
  const members = new Map<Bin, Observation[]>(bins.map((bin) => [bin, []]))
  for (const observation of observations)
    members.get(binOf(bins, observation.values[trait] ?? null))?.push(observation)
  return [...members].map(([bin, accounts]) => {
    const with_ = clusteredRate(accounts, alike)
    const others = observations.length - accounts.length
    const enough = accounts.length >= minimum && others >= minimum && all.rate > 0 && all.rate < 1
    const interval = wilson(with_.rate, Math.max(1, with_.effective))
    return {
      ...bin,
      accounts: accounts.length,
      won: with_.won,
      closed: with_.closed,
      won_revenue: sumAmounts(accounts),
      win_rate: with_.closed === 0 ? null : with_.rate,
      lift: enough ? with_.rate / all.rate : null,
      lift_low: enough ? interval.low / all.rate : null,
      lift_high: enough ? interval.high / all.rate : null,
      q: null,
      p: enough ? comparison(with_, rateOfRest(all, with_), all.rate) : null,
      verdict: enough ? 'no_difference' : 'not_enough_data',
      needed: minimum,
    }
  })
}

/**
 * Two-sided p-value of a score test for the difference of two rates that are `pooled` together, on effective
 * sample sizes.
 */
function comparison(a: Rate, b: Rate, pooled: number): number {
  const variance = pooled * (1 - pooled) * (1 / a.effective + 1 / b.effective)
  return variance === 0 ? 1 : twoSidedP((a.rate - b.rate) / Math.sqrt(variance))
}

/** Sums in hundredths, so that the order of accounts plays no part. */
const sumAmounts = (accounts: readonly Observation[]): number =>
  accounts.reduce((sum, account) => sum + Math.round(account.won_revenue * 100), 0) / 100
