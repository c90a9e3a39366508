import type { Aspect, Comparison } from './comparison.ts'
import { fallen, type Weights } from './weights.ts'

/** A weight by the names of comparison and level, which outlast rows and versions of Talweg; level `''` of `prior` is what is known beforehand. */
export type NamedWeight = Readonly<{ comparison: string; level: string; weight: number }>

/** Which weights count: what the rows teach, what rows and verdicts teach, or those that somebody keeps. */
export type Choice = 'rows' | 'taught' | readonly NamedWeight[]

/** `name` for the values of a column, `name_reading` for what is read out of them. */
export const comparisonName = (column: string, aspect: Aspect): string =>
  aspect === 'value' ? column : `${column}_${aspect}`

/** Kept weights for these comparisons. A level that was not known when they were kept weighs what the rows teach now. */
export function weightsFrom(
  kept: readonly NamedWeight[],
  comparisons: readonly Comparison[],
  learned: Weights,
): Weights {
  const known = new Map(kept.map(({ comparison, level, weight }) => [`${comparison} ${level}`, weight]))
  return {
    prior: known.get('prior ') ?? learned.prior,
    level: comparisons.map(({ column, aspect, levels }, c) => {
      const name = comparisonName(column.name, aspect)
      return [
        0,
        ...fallen(
          levels,
          levels.map((level, l) => known.get(`${name} ${level.name}`) ?? learned.level[c]?.[l + 1] ?? 0),
        ),
      ]
    }),
  }
}
