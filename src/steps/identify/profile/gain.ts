import type { GainPoint } from './model.ts'

/** An account with its score out of fold, and what it brought. */
export type Ranked = Readonly<{ score: number; revenue: number; won: number }>

/** Points of the curve. */
const steps = 20

/**
 * What the accounts with the best scores hold of all won revenue and of all successes, for every twentieth of the accounts. Accounts of one
 * score share what they hold, so that their order plays no part. The revenue is null where no amounts are known.
 */
export function gainCurve(accounts: readonly Ranked[]): GainPoint[] {
  const sorted = accounts.toSorted((a, b) => b.score - a.score)
  const revenue = cumulated(sorted, (account) => Math.round(account.revenue * 100))
  const won = cumulated(sorted, (account) => account.won)
  return Array.from({ length: steps }, (_, i) => {
    const share = (i + 1) / steps
    return { share, revenue: revenue(share), won: won(share) ?? 0 }
  })
}

/** The share of a sum that the first accounts hold; null of a sum of nothing. */
function cumulated(sorted: readonly Ranked[], of: (account: Ranked) => number) {
  const total = sorted.reduce((sum, account) => sum + of(account), 0)
  // Where blocks of one score end, and what has been summed up to there.
  const ends: { accounts: number; sum: number }[] = [{ accounts: 0, sum: 0 }]
  let sum = 0
  for (const [i, account] of sorted.entries()) {
    sum += of(account)
    if (sorted[i + 1]?.score !== account.score) ends.push({ accounts: i + 1, sum })
  }
  return (share: number): number | null => {
    if (total === 0) return null
    const wanted = share * sorted.length
    const at = ends.findIndex(({ accounts }) => accounts >= wanted - 1e-9)
    const [from, to] = [ends[at - 1], ends[at]]
    if (!from || !to) return 1
    const within = (wanted - from.accounts) / (to.accounts - from.accounts)
    return Math.min(1, (from.sum + within * (to.sum - from.sum)) / total)
  }
}
