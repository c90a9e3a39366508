/** What a part of the model is given and gives back: weights are log-odds per bin. */
export type Solved = Readonly<{
  /** Effective number of weights that the rows decide, of those that the prior leaves open (MacKay 1992). */
  decided: number
  /** How rough the weights are, in the terms of the prior. */
  roughness: number
}>

/**
 * What is taken to be likely before looking: that bins beside each other say much the same (a chain or a grid), or that a bin says
 * little (loose). `solve` minimises ½Σ curvature·x² − Σ pull·x + ½·strength·roughness(x).
 */
export type Prior = Readonly<{
  bins: number
  solve(pull: Float64Array, curvature: Float64Array, strength: number, x: Float64Array): Solved
}>

/** A bin that has no neighbours moves as if it held so much more that says nothing. */
const looseRidge = 5
/** Keeps bins without rows where their neighbours are. */
const faint = 1e-6

/** Categories: each bin by itself, drawn to the average. */
export function loosePrior(bins: number): Prior {
  return {
    bins,
    solve(pull, curvature, strength, x) {
      let [decided, roughness] = [0, 0]
      for (let bin = 0; bin < bins; bin++) {
        const own = curvature[bin] ?? 0
        const value = (pull[bin] ?? 0) / (own + strength)
        x[bin] = value
        roughness += value * value
        decided += own / (own + strength)
      }
      return { decided, roughness }
    },
  }
}

/**
 * Values in order: bins from 1 on are a chain, and the differences of neighbours are drawn to nothing (a random walk of the first
 * order); bin 0, "not known", stands by itself. Solved in one pass down and one up, with the variances of the differences.
 */
export function chainPrior(bins: number): Prior {
  const length = bins - 1
  const down = new Float64Array(length)
  const up = new Float64Array(length)
  const value = new Float64Array(length)
  return {
    bins,
    solve(pull, curvature, strength, x) {
      x[0] = (pull[0] ?? 0) / ((curvature[0] ?? 0) + looseRidge)
      const diagonal = (at: number) =>
        (curvature[at + 1] ?? 0) + faint + strength * ((at > 0 ? 1 : 0) + (at < length - 1 ? 1 : 0))
      for (let at = 0; at < length; at++) {
        const factor = at > 0 ? strength / (down[at - 1] ?? 1) : 0
        down[at] = diagonal(at) - factor * strength
        value[at] = (pull[at + 1] ?? 0) + factor * (at > 0 ? (value[at - 1] ?? 0) : 0)
      }
      for (let at = length - 1; at >= 0; at--) {
        const beyond = at < length - 1
        up[at] = diagonal(at) - (beyond ? (strength * strength) / (up[at + 1] ?? 1) : 0)
        x[at + 1] = ((value[at] ?? 0) + (beyond ? strength * (x[at + 2] ?? 0) : 0)) / (down[at] ?? 1)
      }
      let [spread, roughness] = [0, 0]
      for (let at = 0; at < length; at++) {
        const variance = 1 / ((down[at] ?? 1) + (up[at] ?? 1) - diagonal(at))
        spread += variance * ((at > 0 ? 1 : 0) + (at < length - 1 ? 1 : 0))
        if (at > 0) {
          spread -= (2 * variance * strength) / (down[at - 1] ?? 1)
          roughness += ((x[at + 1] ?? 0) - (x[at] ?? 0)) ** 2
        }
      }
      return { decided: Math.max(0, length - 1 - strength * spread), roughness }
    },
  }
}

/**
 * Pairs of values: cells of a grid, row by row; a cell is drawn to the average and, along each side that has an order, to the cells
 * beside it. Few cells, so that the system is solved as a whole (Cholesky).
 */
export function gridPrior(
  across: Readonly<{ bins: number; isOrdered: boolean }>,
  down: Readonly<{ bins: number; isOrdered: boolean }>,
): Prior {
  const bins = across.bins * down.bins
  const rough = roughnessOf(across, down)
  const factor = new Float64Array(bins * bins)
  const inverse = new Float64Array(bins)
  return {
    bins,
    solve(pull, curvature, strength, x) {
      for (let i = 0; i < bins * bins; i++) factor[i] = strength * (rough[i] ?? 0)
      for (let i = 0; i < bins; i++)
        factor[i * bins + i] = (factor[i * bins + i] ?? 0) + (curvature[i] ?? 0) + faint
      decompose(factor, bins)
      for (let i = 0; i < bins; i++) x[i] = pull[i] ?? 0
      substitute(factor, bins, x)
      let decided = 0
      for (let column = 0; column < bins; column++) {
        // tr((C + sR)⁻¹ C), C diagonal: the diagonal of the inverse is enough.
        if ((curvature[column] ?? 0) === 0) continue
        inverse.fill(0)
        inverse[column] = 1
        forward(factor, bins, inverse, column)
        let variance = 0
        for (let i = column; i < bins; i++) variance += (inverse[i] ?? 0) ** 2
        decided += (curvature[column] ?? 0) * variance
      }
      let roughness = 0
      for (let i = 0; i < bins; i++)
        for (let j = 0; j < bins; j++) roughness += (rough[i * bins + j] ?? 0) * (x[i] ?? 0) * (x[j] ?? 0)
      return { decided, roughness }
    },
  }
}

/** How much of a cell is drawn to the average, beside what is drawn to its neighbours. */
const toAverage = 0.2

function roughnessOf(
  across: Readonly<{ bins: number; isOrdered: boolean }>,
  down: Readonly<{ bins: number; isOrdered: boolean }>,
): Float64Array {
  const bins = across.bins * down.bins
  const rough = new Float64Array(bins * bins)
  const add = (i: number, j: number, by: number) => {
    rough[i * bins + j] = (rough[i * bins + j] ?? 0) + by
  }
  const join = (i: number, j: number) => {
    add(i, i, 1)
    add(j, j, 1)
    add(i, j, -1)
    add(j, i, -1)
  }
  const own = across.isOrdered || down.isOrdered ? toAverage : 1
  for (let row = 0; row < down.bins; row++)
    for (let column = 0; column < across.bins; column++) {
      const cell = row * across.bins + column
      add(cell, cell, own)
      // Bin 0 is "not known", beside which nothing lies.
      if (across.isOrdered && column > 1) join(cell, cell - 1)
      if (down.isOrdered && row > 1) join(cell, cell - across.bins)
    }
  return rough
}

/** Cholesky decomposition in place, the lower half. */
function decompose(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (matrix[i * size + k] ?? 0) * (matrix[j * size + k] ?? 0)
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[j * size + j] ?? 1)
    }
}

function forward(factor: Float64Array, size: number, x: Float64Array, from: number): void {
  for (let i = from; i < size; i++) {
    let sum = x[i] ?? 0
    for (let k = from; k < i; k++) sum -= (factor[i * size + k] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (factor[i * size + i] ?? 1)
  }
}

function substitute(factor: Float64Array, size: number, x: Float64Array): void {
  forward(factor, size, x, 0)
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (factor[i * size + i] ?? 1)
  }
}
