import { z95 } from './statistics.ts'

/** How well scores tell positives from the rest: the area under the ROC curve, with its standard error. */
export type Area = Readonly<{ auc: number; error: number }>

/**
 * The chance that a positive scores above another row, ties counting half. Folds are compared within themselves only and weigh as
 * many pairs as they have. The error is that of units, since rows of one unit are alike (Obuchowski 1997, clustered DeLong). Null
 * when no fold has both outcomes.
 */
export function areaOf(
  score: Float64Array,
  outcome: Uint8Array,
  unit: Int32Array,
  fold: Uint8Array | null = null,
): Area | null {
  const parts = fold === null ? [Int32Array.from(score.keys())] : rowsByFold(fold)
  let [pairs, area, variance] = [0, 0, 0]
  for (const rows of parts) {
    const part = areaWithin(rows, score, outcome, unit)
    if (part === null) continue
    pairs += part.pairs
    area += part.auc * part.pairs
    variance += part.variance * part.pairs ** 2
  }
  return pairs === 0 ? null : { auc: area / pairs, error: Math.sqrt(variance) / pairs }
}

/** 95 % interval, within what is possible. */
export const intervalOf = ({ auc, error }: Area): [number, number] => [
  Math.max(0, auc - z95 * error),
  Math.min(1, auc + z95 * error),
]

export function rowsByFold(fold: Uint8Array): Int32Array[] {
  const rows: number[][] = []
  for (const [row, own] of fold.entries()) {
    const list = rows[own] ?? []
    list.push(row)
    rows[own] = list
  }
  return rows.filter((list) => list !== undefined).map((list) => Int32Array.from(list))
}

function areaWithin(rows: Int32Array, score: Float64Array, outcome: Uint8Array, unit: Int32Array) {
  const sorted = rows.slice().sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0))
  const positives = rows.reduce((sum, row) => sum + (outcome[row] ?? 0), 0)
  const others = rows.length - positives
  if (positives === 0 || others === 0) return null
  // Per row the share of the other outcome that it lies on the right side of.
  const right = new Float64Array(sorted.length)
  let [positivesBelow, othersBelow, sum] = [0, 0, 0]
  for (let i = 0; i < sorted.length; ) {
    const value = score[sorted[i] ?? 0]
    let end = i
    let tied = 0
    for (; end < sorted.length && score[sorted[end] ?? 0] === value; end++)
      tied += outcome[sorted[end] ?? 0] ?? 0
    const tiedOthers = end - i - tied
    const beats = (othersBelow + tiedOthers / 2) / others
    const loses = (positives - positivesBelow - tied / 2) / positives
    for (let k = i; k < end; k++) right[k] = outcome[sorted[k] ?? 0] === 1 ? beats : loses
    sum += tied * beats
    positivesBelow += tied
    othersBelow += tiedOthers
    i = end
  }
  const auc = sum / positives
  const byUnit = new Map<number, number>()
  for (const [i, row] of sorted.entries()) {
    const share = ((right[i] ?? 0) - auc) / (outcome[row] === 1 ? positives : others)
    const own = unit[row] ?? row
    byUnit.set(own, (byUnit.get(own) ?? 0) + share)
  }
  let squares = 0
  for (const share of byUnit.values()) squares += share * share
  const units = byUnit.size
  return { auc, variance: units > 1 ? (squares * units) / (units - 1) : 0, pairs: positives * others }
}

/** Mean logarithmic loss of log-odds. */
export function lossOf(score: Float64Array, outcome: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < score.length; i++)
    sum += softplus(outcome[i] === 1 ? -(score[i] ?? 0) : (score[i] ?? 0))
  return sum / score.length
}

/**
 * How much less is lost than by foretelling every row the same, per row, in standard errors; those of units, as rows of one unit are
 * alike. Below zero the columns mislead.
 */
export function lossGained(
  score: Float64Array,
  same: number,
  outcome: Uint8Array,
  unit: Int32Array,
  units: number,
): number {
  const gained = new Float64Array(units)
  for (let i = 0; i < score.length; i++) {
    const own = unit[i] ?? 0
    const sign = outcome[i] === 1 ? -1 : 1
    gained[own] = (gained[own] ?? 0) + softplus(sign * same) - softplus(sign * (score[i] ?? 0))
  }
  const mean = gained.reduce((sum, each) => sum + each, 0) / units
  const squares = gained.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return squares === 0 ? 0 : mean / Math.sqrt(squares / units / Math.max(1, units - 1))
}

const softplus = (margin: number): number =>
  margin > 0 ? margin + Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin))

/** A tenth of the rows, by what was foretold: the mean of that, and the share of positives that came. */
export type Tenth = Readonly<{ rows: number; foretold: number; positives: number }>

export function tenthsOf(score: Float64Array, outcome: Uint8Array): Tenth[] {
  const order = Int32Array.from(score.keys()).sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0) || a - b)
  return Array.from({ length: 10 }, (_, k) => {
    const rows = order.subarray(
      Math.floor((k * order.length) / 10),
      Math.floor(((k + 1) * order.length) / 10),
    )
    let [foretold, positives] = [0, 0]
    for (const row of rows) {
      foretold += 1 / (1 + Math.exp(-(score[row] ?? 0)))
      positives += outcome[row] ?? 0
    }
    return { rows: rows.length, foretold: rows.length === 0 ? 0 : foretold / rows.length, positives }
  })
}

/** Mean distance of what was foretold from what came, over tenths of the rows (expected calibration error). */
export function calibrationError(tenths: readonly Tenth[]): number {
  const rows = tenths.reduce((sum, tenth) => sum + tenth.rows, 0)
  const off = tenths.reduce((sum, tenth) => sum + Math.abs(tenth.foretold * tenth.rows - tenth.positives), 0)
  return rows === 0 ? 0 : off / rows
}

/** Share of all positives among the best fifth of the rows. */
export function gainOfBestFifth(score: Float64Array, outcome: Uint8Array): number {
  const tenths = tenthsOf(score, outcome)
  const all = tenths.reduce((sum, { positives }) => sum + positives, 0)
  const best = tenths.slice(8).reduce((sum, { positives }) => sum + positives, 0)
  return all === 0 ? 0 : best / all
}
