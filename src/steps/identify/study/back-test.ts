import { scoresOf } from './fit.ts'
import { type Area, areaOf, intervalOf } from './judge.ts'
import { type Ground, learn } from './learn.ts'
import type { BackTest } from './model.ts'

/** The last of so many parts is judged by what the others teach. */
const parts = 5
/** Parts of the table that are compared to see whether its order means something. */
const blocks = 10
/** Standard deviations by which blocks must differ. */
const clearly = 6
/** Standard errors by which a rate or an area must have moved to be called drift. */
const drifted = 3
/** A rate that moved by less than this factor is as it was. */
const sameRate = 1.25
const fewOfEach = 10

/**
 * Learns from the earlier rows and judges the later ones. Null where the order of the rows means nothing, or where the last fifth
 * holds too few of either outcome.
 * @param place per row where it stands: a day, or its line in the file
 * @param by the column of days; null for the order of the file
 * @param whole how well the folds are foretold
 */
export function backTest(
  ground: Ground,
  unit: Int32Array,
  place: Float64Array,
  by: string | null,
  whole: Area | null,
  withPairs: boolean,
): BackTest | null {
  const { outcome } = ground
  const order = Int32Array.from(outcome.keys()).sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0) || a - b)
  if (by === null && !isOrdered(ground, order)) return null
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
    by,
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

/** Whether parts of the table differ more than by chance, in outcomes or in any trait: then their order means something. */
function isOrdered({ traits, outcome }: Ground, order: Int32Array): boolean {
  const block = new Uint8Array(order.length)
  for (const [at, row] of order.entries()) block[row] = Math.floor((at * blocks) / order.length)
  return differ(outcome, 2, block) || traits.some(({ codes, bins }) => differ(codes, bins.length, block))
}

/** Pearson's test of blocks against bins, as a normal deviation. */
function differ(codes: Uint8Array, bins: number, block: Uint8Array): boolean {
  const cells = new Float64Array(bins * blocks)
  const rows = new Float64Array(bins)
  const sizes = new Float64Array(blocks)
  for (const [row, bin] of codes.entries()) {
    const own = block[row] ?? 0
    cells[bin * blocks + own] = (cells[bin * blocks + own] ?? 0) + 1
    rows[bin] = (rows[bin] ?? 0) + 1
    sizes[own] = (sizes[own] ?? 0) + 1
  }
  let [squares, used] = [0, 0]
  for (let bin = 0; bin < bins; bin++) {
    if ((rows[bin] ?? 0) < 5 * blocks) continue
    used++
    for (let own = 0; own < blocks; own++) {
      const expected = ((rows[bin] ?? 0) * (sizes[own] ?? 0)) / codes.length
      squares += ((cells[bin * blocks + own] ?? 0) - expected) ** 2 / Math.max(expected, 1e-9)
    }
  }
  const freedom = Math.max(1, used - 1) * (blocks - 1)
  return used > 0 && (squares - freedom) / Math.sqrt(2 * freedom) > clearly
}
