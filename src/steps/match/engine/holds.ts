import type { Comparison } from './comparison.ts'
import { comparisonName } from './named.ts'

/** Levels by the name of their comparison. */
type Levels = Readonly<Record<string, readonly string[]>>

/**
 * Pairs that weigh no more than so much, whatever agrees: those that have one of the levels in every comparison of `when`, and none
 * of those in `unless`. Plain data.
 */
export type Hold = Readonly<{
  when: Levels
  unless?: Levels
  /** In thousandths of a bit. */
  most: number
  /** The two are never one through others either. */
  isBarred?: true
}>

/** What holds say of a pattern of levels. */
export type Held = Readonly<{ most: number; isBarred: boolean }>

/** Holds for these comparisons; one of a comparison that there is not never applies. */
export function heldBy(
  holds: readonly Hold[],
  comparisons: readonly Comparison[],
): (pattern: Int8Array) => Held {
  const placesOf = (levels: Levels = {}) =>
    Object.entries(levels).map(([name, wanted]) => {
      const c = comparisons.findIndex(({ column, aspect }) => comparisonName(column.name, aspect) === name)
      const known = new Set(
        comparisons[c]?.levels.flatMap((level, place) => (wanted.includes(level.name) ? [place + 1] : [])),
      )
      return { c, known }
    })
  const placed = holds.map(({ when, unless, most, isBarred = false }) => ({
    when: placesOf(when),
    unless: placesOf(unless),
    most,
    isBarred,
  }))
  return (pattern) => {
    const has = ({ c, known }: ReturnType<typeof placesOf>[number]) => known.has(pattern[c] ?? 0)
    const held = placed.filter(({ when, unless }) => when.every(has) && !unless.some(has))
    return {
      most: held.reduce((least, { most }) => Math.min(least, most), Number.POSITIVE_INFINITY),
      isBarred: held.some(({ isBarred }) => isBarred),
    }
  }
}
