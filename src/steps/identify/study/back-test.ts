import { scoresOf } from './fit.ts'
import { type Area, areaOf, intervalOf } from './judge.ts'
import { type Ground, learn } from './learn.ts'
import type { BackTest } from './model.ts'
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
  unit: Int32Array,
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
  const known = before.sort()
  const { additive, parts: learned } = learn(ground, known, withPairs)
  const score = scoresOf(additive, learned, outcome.length)
  const pick = after.sort()
  const area = areaOf(
    Float64Array.from(pick, (row) => score[row] ?? 0),
    Uint8Array.from(pick, (row) => outcome[row] ?? 0),
    Int32Array.from(pick, (row) => unit[row] ?? 0),
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

function hasMoved(a: number, rowsA: number, b: number, rowsB: number): boolean {
  const error = Math.sqrt((a * (1 - a)) / rowsA + (b * (1 - b)) / rowsB)
  return Math.abs(a - b) > drifted * error && Math.max(a / b, b / a) > sameRate
}
