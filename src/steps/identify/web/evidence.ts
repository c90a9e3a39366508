import type { TraitEvidence } from '../model.ts'
import type { Scale } from './interval.tsx'

export type Evidence = TraitEvidence

const weights: Record<TraitEvidence['verdict'], number> = {
  wins: 0,
  loses: 0,
  no_difference: 1,
  not_enough_data: 2,
  agreed: 3,
}

/** What matters first: bins that are judged to win or lose, by how far their lift is from one; then the rest by size. */
export function evidenceRows(traits: readonly TraitEvidence[]): Evidence[] {
  const distance = (row: TraitEvidence) => (row.lift && row.lift > 0 ? Math.abs(Math.log(row.lift)) : 0)
  return [...traits].sort(
    (left, right) =>
      weights[left.verdict] - weights[right.verdict] ||
      (weights[left.verdict] === 0 ? distance(right) - distance(left) : right.accounts - left.accounts),
  )
}

/** One scale for all rows, alike on both sides of one: wide enough for the judged bins, at most a tenfold lift. */
export function scaleOf(
  traits: readonly Pick<TraitEvidence, 'verdict' | 'lift' | 'lift_low' | 'lift_high'>[],
): Scale {
  const judged = traits.filter((row) => row.verdict !== 'not_enough_data')
  const ends = judged
    .flatMap((row) => [row.lift_low, row.lift_high, row.lift])
    .filter((end) => end !== null && end > 0)
  const widest = Math.max(1.5, ...ends.map((end) => Math.exp(Math.abs(Math.log(end ?? 1)))))
  const end = Math.min(10, widest)
  return { from: 1 / end, to: end, neutral: 1, logarithmic: true }
}
