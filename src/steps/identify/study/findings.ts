import type { Trait } from './bins.ts'
import type { Cases } from './cases.ts'
import type { Directions } from './directions.ts'
import { heldOut, type Way } from './held-out.ts'
import { type Area, areaOf, intervalOf, lossGained, lossOf } from './judge.ts'
import { findLeaks, type Suspicion } from './leaks.ts'
import { type Ground, groundOf, type Learned, learn } from './learn.ts'
import type { Leak } from './model.ts'
import { type Card, cardOf } from './points.ts'
import { folds } from './rows.ts'
import { z95 } from './statistics.ts'

/** Positives, and other rows, below which nothing is said. */
export const leastOfEach = 20
/** Standard errors by which less must be lost than without any trait: 1 of 20 tables without a signal does so by chance. */
const leastGain = 1.645
/** Standard errors by which the area lies so far above one half that the loss need not say so too: with few cases it is slow to. */
const farAbove = 2.8

/** How far it is: stages are `reading`, `leaks`, `folds` and `evidence`. */
export type Report = (stage: string, done?: number, total?: number) => void

/** What somebody knows of traits: those of which more never counts for less (1), or for more (−1); and what makes them suspected of leaks. */
export type Known = Suspicion & Readonly<{ directions: Directions }>

/** Traits that seem to know the outcome, and those to learn from. */
export function withoutLeaks(
  traits: readonly Trait[],
  cases: Cases,
  known: Known,
): { leaks: Leak[]; usable: Trait[] } {
  const leaks = findLeaks(groundOf(traits, cases, known.directions), cases, known)
  const out = new Set(leaks.filter((leak) => !leak.kept).map(({ column }) => column))
  return { leaks, usable: traits.filter(({ column }) => !out.has(column)) }
}

/** What was learned of all cases, and how well that way of learning does on those that it has not seen. */
export type Findings = Readonly<{
  ground: Ground
  learned: Learned
  card: Card
  /** Per case log-odds and whole points, out of fold. */
  score: Float64Array
  points: Float64Array
  area: Area | null
  interval: [number, number] | null
  loss: number
  /** Of foretelling every case the rate of all. */
  lossOfRate: number
  /** Whether the traits tell the outcomes apart better than chance. */
  signal: boolean
}>

/** Learns from cases, and judges that on cases held out; the same cases in the same order give the same bytes. */
export function findOut(
  traits: readonly Trait[],
  cases: Cases,
  { directions }: Pick<Known, 'directions'>,
  way: Way,
  report: Report,
): Findings {
  const { outcome } = cases
  const ground = groundOf(traits, cases, directions)
  let done = 0
  report('folds', done, folds)
  const { score, points } = heldOut(ground, cases.fold, way, () => report('folds', ++done, folds))
  const area = areaOf(score, outcome, cases.unit, cases.fold)
  const interval = area && intervalOf(area)
  const same = oddsOf(outcome)
  const gained = lossGained(score, same, outcome, cases.unit, cases.units)

  report('evidence')
  const every = Int32Array.from(outcome.keys())
  const learned = learn(ground, every, way.withPairs)
  return {
    ground,
    learned,
    card: cardOf(ground, learned, every, way),
    score,
    points,
    area,
    interval,
    loss: lossOf(score, outcome),
    lossOfRate: lossOf(new Float64Array(outcome.length).fill(same), outcome),
    signal: area !== null && isSignal(area, gained),
  }
}

const isSignal = ({ auc, error }: Area, gained: number): boolean =>
  auc - 0.5 > z95 * error && (gained > leastGain || auc - 0.5 > farAbove * error)

/** Log-odds of a case of which nothing is known. */
export function oddsOf(outcome: Uint8Array): number {
  const positives = outcome.reduce((sum, one) => sum + one, 0)
  return Math.log(positives / (outcome.length - positives))
}
