import { fieldsOfTrait, followingTraits } from '../model.ts'
import { backTest } from '../study/back-test.ts'
import type { Trait } from '../study/bins.ts'
import type { Cases } from '../study/cases.ts'
import { checkDirections, directionsOf } from '../study/directions.ts'
import { type Findings, findOut, leastOfEach, type Report, withoutLeaks } from '../study/findings.ts'
import { heldOutBy } from '../study/held-out.ts'
import { areaOf, calibrationError, intervalOf, tenthsOf } from '../study/judge.ts'
import { groundOf } from '../study/learn.ts'
import { pointsOf } from '../study/points.ts'
import { withoutRepeats } from '../study/repeats.ts'
import { folds } from '../study/rows.ts'
import { halvesOf, type Time, toHalves } from '../study/time.ts'
import { type Case, inChanceOrder, type Rows, rowsOf } from './cases.ts'
import { chancesOf, dealsOf } from './chances.ts'
import { gainCurve, type Ranked } from './gain.ts'
import { linesOf, type ScoredBin } from './lines.ts'
import { type Baseline, type Cuts, type Learned, sizes, usualCuts } from './model.ts'
import { binTrait, type Observed } from './observed.ts'

export type LearnedProfile = Learned & Readonly<{ bins: readonly ScoredBin[] }>

export type Wish = Readonly<{
  traits: readonly string[]
  /** Traits that are named when nobody knows anything of them. */
  asked: readonly string[]
  keep: readonly string[]
  /** Numbers of which more never counts for less, and of which more never counts for more. */
  rising: readonly string[]
  falling: readonly string[]
  minimum: number
  today: string
}>

/** What there is to learn from, and what is wished. */
export type Past = Readonly<{ observed: Observed; cases: readonly Case[]; wish: Wish }>

/** Points that the best bins of all traits give together. */
const mostPoints = 100
/** Fewer cases with a day do not make an order of time. */
const mostlyDated = 0.8

/**
 * Learns who succeeds: evidence per trait, a scorecard of whole points from 0 to 100, and how well that tells successes from the rest
 * on accounts that it has not seen; beside it how well size alone does, and what the past tells of the time after it. Says so when
 * there is no signal or too little data.
 * The order of accounts and cases makes no difference.
 */
export function learnProfile(
  { observed, cases, wish }: Past,
  report: Report = () => undefined,
): LearnedProfile {
  const order = inChanceOrder(observed.accounts)
  const rows = rowsOf(
    order.map((at) => observed.accounts[at] ?? ''),
    cases,
  )
  const { outcome, units } = rows.cases
  const won = outcome.reduce((sum, one) => sum + one, 0)
  const lost = outcome.length - won
  const binned = wish.traits.map((name) => {
    const values = observed.values.get(name)
    return binTrait(
      name,
      order.map((at) => values?.[at] ?? null),
      wish.today,
    )
  })
  const { kept, repeats } = withoutRepeats(binned.flatMap(({ trait }) => trait ?? []))
  const left_out = [...binned.flatMap(({ leftOut }) => leftOut ?? []), ...repeats].filter(
    ({ column, reason }) => reason !== 'empty' || wish.asked.includes(column),
  )
  const traits = kept.map((trait) => perCase(trait, rows.cases.unit))
  const needed = missingData(units, won, lost, wish.minimum)
  const directions = directionsOf(wish.rising, wish.falling)
  checkDirections(directions, traits)
  const known = {
    directions,
    keep: new Set(wish.keep),
    following: new Set<string>(followingTraits),
    sourcesOf: fieldsOfTrait,
  }
  const { leaks, usable } =
    needed > 0 ? { leaks: [], usable: traits } : withoutLeaks(traits, rows.cases, known)
  const way = { least: wish.minimum, joins: false, total: mostPoints, withPairs: false }
  const found = needed > 0 || usable.length === 0 ? null : findOut(usable, rows.cases, known, way, report)
  const time = timeOf(rows)
  const halves = time && halvesOf(time)
  const signal = found?.signal === true && found.card.most > 0
  const days = cases.flatMap(({ day }) => day ?? [])
  return {
    last_day: days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null),
    accounts: units,
    won,
    lost,
    win_rate: outcome.length === 0 ? null : won / outcome.length,
    won_revenue: sumAmounts(rows.revenue),
    signal,
    basis: signal ? 'fit' : 'value',
    finding: signal ? 'signal' : needed > 0 ? 'not_enough_data' : 'no_signal',
    needed: needed > 0 ? needed : null,
    leaks,
    left_out,
    ...qualityOf(found, usable, rows),
    base: signal ? found.card.base : null,
    unit: signal ? found.card.unit : null,
    chances: signal ? chancesOf(fitsOf(found), rows.cases, found.ground.weight) : [],
    ...expectedOf(signal ? usable : [], rows),
    cuts: signal ? cutsOf(found, rows.cases) : usualCuts,
    halves: time && halves && toHalves(time, halves),
    bins: linesOf(usable, signal ? found : null, rows, wish.minimum, halves),
  }
}

const perCase = (trait: Trait, unit: Int32Array): Trait => ({
  ...trait,
  codes: Uint8Array.from(unit, (own) => trait.codes[own] ?? 0),
})

/** Cases that are still missing, at least; one account more brings at least one. 0 when there are enough. */
function missingData(accounts: number, won: number, lost: number, minimum: number): number {
  const outcomes = Math.max(0, leastOfEach - won) + Math.max(0, leastOfEach - lost)
  return Math.max(outcomes, Math.max(2 * minimum, 2 * folds) - accounts, 0)
}

type Quality = Pick<
  Learned,
  | 'auc'
  | 'auc_low'
  | 'auc_high'
  | 'auc_points'
  | 'log_loss'
  | 'log_loss_base'
  | 'calibration_error'
  | 'tenths'
  | 'gain'
  | 'baseline'
  | 'back_test'
>

function qualityOf(found: Findings | null, traits: readonly Trait[], rows: Rows): Quality {
  if (found === null)
    return {
      auc: null,
      auc_low: null,
      auc_high: null,
      auc_points: null,
      log_loss: null,
      log_loss_base: null,
      calibration_error: null,
      tenths: [],
      gain: [],
      baseline: null,
      back_test: null,
    }
  const { outcome, unit, fold } = rows.cases
  const tenths = tenthsOf(found.score, outcome)
  const time = timeOf(rows)
  return {
    auc: found.area?.auc ?? null,
    auc_low: found.interval?.[0] ?? null,
    auc_high: found.interval?.[1] ?? null,
    auc_points: areaOf(found.points, outcome, unit, fold)?.auc ?? null,
    log_loss: found.loss,
    log_loss_base: found.lossOfRate,
    calibration_error: calibrationError(tenths),
    tenths,
    gain: gainCurve(rankedBy(found.score, rows)),
    baseline: baselineOf(traits, rows),
    back_test: time && backTest(found.ground, rows.cases, time, found.area, false),
  }
}

/** Null where too few cases have a day. */
function timeOf({ day }: Rows): Time | null {
  const dated = day.filter((each) => each > Number.NEGATIVE_INFINITY).length
  return dated < mostlyDated * day.length ? null : { place: day, by: 'closed_on' }
}

/** A reaches who fits as well as the best fifth of the accounts that were learned from; B the better half, C all but the last fifth. */
function cutsOf({ card, learned }: Findings, { unit, units }: Cases): Cuts {
  const points = pointsOf(card, learned, unit.length)
  const fits = new Int32Array(units)
  for (const [row, own] of unit.entries()) fits[own] = points[row] ?? 0
  fits.sort()
  const at = (share: number) => fits[Math.floor(share * (units - 1))] ?? 0
  const B = at(0.5)
  return { A: Math.max(at(0.8), B + 1), B, C: Math.min(at(0.2), B - 1) }
}

/** Per case the fit that a scorecard with its folds left out gives it, on the scale of the scorecard of all. */
const fitsOf = ({ score, card }: Findings): Int32Array =>
  Int32Array.from(score, (odds) =>
    Math.min(mostPoints, Math.max(0, Math.round((odds - card.base) / card.unit))),
  )

/** What a success is expected to bring, and by which trait. */
function expectedOf(
  traits: readonly Trait[],
  { cases, revenue }: Rows,
): Pick<Learned, 'deal_trait' | 'deals'> {
  if (traits.length === 0) return { deal_trait: null, deals: [] }
  const size = sizeAmong(traits)
  const deals = dealsOf(size, cases, revenue)
  return { deal_trait: deals.length > 1 ? (size?.column ?? null) : null, deals }
}

const sizeAmong = (traits: readonly Trait[]): Trait | undefined =>
  sizes.map((name) => traits.find(({ column }) => column === name)).find(Boolean)

/** How well size alone does, where it is known. */
function baselineOf(traits: readonly Trait[], rows: Rows): Baseline | null {
  const size = sizeAmong(traits)
  if (size === undefined) return null
  const { outcome, unit, fold } = rows.cases
  const ground = groundOf([size], rows.cases, new Map())
  const score = heldOutBy(ground.parts, ground, fold)
  const area = areaOf(score, outcome, unit, fold)
  const [auc_low, auc_high] = area ? intervalOf(area) : [null, null]
  return {
    trait: size.column,
    auc: area?.auc ?? null,
    auc_low,
    auc_high,
    gain: gainCurve(rankedBy(score, rows)),
  }
}

/** Accounts with the score of their cases, which is one for all of them, and what they brought. */
function rankedBy(score: Float64Array, { cases: { outcome, unit, units }, revenue }: Rows): Ranked[] {
  const accounts = Array.from({ length: units }, () => ({ score: 0, revenue: 0, won: 0 }))
  for (const [row, own] of unit.entries()) {
    const account = accounts[own]
    if (!account) continue
    account.score = score[row] ?? 0
    account.won += outcome[row] ?? 0
    if (outcome[row] === 1) account.revenue += revenue[row] ?? 0
  }
  return accounts
}

const sumAmounts = (amounts: Float64Array): number =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100
