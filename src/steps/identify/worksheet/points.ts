import type { Level, SettledCriterion } from './model.ts'

/** The points of the best account there can be. */
export const mostPoints = 100

/**
 * Shares whole points out by weight, so that they sum exactly: everybody gets the whole part of what is due, and the points left go
 * to the largest remainders, of equal ones to the first (Hamilton's method). Weights that sum to nothing get nothing.
 */
export function shareOut(weights: readonly number[], total: number = mostPoints): number[] {
  const sum = weights.reduce((all, each) => all + each, 0)
  if (sum <= 0) return weights.map(() => 0)
  // In whole numbers: remainders of divisions would differ by their last bit.
  const shares = weights.map((weight) => Math.floor((weight * total) / sum))
  const rest = weights.map((weight, i) => weight * total - (shares[i] ?? 0) * sum)
  const left = total - shares.reduce((all, each) => all + each, 0)
  const luckiest = weights
    .map((_, i) => i)
    .sort((a, b) => (rest[b] ?? 0) - (rest[a] ?? 0) || a - b)
    .slice(0, left)
  return shares.map((share, i) => share + (luckiest.includes(i) ? 1 : 0))
}

type Weighed = Pick<SettledCriterion, 'field' | 'wanted' | 'weight' | 'stance'>

/** Whether a criterion gives points: it matters, and a field of accounts tells it. */
export const givesPoints = ({ field, wanted, weight, stance }: Weighed): boolean =>
  field !== null && wanted.length > 0 && weight > 0 && stance !== 'indifferent'

/** The most points that each criterion gives, 0 for those that give none; together 100, or nothing. */
export const mostPointsOf = (criteria: readonly Weighed[]): number[] =>
  shareOut(criteria.map((each) => (givesPoints(each) ? each.weight : 0)))

/**
 * What the values of a level give. The best level of a criterion gives all its points, others their part, in whole points; where a
 * criterion speaks against an account, its values take what they would give from the points that all others get.
 * @param level undefined: a value that nobody wants
 */
export function pointsOf(
  criterion: Pick<SettledCriterion, 'wanted' | 'stance'>,
  level: Level | undefined,
  most: number,
): number {
  const best = Math.max(...criterion.wanted.map(({ worth }) => worth))
  const given = level === undefined ? 0 : Math.round((most * level.worth) / best)
  return criterion.stance === 'bad' ? most - given : given
}
