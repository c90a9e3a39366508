/** One group of like rows: which features are on, and its weighted wins and losses. */
export type Group = Readonly<{ features: readonly number[]; won: number; lost: number }>

/**
 * Ridge logistic regression on indicator features by Newton's method: maximises the binomial likelihood
 * with a N(0, 1/ridge) prior on every coefficient, the intercept left free (Hoerl & Kennard 1970; le Cessie
 * & van Houwelingen 1992). Correlated traits share their effect instead of counting it twice.
 * @returns coefficients in log-odds, one per feature
 */
export function ridgeLogistic(groups: readonly Group[], features: number, ridge = 1): number[] {
  const size = features + 1
  const beta = new Float64Array(size)
  for (let step = 0; step < 50; step++) {
    const gradient = new Float64Array(size)
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    for (const group of groups) addGroup(group, beta, gradient, hessian)
    for (let j = 1; j < size; j++) {
      gradient[j] = (gradient[j] ?? 0) - ridge * (beta[j] ?? 0)
      add(hessian, j, j, ridge)
    }
    add(hessian, 0, 0, 1e-9)
    const change = solve(hessian, gradient)
    let largest = 0
    for (let j = 0; j < size; j++) {
      const move = Math.max(-2, Math.min(2, change[j] ?? 0))
      beta[j] = (beta[j] ?? 0) + move
      largest = Math.max(largest, Math.abs(move))
    }
    if (largest < 1e-8) break
  }
  return [...beta.slice(1)]
}

function addGroup(group: Group, beta: Float64Array, gradient: Float64Array, hessian: Float64Array[]): void {
  const on = [0, ...group.features.map((feature) => feature + 1)]
  const logit = on.reduce((sum, j) => sum + (beta[j] ?? 0), 0)
  const p = 1 / (1 + Math.exp(-logit))
  const n = group.won + group.lost
  for (const j of on) {
    gradient[j] = (gradient[j] ?? 0) + group.won - n * p
    for (const k of on) add(hessian, j, k, n * p * (1 - p))
  }
}

function add(matrix: Float64Array[], row: number, column: number, amount: number): void {
  const line = matrix[row]
  if (line) line[column] = (line[column] ?? 0) + amount
}

/** Solves a symmetric positive definite system by Cholesky decomposition. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length
  const lower = matrix.map(() => new Float64Array(n))
  const at = (i: number, j: number) => lower[i]?.[j] ?? 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]?.[j] ?? 0
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k)
      const row = lower[i]
      if (row) row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j)
    }
  }
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = right[i] ?? 0
    for (let k = 0; k < i; k++) sum -= at(i, k) * (y[k] ?? 0)
    y[i] = sum / at(i, i)
  }
  const x = new Float64Array(n)
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i] ?? 0
    for (let k = i + 1; k < n; k++) sum -= at(k, i) * (x[k] ?? 0)
    x[i] = sum / at(i, i)
  }
  return x
}
