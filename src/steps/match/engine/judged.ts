import type { Comparison } from './comparison.ts'
import { leveller, saidBy } from './leveller.ts'
import type { Weights } from './weights.ts'

/** Pairs of records of which people said what they are, side by side: plain data. */
export interface Judged {
  a: Int32Array
  b: Int32Array
  /** 1 where the two are one. */
  isOne: Uint8Array
  /** What was said, by its number; its pairs together weigh as one. */
  verdict: Int32Array
}

/** A verdict is shared out among its pairs in whole parts of this, so that no order of adding matters. */
export const wholeVerdict = 1_000_000

/** A pattern of levels with what people said of its pairs, in parts of a {@link wholeVerdict}. */
export type JudgedPattern = Readonly<{ levels: Int8Array; one: number; apart: number }>

/**
 * What was said of each pattern, in an order that does not depend on that of the pairs. Pairs that nothing is known of teach
 * nothing; nor do those that a level speaks against, since they are for a person whatever is learned.
 * @returns with the number of verdicts that teach something
 */
export function judgedPatterns(
  records: number,
  comparisons: readonly Comparison[],
  weights: Weights,
  { a, b, isOne, verdict }: Judged,
): Readonly<{ patterns: readonly JudgedPattern[]; verdicts: number }> {
  if (a.length === 0) return { patterns: [], verdicts: 0 }
  const levelOf = leveller(saidBy(records, comparisons), comparisons)
  const isAgainst = comparisons.map(({ against = Number.POSITIVE_INFINITY }, c) =>
    (weights.level[c] ?? []).map((weight, level) => level >= against && weight < 0),
  )
  const said: { verdict: number; isOne: boolean; levels: Int8Array }[] = []
  const pairsOf = new Map<number, number>()
  a.forEach((one, k) => {
    const [other = one, own = 0] = [b[k], verdict[k]]
    const levels = Int8Array.from(comparisons, (_, c) => levelOf(c, one, other))
    const teaches = levels.some((level) => level > 0) && !levels.some((level, c) => isAgainst[c]?.[level])
    if (one === other || !teaches) return
    said.push({ verdict: own, isOne: isOne[k] === 1, levels })
    pairsOf.set(own, (pairsOf.get(own) ?? 0) + 1)
  })
  const patterns = new Map<string, { levels: Int8Array; one: number; apart: number }>()
  for (const { verdict: own, levels, ...each } of said) {
    const key = levels.join(' ')
    const pattern = patterns.get(key) ?? { levels, one: 0, apart: 0 }
    pattern[each.isOne ? 'one' : 'apart'] += Math.floor(wholeVerdict / (pairsOf.get(own) ?? 1))
    patterns.set(key, pattern)
  }
  return {
    patterns: [...patterns].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, pattern]) => pattern),
    verdicts: pairsOf.size,
  }
}
