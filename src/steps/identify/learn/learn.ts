import type { Profile, Trait } from '../model.ts'
import { clusteredAuc, type Predicted } from './auc.ts'
import type { Bin } from './bins.ts'
import { type Evidence, gatherEvidence, type Observation } from './evidence.ts'
import { fitWeights, predictor, toPoints } from './scorecard.ts'
import { clusteredRate, likeness } from './statistics.ts'

export type { Observation } from './evidence.ts'

/** A bin of the scorecard with its points; `most` is the most that its trait can give. */
export type ScoredBin = Bin & Omit<Evidence, keyof Bin> & Readonly<{ points: number; most: number }>

export type Learned = Pick<
  Profile,
  | 'accounts'
  | 'won'
  | 'lost'
  | 'win_rate'
  | 'won_revenue'
  | 'signal'
  | 'basis'
  | 'finding'
  | 'auc'
  | 'auc_low'
  | 'auc_high'
  | 'needed'
> & { bins: ScoredBin[] }

/** Won and lost opportunities below which nothing is said. */
const leastOfEach = 20
const folds = 5

/**
 * Learns who wins: evidence per trait, a scorecard of integer points made of the traits that show a
 * difference, and how well all of it tells won from lost on accounts that it has not seen (five folds by
 * account, the whole procedure repeated in each). Says so when there is no signal or too little data.
 * @param observations accounts with at least one closed opportunity, in any order
 * @param minimum accounts a bin needs before it is judged
 */
export function learn(
  observations: readonly Observation[],
  traits: readonly Trait[],
  minimum: number,
): Learned {
  const rows = [...observations].sort((a, b) => (a.account_id < b.account_id ? -1 : 1))
  const all = clusteredRate(rows, likeness(rows))
  const lost = all.closed - all.won
  const card = scorecard(rows, traits, minimum)
  const auc = clusteredAuc(heldOut(rows, traits, minimum))
  const enough = rows.length >= 2 * minimum && Math.min(all.won, lost) >= leastOfEach
  const signal = enough && card.bins.some((bin) => bin.most > 0) && (auc?.low ?? 0) > 0.5
  return {
    accounts: rows.length,
    won: all.won,
    lost,
    win_rate: all.closed === 0 ? null : all.rate,
    won_revenue: rows.reduce((sum, row) => sum + Math.round(row.won_revenue * 100), 0) / 100,
    signal,
    basis: signal ? 'fit' : 'value',
    finding: signal ? 'signal' : enough ? 'no_signal' : 'not_enough_data',
    auc: auc?.auc ?? null,
    auc_low: auc?.low ?? null,
    auc_high: auc?.high ?? null,
    needed: enough ? null : missingData(rows.length, all.won, lost, minimum),
    bins: signal ? card.bins : card.bins.map((bin) => ({ ...bin, points: 0, most: 0 })),
  }
}

/** Closed opportunities that are still missing, at least; one account more brings at least one. */
function missingData(accounts: number, won: number, lost: number, minimum: number): number {
  const outcomes = Math.max(0, leastOfEach - won) + Math.max(0, leastOfEach - lost)
  return Math.max(outcomes, 2 * minimum - accounts)
}

function scorecard(rows: readonly Observation[], traits: readonly Trait[], minimum: number) {
  const evidence = gatherEvidence(rows, traits, minimum)
  const weights = fitWeights(evidence, rows, designEffect(rows))
  const { points, average, most } = toPoints(weights)
  const bins: ScoredBin[] = evidence.map((line) => ({
    ...line,
    points: points.get(line) ?? average.get(line.trait) ?? 0,
    most: most.get(line.trait) ?? 0,
  }))
  return { evidence, weights, bins }
}

const designEffect = (rows: readonly Observation[]): number => {
  const { closed, effective } = clusteredRate(rows, likeness(rows))
  return closed / Math.max(1, effective)
}

/** Predictions for each fold from what the other folds teach; the fold of an account follows from its id. */
function heldOut(rows: readonly Observation[], traits: readonly Trait[], minimum: number): Predicted[][] {
  return Array.from({ length: folds }, (_, fold) => {
    const training = rows.filter((row) => foldOf(row.account_id) !== fold)
    const { evidence, weights } = scorecard(training, traits, minimum)
    const predict = predictor(weights, evidence)
    return rows
      .filter((row) => foldOf(row.account_id) === fold)
      .map((row) => ({ score: predict(row), won: row.won, lost: row.closed - row.won }))
  })
}

/** FNV-1a of the id: the same fold on every machine and in any order of rows. */
function foldOf(id: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash % folds
}
