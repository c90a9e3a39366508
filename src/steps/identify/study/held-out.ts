import type { Trait } from './bins.ts'
import { fit, type Part, scoresOf } from './fit.ts'
import { type Ground, learn } from './learn.ts'
import { cardOf, type Manner, pointsOf } from './points.ts'
import { folds } from './rows.ts'

/** Per row what the rows of the other folds teach of it: log-odds, and whole points. */
export type HeldOut = Readonly<{ score: Float64Array; points: Float64Array }>

/** Rows of all folds but one. */
export function othersThan(fold: Uint8Array, own: number): Int32Array {
  const rows: number[] = []
  for (const [row, each] of fold.entries()) if (each !== own) rows.push(row)
  return Int32Array.from(rows)
}

/** How it is learned: the scorecard, and whether pairs of traits may be part of it. */
export type Way = Manner & Readonly<{ withPairs: boolean }>

/** Foretells every row by a model that has not seen its fold; the whole way is gone again for each. */
export function heldOut(ground: Ground, fold: Uint8Array, way: Way, report: () => void): HeldOut {
  const rows = ground.outcome.length
  const score = new Float64Array(rows)
  const points = new Float64Array(rows)
  for (let own = 0; own < folds; own++) {
    const known = othersThan(fold, own)
    const learned = learn(ground, known, way.withPairs)
    const odds = scoresOf(learned.additive, learned.parts, rows)
    const card = cardOf(ground, learned, known, way)
    const sums = pointsOf(card, learned, rows)
    for (const [row, each] of fold.entries())
      if (each === own) {
        score[row] = odds[row] ?? 0
        points[row] = sums[row] ?? 0
      }
    report()
  }
  return { score, points }
}

/** Log-odds of every row by some parts of a ground one by one, without pairs, each fold as the others have it. */
export function heldOutBy(
  parts: readonly Part[],
  { outcome, ...counted }: Pick<Ground, 'outcome' | 'weight' | 'alike'>,
  fold: Uint8Array,
): Float64Array {
  const score = new Float64Array(outcome.length)
  for (let own = 0; own < folds; own++) {
    const odds = scoresOf(fit(parts, outcome, othersThan(fold, own), counted), parts, outcome.length)
    for (const [row, each] of fold.entries()) if (each === own) score[row] = odds[row] ?? 0
  }
  return score
}

/** Rows that say nothing, which each bin of a trait alone is taken to have beside its own. */
const silentRows = 4

/** A trait alone: the log-odds of each bin as the other folds have it, fold after fold, and how well they tell outcomes apart. */
export type Alone = Readonly<{ odds: Float64Array; auc: number }>

/** What one trait tells alone, from the counts of its bins: rows need not be sorted. */
export function judgeAlone({ codes, bins }: Trait, outcome: Uint8Array, fold: Uint8Array): Alone {
  const size = bins.length
  const rows = new Float64Array(folds * size)
  const positives = new Float64Array(folds * size)
  for (let row = 0; row < codes.length; row++) {
    const at = (fold[row] ?? 0) * size + (codes[row] ?? 0)
    rows[at] = (rows[at] ?? 0) + 1
    positives[at] = (positives[at] ?? 0) + (outcome[row] ?? 0)
  }
  const all = outcome.reduce((sum, one) => sum + one, 0) / outcome.length
  const odds = new Float64Array(folds * size)
  for (let own = 0; own < folds; own++)
    for (let bin = 0; bin < size; bin++) {
      let [many, won] = [silentRows, silentRows * all]
      for (let other = 0; other < folds; other++)
        if (other !== own) {
          many += rows[other * size + bin] ?? 0
          won += positives[other * size + bin] ?? 0
        }
      const rate = Math.min(1 - 1e-9, Math.max(1e-9, won / many))
      odds[own * size + bin] = Math.log(rate / (1 - rate))
    }
  let [pairs, right] = [0, 0]
  for (let own = 0; own < folds; own++) {
    const cells = Array.from({ length: size }, (_, bin) => own * size + bin)
    const part = rightPairs(cells, odds, rows, positives)
    pairs += part.pairs
    right += part.right
  }
  return { odds, auc: pairs === 0 ? 0.5 : right / pairs }
}

/** Pairs of a positive and another row of one fold, and how many of them the odds order rightly, ties counting half. */
function rightPairs(
  cells: readonly number[],
  odds: Float64Array,
  rows: Float64Array,
  positives: Float64Array,
): { pairs: number; right: number } {
  const sorted = cells.toSorted((a, b) => (odds[a] ?? 0) - (odds[b] ?? 0))
  let [right, othersBelow, won] = [0, 0, 0]
  for (let i = 0; i < sorted.length; ) {
    const value = odds[sorted[i] ?? 0]
    let [tied, tiedOthers] = [0, 0]
    for (; i < sorted.length && odds[sorted[i] ?? 0] === value; i++) {
      const own = positives[sorted[i] ?? 0] ?? 0
      tied += own
      tiedOthers += (rows[sorted[i] ?? 0] ?? 0) - own
    }
    right += tied * (othersBelow + tiedOthers / 2)
    othersBelow += tiedOthers
    won += tied
  }
  return { pairs: won * othersBelow, right }
}

/** Log-odds per row by one trait alone. */
export const scoreAlone = ({ codes, bins }: Trait, { odds }: Alone, fold: Uint8Array): Float64Array =>
  Float64Array.from(codes, (code, row) => odds[(fold[row] ?? 0) * bins.length + code] ?? 0)
