import { type FileTrait, mostPoints, type ScorecardFile } from '../../scorecard/model.ts'

/** What the best values of all traits come to. */
export const totalOf = (traits: readonly FileTrait[]): number =>
  traits.reduce((sum, trait) => sum + mostPoints(trait.bins), 0)

/** A file in which a line of a trait gives other points. Where values are numbers, what is no number counts as not known. */
export const withPoints = (file: ScorecardFile, at: number, line: number, points: number): ScorecardFile => ({
  ...file,
  traits: file.traits.map((trait, i) => {
    if (i !== at) return trait
    const chosen = trait.bins[line]
    const isMissing = chosen !== undefined && 'rest' in chosen && chosen.rest === 'missing'
    const follows = (bin: FileTrait['bins'][number]) => isMissing && isHidden(trait, bin)
    return {
      ...trait,
      bins: trait.bins.map((bin, k) => (k === line || follows(bin) ? { ...bin, points } : bin)),
    }
  }),
})

/** Whether a line says the same as that of what is not known: any other value of a trait of numbers. */
export const isHidden = ({ bins }: FileTrait, bin: FileTrait['bins'][number]): boolean =>
  'rest' in bin && bin.rest === 'other' && bins.some((each) => 'below' in each)

/**
 * The same weights so that the best values come to 100: the most of each trait by the largest remainder, the other values of it in proportion.
 * Nothing changes where no trait gives anything.
 */
export function spreadTo100(file: ScorecardFile): ScorecardFile {
  const most = file.traits.map(({ bins }) => mostPoints(bins))
  const total = most.reduce((sum, each) => sum + each, 0)
  if (total === 0) return file
  const next = most.map((each) => Math.floor((each * 100) / total))
  const left = 100 - next.reduce((sum, each) => sum + each, 0)
  const byRemainder = most
    .map((each, at) => ({ at, remainder: (each * 100) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) next[at] = (next[at] ?? 0) + 1
  return {
    ...file,
    traits: file.traits.map((trait, i) => {
      const [before, after] = [most[i] ?? 0, next[i] ?? 0]
      if (before === 0) return trait
      const bins = trait.bins.map((bin) => ({ ...bin, points: Math.round((bin.points * after) / before) }))
      return { ...trait, bins }
    }),
  }
}
