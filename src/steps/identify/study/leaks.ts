import { presenceOf, type Trait } from './bins.ts'
import type { Cases } from './cases.ts'
import { heldOutBy, judgeAlone, scoreAlone } from './held-out.ts'
import { type Area, areaOf } from './judge.ts'
import type { Ground } from './learn.ts'
import type { Leak } from './model.ts'

/** A column that does worse than this alone is suspected of nothing: "excellent" begins here (Hosmer & Lemeshow 2000, 5.2.4). */
const leastSuspect = 0.8
/** Columns that are looked at closely, the best first. */
const mostSuspects = 6
/** Nothing that is known before the outcome tells it like this. */
const tooGood = 0.98
/** Share of rows by which a column and the outcome may differ and be one. */
const isOutcome = 0.999
/** Whether a value is there tells the outcome this well alone, and nearly always one way. */
const missingTells = 0.7
const nearlyAlways = 0.01
/** Standard errors by which a column must do better than all the rest together. */
const clearly = 2
/** Two columns that order rows so much alike say the same. */
const alike = 0.7

/** What is known of columns beside what they say. */
export type Suspicion = Readonly<{
  /** Those that a person holds for right; they are named and stay. */
  keep: ReadonlySet<string>
  /** Those that grow by work on a case, so that what they tell may be its outcome. */
  following: ReadonlySet<string>
  /** What a column is made of: itself, or those that it was worked out from. */
  sourcesOf: (column: string) => readonly string[]
}>

/**
 * Columns that seem to have been known only after the outcome. General signs, each a reason: the column is the outcome in other
 * words; alone it is too good to be true; whether it is filled tells the outcome; alone it does better than all others together;
 * it says the same as one of these, or is made of it; it is known to follow from work on a case, and tells anything at all.
 */
export function findLeaks(ground: Ground, rows: Cases, { keep, following, sourcesOf }: Suspicion): Leak[] {
  const { traits, outcome } = ground
  const judged = (trait: Trait, at: number, alone = judgeAlone(trait, outcome, rows.fold)) => {
    const score = scoreAlone(trait, alone, rows.fold)
    const area = areaOf(score, outcome, rows.unit, rows.fold) ?? { auc: 0.5, error: 0 }
    return { trait, at, score, area }
  }
  const suspects = traits
    .flatMap((trait, at) => {
      const alone = judgeAlone(trait, outcome, rows.fold)
      return alone.auc < leastSuspect && !following.has(trait.column) ? [] : [judged(trait, at, alone)]
    })
    .sort((a, b) => b.area.auc - a.area.auc || (a.trait.column < b.trait.column ? -1 : 1))
  const leaks: Leak[] = []
  const out = new Set<number>()
  const isNamed = (column: string) => leaks.some((leak) => leak.column === column)
  /** Traits that are made of what another one is made of. */
  const kinOf = (at: number) => {
    const sources = new Set(sourcesOf(traits[at]?.column ?? ''))
    return traits.flatMap((trait, other) =>
      other !== at && sourcesOf(trait.column).some((source) => sources.has(source)) ? [other] : [],
    )
  }
  const name = (at: number, reason: Leak['reason'], { auc }: Area, rest: number | null = null) => {
    const column = traits[at]?.column ?? ''
    const kept = keep.has(column) || sourcesOf(column).every((source) => keep.has(source))
    leaks.push({ column, reason, auc, rest, kept })
    if (kept) return
    out.add(at)
    for (const kin of kinOf(at)) {
      const trait = traits[kin]
      if (trait && !isNamed(trait.column)) name(kin, 'copy_of_leak', judged(trait, kin).area)
    }
  }
  for (const { trait, at, area } of suspects)
    if (following.has(trait.column) && area.auc - 0.5 > clearly * area.error) name(at, 'follows', area)
  for (const { trait, at, score, area } of suspects.slice(0, mostSuspects)) {
    if (area.auc < leastSuspect) continue
    if (isNamed(trait.column)) continue
    const sign = signOf(trait.codes, score, outcome, rows, area)
    if (sign !== null) {
      name(at, sign, area)
      continue
    }
    const copies = suspects.filter((other) => other.at !== at && correlation(score, other.score) >= alike)
    const taken = new Set([at, ...copies.map((copy) => copy.at), ...kinOf(at), ...out])
    const others = ground.parts.filter((_, other) => !taken.has(other))
    if (others.length === 0) continue
    const rest = areaOf(heldOutBy(others, ground, rows.fold), outcome, rows.unit, rows.fold)
    if (rest === null || area.auc - rest.auc < clearly * Math.hypot(area.error, rest.error)) continue
    name(at, 'beats_rest', area, rest.auc)
    for (const copy of copies) if (!isNamed(copy.trait.column)) name(copy.at, 'copy_of_leak', copy.area)
  }
  return leaks
}

/** Signs that a column bears by itself. */
function signOf(
  codes: Uint8Array,
  score: Float64Array,
  outcome: Uint8Array,
  rows: Cases,
  area: Area,
): Leak['reason'] | null {
  const rate = outcome.reduce((sum, one) => sum + one, 0) / outcome.length
  const missing = { rows: 0, positives: 0 }
  let right = 0
  const bar = Math.log(rate / (1 - rate))
  for (const [row, code] of codes.entries()) {
    const own = outcome[row] ?? 0
    if ((score[row] ?? 0) > bar === (own === 1)) right++
    if (code > 0) continue
    missing.rows++
    missing.positives += own
  }
  if (right >= isOutcome * outcome.length) return 'is_outcome'
  const filled = {
    rows: outcome.length - missing.rows,
    positives: outcome.reduce((sum, one) => sum + one, 0) - missing.positives,
  }
  if (missing.rows > 0 && filled.rows > 0) {
    const presence = presenceOf('', (row) => (codes[row] ?? 0) > 0, outcome.length)
    const { auc } = judgeAlone(presence, outcome, rows.fold)
    const isOneWay = [missing, filled].some((side) => {
      const share = side.positives / side.rows
      return share <= nearlyAlways || share >= 1 - nearlyAlways
    })
    if (auc >= missingTells && isOneWay) return 'missing_tells'
  }
  return area.auc >= tooGood ? 'too_good' : null
}

function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0]
    sumA += x
    sumB += y
    squareA += x * x
    squareB += y * y
    product += x * y
  }
  const variance = (squareA - sumA ** 2 / n) * (squareB - sumB ** 2 / n)
  return variance <= 0 ? 0 : (product - (sumA * sumB) / n) / Math.sqrt(variance)
}
