import { upperZ } from '../study/statistics.ts'
import type { TraitShift } from './model.ts'

type Counted = Readonly<{ bin: string; before: number; after: number }>

/** What counts as some difference, and as much: the usual limits of the index in credit scoring. */
const [some, much] = [0.1, 0.25]
/** Half an account in every bin, so that an empty one has a share. */
const half = 0.5

/**
 * Population stability index of two samples over the same bins, Σ (q − p) ln(q ÷ p), with what chance alone would make of it: under no
 * change it is (1/n + 1/m) times a chi-square of one degree of freedom less than there are bins (Yurdakul 2018).
 * @param looks how many such indices are looked at together; chance is allowed for all of them (Bonferroni)
 */
export function shiftOf(counted: readonly Counted[], looks: number): Omit<TraitShift, 'trait'> {
  const bins = counted.filter(({ before, after }) => before + after > 0)
  const sum = (of: 'before' | 'after') => bins.reduce((total, bin) => total + bin[of], 0)
  const [n, m] = [sum('before'), sum('after')]
  const share = (count: number, total: number) => (count + half) / (total + half * bins.length)
  const stability = bins.reduce((total, { before, after }) => {
    const [p, q] = [share(before, n), share(after, m)]
    return total + (q - p) * Math.log(q / p)
  }, 0)
  const by_chance =
    bins.length < 2 || n === 0 || m === 0
      ? 0
      : (1 / n + 1 / m) * chiSquare(bins.length - 1, 0.05 / Math.max(1, looks))
  const isMore = stability > by_chance && stability >= some
  return {
    stability,
    by_chance,
    finding: !isMore ? 'steady' : stability >= much ? 'much' : 'some',
    bins: bins.map(({ bin, before, after }) => ({
      bin,
      before: n === 0 ? 0 : before / n,
      after: m === 0 ? 0 : after / m,
    })),
  }
}

/** The value that a chi-square of so many degrees of freedom exceeds with this chance (Wilson and Hilferty 1931). */
function chiSquare(degrees: number, chance: number): number {
  const spread = 2 / (9 * degrees)
  return degrees * Math.max(0, 1 - spread + upperZ(chance) * Math.sqrt(spread)) ** 3
}
