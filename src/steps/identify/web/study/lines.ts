import { leastSure, type StudyBin } from '../../study/model.ts'
import type { Tone } from '../interval.tsx'

/** How a line of evidence is judged: more than chance in either direction, as chance would have it, or of too few rows. */
export function verdictOf({
  lift,
  interval,
  q,
}: StudyBin): 'wins' | 'loses' | 'no_difference' | 'not_enough_data' {
  if (lift === null || interval === null) return 'not_enough_data'
  if (q === null || q > leastSure) return 'no_difference'
  return lift > 1 ? 'wins' : 'loses'
}

export const tones: Record<ReturnType<typeof verdictOf>, Tone> = {
  wins: 'up',
  loses: 'down',
  no_difference: 'flat',
  not_enough_data: 'flat',
}

/** The smallest lift that orders lines: nothing at all is not farther from one than this. */
const leastLift = 0.01

/** What matters first: lines that are more than chance, by how far their lift is from one; then the rest by size. */
export function orderLines(lines: readonly StudyBin[]): StudyBin[] {
  const isSure = ({ q }: StudyBin) => Number(q !== null && q <= leastSure)
  const distance = ({ lift }: StudyBin) => Math.abs(Math.log(Math.max(lift ?? 1, leastLift)))
  return lines.toSorted(
    (a, b) => isSure(b) - isSure(a) || (isSure(a) === 1 ? distance(b) - distance(a) : b.n - a.n),
  )
}
