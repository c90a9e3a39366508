import { z95 } from './statistics.ts'

/** One account with its prediction: how many of its opportunities were won and lost. */
export type Predicted = Readonly<{ score: number; won: number; lost: number }>
export type Auc = Readonly<{ auc: number; low: number; high: number }>

/**
 * Area under the ROC curve: the chance that a won opportunity scores above a lost one, ties counting half;
 * 95 % interval with the variance between accounts, since opportunities of one account are not independent
 * (Obuchowski 1997, clustered DeLong). Folds are compared within themselves only and averaged by their
 * number of pairs. Null when no fold has both.
 */
export function clusteredAuc(folds: readonly (readonly Predicted[])[]): Auc | null {
  let pairs = 0
  let area = 0
  let variance = 0
  for (const fold of folds) {
    const part = foldAuc(fold)
    if (!part) continue
    pairs += part.pairs
    area += part.auc * part.pairs
    variance += part.variance * part.pairs * part.pairs
  }
  if (pairs === 0) return null
  const auc = area / pairs
  const half = (z95 * Math.sqrt(variance)) / pairs
  return { auc, low: Math.max(0, auc - half), high: Math.min(1, auc + half) }
}

function foldAuc(fold: readonly Predicted[]): { auc: number; variance: number; pairs: number } | null {
  const won = fold.reduce((sum, row) => sum + row.won, 0)
  const lost = fold.reduce((sum, row) => sum + row.lost, 0)
  if (won === 0 || lost === 0) return null
  const rows = [...fold].sort((a, b) => a.score - b.score)
  // Share of the other outcome below (or above) each row, ties half.
  const wonBeats = new Array<number>(rows.length)
  const lostLoses = new Array<number>(rows.length)
  let lostBelow = 0
  let wonBelow = 0
  for (let i = 0; i < rows.length; ) {
    let end = i
    let tieWon = 0
    let tieLost = 0
    for (; end < rows.length && rows[end]?.score === rows[i]?.score; end++) {
      tieWon += rows[end]?.won ?? 0
      tieLost += rows[end]?.lost ?? 0
    }
    for (let k = i; k < end; k++) {
      wonBeats[k] = (lostBelow + tieLost / 2) / lost
      lostLoses[k] = (won - wonBelow - tieWon / 2) / won
    }
    lostBelow += tieLost
    wonBelow += tieWon
    i = end
  }
  const auc = rows.reduce((sum, row, i) => sum + row.won * (wonBeats[i] ?? 0), 0) / won
  let squares = 0
  rows.forEach((row, i) => {
    const fromWon = row.won * ((wonBeats[i] ?? 0) - auc)
    const fromLost = row.lost * ((lostLoses[i] ?? 0) - auc)
    squares += (fromWon / won + fromLost / lost) ** 2
  })
  const clusters = rows.length
  return { auc, variance: clusters > 1 ? (squares * clusters) / (clusters - 1) : 0, pairs: won * lost }
}
