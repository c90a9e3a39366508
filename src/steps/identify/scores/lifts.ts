import type { Cuts } from '../profile/model.ts'
import { grades, type Lift, type ReceiptLine } from './model.ts'

type Bin = Readonly<{ trait: string; bin: string; low: number | null; points: number; accounts: number }>

/**
 * What would lift an account: per trait that does not give its most, the value that would, the greatest gain first. Of a trait that is
 * not known also what its value is expected to bring: the mean points of the accounts that were learned from, less those that it has.
 * @param bins the whole scorecard
 */
export function liftsOf(lines: readonly Omit<ReceiptLine, 'origin'>[], bins: readonly Bin[]): Lift[] {
  const ofTrait = Map.groupBy(bins, ({ trait }) => trait)
  return lines
    .flatMap(({ trait, value, points, most }): Lift[] => {
      const known = valuesOf(ofTrait.get(trait) ?? [])
      const best = known.find((bin) => bin.points === most)
      if (best === undefined || points >= most) return []
      return [
        {
          trait,
          bin: best.bin,
          gain: most - points,
          expected: value === null ? meanOf(known, points) : null,
        },
      ]
    })
    .sort((a, b) => b.gain - a.gain || (a.trait < b.trait ? -1 : 1))
}

/** Bins that a value can fall into: of numbers, ranges alone. */
function valuesOf(bins: readonly Bin[]): Bin[] {
  const isNumber = bins.some(({ low }) => low !== null)
  return bins.filter(({ bin }) => bin !== '(missing)' && !(isNumber && bin === '(other)'))
}

/** Mean points over accounts, less those that there are; null where no accounts were counted, as in what a team agreed on. */
function meanOf(bins: readonly Bin[], points: number): number | null {
  const accounts = bins.reduce((sum, bin) => sum + bin.accounts, 0)
  if (accounts === 0) return null
  const mean = bins.reduce((sum, bin) => sum + bin.points * bin.accounts, 0) / accounts
  return Math.round(10 * (mean - points)) / 10
}

/** The next better grade, and how many points are missing to it; null for the best one, and without a fit. */
export function nextGrade(fit: number | null, cuts: Cuts) {
  if (fit === null) return null
  const better = grades.flatMap((grade) => (grade !== 'D' && cuts[grade] > fit ? [grade] : [])).at(-1)
  return better === undefined ? null : { grade: better, points: cuts[better] - fit }
}
