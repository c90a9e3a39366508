import { Fault } from '../../../ground/kernel/index.ts'
import { backTest } from './back-test.ts'
import { binText } from './bins.ts'
import type { Cases } from './cases.ts'
import { checkDirections, directionsOf } from './directions.ts'
import { type BinEvidence, gatherEvidence } from './evidence.ts'
import { type Findings, findOut, leastOfEach, oddsOf, type Report, withoutLeaks } from './findings.ts'
import { areaOf, calibrationError, gainOfBestFifth, tenthsOf } from './judge.ts'
import type { Ground } from './learn.ts'
import type { LeftOut, Study, StudyBin, StudyRequest } from './model.ts'
import { columnAt, outcomeOf } from './outcome.ts'
import { arrange, folds } from './rows.ts'
import type { Sheet } from './sheet.ts'
import { pairLabels, shownTrait } from './shown.ts'
import { type Halves, halvesOf, isOrdered, type Time, toHalves } from './time.ts'
import { type Judged, judgeColumn, leastRows } from './traits.ts'

type Settings = Omit<StudyRequest, 'file' | 'table'> & Readonly<{ today: string; refused: number }>

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
  const excluded = named(settings.exclude)
  const titled = (columns: readonly string[]) =>
    [...named(columns)].map((column) => sheet.titles[column] ?? '')
  const directions = directionsOf(titled(settings.rising), titled(settings.falling))

  const ended = outcomeOf(sheet, at, settings.positive ?? null)
  const rows = arrange(
    ended.rows,
    (row) => sheet.hash(row),
    group === null ? null : (row) => sheet.text(group, row),
    (row) => sheet.rarest(row, at),
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
  checkDirections(directions, traits)
  report('leaks')
  const cases = { ...rows, outcome, areGrouped: rows.units < outcome.length, areSame: false }
  const known = {
    directions,
    keep: new Set(titled(settings.keep)),
    following: new Set<string>(),
    sourcesOf: (column: string) => [column],
  }
  const { leaks, usable } = withoutLeaks(traits, cases, known)
  if (usable.length === 0) {
    const left = [...left_out, ...leaks.filter((leak) => !leak.kept)]
    throw new Fault('invalid', 'identify.study.no_traits', {
      columns: left.map(({ column }) => column).join(', '),
    })
  }
  const way = { least: leastRows(outcome.length), joins: true, total: null, withPairs: true }
  const found = findOut(usable, cases, known, way, report)
  const { score, card, area, signal } = found
  const tenths = tenthsOf(score, outcome)
  const time = timeOf(judged, found.ground, rows.order)
  const halves = time && halvesOf(time)
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
    auc_interval: found.interval,
    auc_points: areaOf(found.points, outcome, rows.unit, rows.fold)?.auc ?? null,
    log_loss: found.loss,
    log_loss_base: found.lossOfRate,
    calibration_error: calibrationError(tenths),
    gain: gainOfBestFifth(score, outcome),
    tenths,
    back_test: time && backTest(found.ground, rows, time, area, true),
    halves: time && halves && toHalves(time, halves),
    leaks,
    left_out,
    most: signal ? card.most : 0,
    base: signal ? card.base : oddsOf(outcome),
    unit: signal ? card.unit : 0,
    traits: linesOf(found, cases, way.least, halves),
  }
}

/** The first column of days, else the order of the file where it means something. */
function timeOf(judged: readonly Judged[], ground: Ground, order: Int32Array): Time | null {
  const dated = judged.find(({ days }) => days !== null)
  if (dated?.days)
    return {
      place: dated.days.map((day) => (Number.isNaN(day) ? Number.NEGATIVE_INFINITY : day)),
      by: dated.leftOut?.column ?? null,
    }
  const asItStands = { place: Float64Array.from(order), by: null }
  return isOrdered(ground, asItStands) ? asItStands : null
}

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
  { ground, learned, card, signal }: Findings,
  cases: Cases,
  least: number,
  halves: Halves | null,
): StudyBin[] {
  const titled = [
    ...ground.traits.map((trait, at) => {
      const { bins, ...shown } = shownTrait(trait, signal ? card.parts[at] : undefined)
      return { column: trait.column, labels: bins.map(binText), ...shown }
    }),
    ...learned.pairs.map(({ across, down, part }, at) => ({
      column: `${ground.traits[down.trait]?.column} × ${ground.traits[across.trait]?.column}`,
      labels: pairLabels(ground.traits, down, across),
      shown: { codes: part.codes, bins: part.prior.bins, chosenFrom: pairsAmong(ground.traits.length) },
      points: signal ? [...(card.parts[ground.traits.length + at]?.points ?? [])] : [],
    })),
  ]
  const evidence = gatherEvidence(
    titled.map(({ shown }) => shown),
    cases,
    least,
    halves,
  )
  return titled.flatMap(({ column, labels, points }, at) =>
    (evidence[at] ?? []).flatMap((line, bin) =>
      line.n === 0 ? [] : [lineOf(column, labels[bin] ?? '', line, points[bin] ?? 0)],
    ),
  )
}

const pairsAmong = (traits: number) => (traits * (traits - 1)) / 2

function lineOf(column: string, bin: string, evidence: BinEvidence, points: number): StudyBin {
  const { n, positives, lift, interval, q, again, earlier, later, over_time } = evidence
  const rate = n === 0 ? null : positives / n
  return { column, bin, n, positives, rate, lift, interval, q, again, earlier, later, over_time, points }
}
