/** Pairs of one pattern: what moves their odds, from where, and how many are one and how many are not. */
export type Case = Readonly<{ terms: readonly number[]; start: number; one: number; apart: number }>

const rounds = 100
/** A step of less than a millionth of a bit is none. */
const smallest = 1e-6

/**
 * How far to move terms so that the loss is least: the surprise at all cases, and half the square of each move in units of its
 * spread. Newton's method, a step shortened until it helps; the loss is convex with one minimum.
 * @param spread per term its standard deviation, in bits
 * @returns per term the move, in bits
 */
export function minimise(cases: readonly Case[], spread: readonly number[]): number[] {
  let moves = spread.map(() => 0)
  let loss = lossOf(cases, spread, moves)
  for (let round = 0; round < rounds; round++) {
    const step = stepFrom(cases, spread, moves)
    let [part, next] = [1, moves]
    let better = Number.POSITIVE_INFINITY
    for (; part > 1e-9; part /= 2) {
      next = moves.map((move, i) => move - part * (step[i] ?? 0))
      better = lossOf(cases, spread, next)
      if (better <= loss) break
    }
    if (better > loss) break
    moves = next
    loss = better
    if (Math.max(...step.map(Math.abs)) * part < smallest) break
  }
  return moves
}

const oddsOf = ({ terms, start }: Case, moves: readonly number[]) =>
  Math.LN2 * terms.reduce((sum, term) => sum + (moves[term] ?? 0), start)

/** −log of the probability that odds stand for, without overflow. */
const surprise = (odds: number) =>
  odds > 0 ? Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)) - odds

function lossOf(cases: readonly Case[], spread: readonly number[], moves: readonly number[]): number {
  const said = cases.reduce((sum, each) => {
    const odds = oddsOf(each, moves)
    return sum + each.one * surprise(odds) + each.apart * surprise(-odds)
  }, 0)
  return moves.reduce((sum, move, i) => sum + (move / (spread[i] ?? 1)) ** 2 / 2, said)
}

/** The step of Newton's method: the slope of the loss, divided by how it bends. */
function stepFrom(cases: readonly Case[], spread: readonly number[], moves: readonly number[]): number[] {
  const slope = moves.map((move, i) => move / (spread[i] ?? 1) ** 2)
  const bend = spread.map((own, i) => spread.map((_, j) => (i === j ? 1 / own ** 2 : 0)))
  for (const each of cases) {
    const probability = 1 / (1 + Math.exp(-oddsOf(each, moves)))
    const all = each.one + each.apart
    const pull = Math.LN2 * (all * probability - each.one)
    const bent = Math.LN2 ** 2 * all * probability * (1 - probability)
    for (const i of each.terms) {
      slope[i] = (slope[i] ?? 0) + pull
      const row = bend[i]
      if (row) for (const j of each.terms) row[j] = (row[j] ?? 0) + bent
    }
  }
  return solve(bend, slope)
}

/** Solves `matrix · x = right` for a symmetric positive matrix (Cholesky). */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const lower = matrix.map((row) => row.map(() => 0))
  const at = (i: number, j: number) => lower[i]?.[j] ?? 0
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j] ?? 0
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k)
      const own = lower[i]
      if (own) own[j] = i === j ? Math.sqrt(rest) : rest / at(j, j)
    }
  })
  const between = [...right]
  for (let i = 0; i < between.length; i++) {
    let rest = between[i] ?? 0
    for (let k = 0; k < i; k++) rest -= at(i, k) * (between[k] ?? 0)
    between[i] = rest / at(i, i)
  }
  for (let i = between.length - 1; i >= 0; i--) {
    let rest = between[i] ?? 0
    for (let k = i + 1; k < between.length; k++) rest -= at(k, i) * (between[k] ?? 0)
    between[i] = rest / at(i, i)
  }
  return between
}
