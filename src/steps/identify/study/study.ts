import { Fault } from '../../../ground/kernel/index.ts'
import { backTest } from './back-test.ts'
import { binText, type Trait } from './bins.ts'
import { type BinEvidence, gatherEvidence, type Shown, type Units } from './evidence.ts'
import { heldOut } from './held-out.ts'
import {
  areaOf,
  calibrationError,
  gainOfBestFifth,
  intervalOf,
  lossGained,
  lossOf,
  tenthsOf,
} from './judge.ts'
import { findLeaks } from './leaks.ts'
import { type Ground, groundOf, type Learned, learn } from './learn.ts'
import type { LeftOut, Study, StudyBin, StudyRequest } from './model.ts'
import { columnAt, outcomeOf } from './outcome.ts'
import type { Coarse } from './pairs.ts'
import { type Card, cardOf } from './points.ts'
import { arrange, folds } from './rows.ts'
import type { Sheet } from './sheet.ts'
import { judgeColumn, leastRows } from './traits.ts'

/** Positives, and other rows, below which nothing is said. */
export const leastOfEach = 20
/** Standard errors by which less must be lost than without any column: 1 of 20 tables without a signal does so by chance. */
const leastGain = 1.645
/** Ranges in which a number is shown that the scorecard says nothing of. */
const plainRanges = 5

type Settings = Omit<StudyRequest, 'file' | 'table'> & Readonly<{ today: string; refused: number }>

/** How far it is: stages are `reading`, `leaks`, `folds` and `evidence`. */
export type Report = (stage: string, done?: number, total?: number) => void

/**
 * Studies a table with an outcome: which of its columns tell the outcomes apart, how well all of them together do on rows that they
 * have not seen, and a scorecard of whole points. The same rows give the same answer in any order, but for the back-test, which is
 * about their order.
 * @throws Fault `identify.study.*`
 */
export function study(sheet: Sheet, settings: Settings, report: Report = () => undefined): Study {
  const at = columnAt(sheet, settings.outcome)
  const group = settings.group ? columnAt(sheet, settings.group) : null
  const named = (columns: readonly string[]) => new Set(columns.map((column) => columnAt(sheet, column)))
  const [excluded, keep] = [named(settings.exclude), named(settings.keep)]
  const directions = new Map<string, 1 | -1>()
  for (const column of named(settings.rising)) directions.set(sheet.titles[column] ?? '', 1)
  for (const column of named(settings.falling)) directions.set(sheet.titles[column] ?? '', -1)

  const ended = outcomeOf(sheet, at, settings.positive ?? null)
  const rows = arrange(
    ended.rows,
    (row) => sheet.hash(row),
    group === null ? null : (row) => sheet.text(group, row),
    ended.isPositive,
  )
  const outcome = Uint8Array.from(rows.order, (row) => (ended.isPositive(row) ? 1 : 0))
  const positives = outcome.reduce((sum, one) => sum + one, 0)
  requireEnough(outcome.length, positives, group === null ? null : rows.units)

  report('reading')
  const judged = sheet.titles.flatMap((_, column) =>
    column === at || column === group || excluded.has(column)
      ? []
      : [judgeColumn(sheet, column, rows.order, settings.today)],
  )
  const asked = sheet.titles.flatMap((column, place): LeftOut[] =>
    place === group
      ? [{ column, reason: 'group', presence: false }]
      : excluded.has(place)
        ? [{ column, reason: 'asked', presence: false }]
        : [],
  )
  const left_out = [...asked, ...judged.flatMap(({ leftOut }) => leftOut ?? [])]
  const traits = judged.flatMap(({ trait }) => trait ?? [])
  report('leaks')
  const suspected = groundOf(traits, outcome, directions)
  const kept = new Set([...keep].map((column) => sheet.titles[column] ?? ''))
  const leaks = findLeaks(suspected, rows, kept)
  const out = new Set(leaks.filter((leak) => !leak.kept).map(({ column }) => column))
  const usable = traits.filter(({ column }) => !out.has(column))
  if (usable.length === 0)
    throw new Fault('invalid', 'identify.study.no_traits', {
      columns: [...left_out.map(({ column }) => column), ...out].join(', '),
    })

  const ground = groundOf(usable, outcome, directions)
  const least = leastRows(outcome.length)
  let done = 0
  report('folds', done, folds)
  const { score, points } = heldOut(ground, rows.fold, least, () => report('folds', ++done, folds))
  const area = areaOf(score, outcome, rows.unit, rows.fold)
  const loss = lossOf(score, outcome)
  const lossOfRate = lossOf(new Float64Array(outcome.length).fill(oddsOf(positives, outcome.length)), outcome)
  const interval = area && intervalOf(area)
  const gained = lossGained(score, oddsOf(positives, outcome.length), outcome, rows.unit, rows.units)
  const signal = interval !== null && interval[0] > 0.5 && gained > leastGain

  report('evidence')
  const learned = learn(ground, Int32Array.from(outcome.keys()))
  const card = cardOf(ground, learned, Int32Array.from(outcome.keys()), least)
  const tenths = tenthsOf(score, outcome)
  const dated = judged.findIndex(({ days }) => days !== null)
  const days = judged[dated]?.days
  const place = days
    ? days.map((day) => (Number.isNaN(day) ? Number.NEGATIVE_INFINITY : day))
    : Float64Array.from(rows.order)
  const by = days ? (judged[dated]?.leftOut?.column ?? null) : null
  return {
    name: settings.name,
    outcome: sheet.titles[at] ?? '',
    positive: ended.positive,
    positive_chosen: ended.chosen,
    group: group === null ? null : (sheet.titles[group] ?? ''),
    rows: outcome.length,
    positives,
    without_outcome: sheet.rows - outcome.length,
    refused: settings.refused,
    duplicates: rows.duplicates,
    groups: group === null ? null : rows.units,
    signal,
    auc: area?.auc ?? null,
    auc_interval: interval,
    auc_points: areaOf(points, outcome, rows.unit, rows.fold)?.auc ?? null,
    log_loss: loss,
    log_loss_base: lossOfRate,
    calibration_error: calibrationError(tenths),
    gain: gainOfBestFifth(score, outcome),
    tenths,
    back_test: backTest(ground, rows.unit, place, by, area),
    leaks,
    left_out,
    most: signal ? card.most : 0,
    base: signal ? card.base : oddsOf(positives, outcome.length),
    unit: signal ? card.unit : 0,
    traits: linesOf(ground, learned, card, group === null ? null : rows, signal, least),
  }
}

const oddsOf = (positives: number, rows: number) => Math.log(positives / (rows - positives))

function requireEnough(rows: number, positives: number, units: number | null): void {
  const others = rows - positives
  const missing = Math.max(0, leastOfEach - positives) + Math.max(0, leastOfEach - others)
  if (missing > 0)
    throw new Fault('invalid', 'identify.study.too_few', {
      rows,
      positives,
      others,
      least: leastOfEach,
      missing,
    })
  if (units !== null && units < 2 * folds)
    throw new Fault('invalid', 'identify.study.few_groups', { groups: units, least: 2 * folds })
}

/** Every bin that is shown, with its evidence and points: traits in the order of the table, then pairs. */
function linesOf(
  ground: Ground,
  learned: Learned,
  card: Card,
  together: Units,
  signal: boolean,
  least: number,
): StudyBin[] {
  const titled = [
    ...ground.traits.map((trait, at) => shownTrait(trait, card.parts[at]?.joined, signal)),
    ...learned.pairs.map(({ across, down, part }) => ({
      column: `${ground.traits[down.trait]?.column} × ${ground.traits[across.trait]?.column}`,
      labels: pairLabels(ground.traits, down, across),
      shown: { codes: part.codes, bins: part.prior.bins, chosenFrom: pairsAmong(ground.traits.length) },
    })),
  ]
  const evidence = gatherEvidence(
    titled.map(({ shown }) => shown),
    ground.outcome,
    together,
    least,
  )
  return titled.flatMap(({ column, labels }, at) =>
    (evidence[at] ?? []).flatMap((line, bin) =>
      line.n === 0
        ? []
        : [lineOf(column, labels[bin] ?? '', line, signal ? (card.parts[at]?.points[bin] ?? 0) : 0)],
    ),
  )
}

const pairsAmong = (traits: number) => (traits * (traits - 1)) / 2

function lineOf(column: string, bin: string, evidence: BinEvidence, points: number): StudyBin {
  const { n, positives, lift, interval, q } = evidence
  return { column, bin, n, positives, rate: n === 0 ? null : positives / n, lift, interval, q, points }
}

type Titled = Readonly<{ column: string; labels: readonly string[]; shown: Shown }>

/** A trait in the bins of the scorecard; where that says nothing of it, in a few ranges of about as many rows each. */
function shownTrait(trait: Trait, joined: Uint8Array | undefined, signal: boolean): Titled {
  const { column, codes, bins, isOrdered } = trait
  const chosen = joined ?? Uint8Array.from(bins.keys())
  const isFlat = isOrdered && (!signal || chosen.every((place) => place <= 1))
  const own = isFlat ? evenRanges(codes, bins.length) : chosen
  const size = own.reduce((most, place) => Math.max(most, place), 0) + 1
  return {
    column,
    labels: Array.from({ length: size }, (_, place) => joinedText(trait, own, place)),
    shown: {
      codes: codes.map((code) => own[code] ?? 0),
      bins: size,
      chosenFrom: isOrdered && !isFlat ? bins.length - 1 : 1,
    },
  }
}

function evenRanges(codes: Uint8Array, bins: number): Uint8Array {
  const count = new Int32Array(bins)
  for (const code of codes) count[code] = (count[code] ?? 0) + 1
  const filled = codes.length - (count[0] ?? 0)
  const own = new Uint8Array(bins)
  let [below, place] = [0, 1]
  for (let bin = 1; bin < bins; bin++) {
    if (place < plainRanges && below > 0 && below + (count[bin] ?? 0) / 2 >= (place * filled) / plainRanges)
      place++
    own[bin] = place
    below += count[bin] ?? 0
  }
  return own
}

/** The bins that are joined, as one: a range from the lowest to the highest of them. */
function joinedText({ bins }: Trait, joined: Uint8Array, place: number): string {
  const own = bins.filter((_, bin) => joined[bin] === place)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined) return ''
  if (first.type === 'range' && last?.type === 'range')
    return binText({ type: 'range', low: first.low, high: last.high })
  return own.length > 1 && first.type === 'value' ? binText({ type: 'other' }) : binText(first)
}

function pairLabels(traits: readonly Trait[], down: Coarse, across: Coarse): string[] {
  const label = ({ trait, joined }: Coarse, place: number) => {
    const own = traits[trait]
    return own ? joinedText(own, joined, place) : ''
  }
  return Array.from({ length: down.bins * across.bins }, (_, cell) => {
    const [row, column] = [Math.floor(cell / across.bins), cell % across.bins]
    return `${label(down, row)} × ${label(across, column)}`
  })
}
