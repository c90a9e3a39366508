import type { Cases } from './cases.ts'
import { scoresOf } from './fit.ts'
import { type Area, areaOf, intervalOf } from './judge.ts'
import { type Ground, learn } from './learn.ts'
import type { BackTest } from './model.ts'
import { folds } from './rows.ts'
import { inTime, type Time } from './time.ts'

/** The last of so many parts is judged by what the others teach. */
const parts = 5
/** Standard errors by which a rate or an area must have moved to be called drift. */
const drifted = 3
/** A rate that moved by less than this factor is as it was. */
const sameRate = 1.25
const fewOfEach = 10

/**
 * Learns from the earlier rows and judges the later ones. Null where the last fifth holds too few of either outcome.
 * @param whole how well the folds are foretold
 */
export function backTest(
  ground: Ground,
  cases: Pick<Cases, 'unit' | 'fold'>,
  time: Time,
  whole: Area | null,
  withPairs: boolean,
): BackTest | null {
  const { outcome } = ground
  const order = inTime(time)
  const cut = Math.floor((order.length * (parts - 1)) / parts)
  const [before, after] = [order.slice(0, cut), order.slice(cut)]
  const [won, wonAfter] = [before, after].map((rows) =>
    rows.reduce((sum, row) => sum + (outcome[row] ?? 0), 0),
  )
  if (won === undefined || wonAfter === undefined) return null
  const least = Math.min(won, cut - won, wonAfter, after.length - wonAfter)
  if (least < fewOfEach) return null
  const judged = after.sort()
  const turns = turnsOf(before.sort(), judged, cases)
  const foretold = foretellLater(ground, turns, withPairs)
  if (foretold === null) return null
  const of = (values: ArrayLike<number>) => Array.from(judged, (row) => values[row] ?? 0)
  const area = areaOf(
    Float64Array.from(of(foretold)),
    Uint8Array.from(of(outcome)),
    Int32Array.from(of(cases.unit)),
    turns.length === 1 ? null : Uint8Array.from(of(cases.fold)),
  )
  const [rate_before, rate_after] = [won / before.length, wonAfter / after.length]
  return {
    by: time.by,
    learned: before.length,
    judged: after.length,
    rate_before,
    rate_after,
    auc: area?.auc ?? null,
    auc_interval: area && intervalOf(area),
    drift: [
      ...(hasMoved(rate_before, before.length, rate_after, after.length) ? (['rate'] as const) : []),
      ...(area && whole && whole.auc - area.auc > drifted * Math.hypot(area.error, whole.error)
        ? (['auc'] as const)
        : []),
    ],
  }
}

/** Later rows to judge, and the earlier ones that may be learned from. */
type Turn = Readonly<{ known: Int32Array; judged: Int32Array }>

/**
 * Nothing is judged by what was learned of its own unit: where a unit has rows on both sides, later rows are judged fold by fold, each by
 * the earlier rows of all other units. So a unit that comes again and again is neither known beforehand nor left out.
 */
function turnsOf(
  before: Int32Array,
  after: Int32Array,
  { unit, fold }: Pick<Cases, 'unit' | 'fold'>,
): Turn[] {
  const without = (judged: Int32Array): Turn => {
    const units = new Set(Array.from(judged, (row) => unit[row]))
    return { known: before.filter((row) => !units.has(unit[row])), judged }
  }
  const whole = without(after)
  if (whole.known.length === before.length) return [whole]
  return Array.from({ length: folds }, (_, own) => after.filter((row) => fold[row] === own))
    .filter((judged) => judged.length > 0)
    .map(without)
}

/** Log-odds of later rows; null where some would have to be judged by rows that all ended alike. */
function foretellLater(ground: Ground, turns: readonly Turn[], withPairs: boolean): Float64Array | null {
  const foretold = new Float64Array(ground.outcome.length)
  for (const { known, judged } of turns) {
    const won = known.reduce((sum, row) => sum + (ground.outcome[row] ?? 0), 0)
    if (won === 0 || won === known.length) return null
    const { additive, parts: learned } = learn(ground, known, withPairs)
    const score = scoresOf(additive, learned, ground.outcome.length)
    for (const row of judged) foretold[row] = score[row] ?? 0
  }
  return foretold
}

function hasMoved(a: number, rowsA: number, b: number, rowsB: number): boolean {
  const error = Math.sqrt((a * (1 - a)) / rowsA + (b * (1 - b)) / rowsB)
  return Math.abs(a - b) > drifted * error && Math.max(a / b, b / a) > sameRate
}
