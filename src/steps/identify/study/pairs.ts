import type { Trait } from './bins.ts'
import type { Part } from './fit.ts'
import { gridPrior } from './priors.ts'

/** Two traits together: cells of a grid, one trait across, the other down. */
export type Pair = Readonly<{ across: Coarse; down: Coarse; part: Part }>

/** A trait in few bins, for looking at two at once; `from` says which of its bins each of them joins. */
export type Coarse = Readonly<{
  trait: number
  codes: Uint8Array
  bins: number
  isOrdered: boolean
  /** Per bin of the trait its coarse bin. */
  joined: Uint8Array
}>

/** Ranges or values of a trait in a grid, beside "not known": a table that a person can look through. */
const side = 5
/** So many pairs are named at most. */
const mostPairs = 5
/** What rows of two traits together leave unexplained must stand out by so many standard deviations. */
const leastDeviation = 6
/** Rows × pairs that are looked through. */
const mostLookups = 1e8

/** Traits in few bins of about as many rows each; of categories the most frequent values, the rest together. */
export function coarsen(traits: readonly Trait[]): Coarse[] {
  return traits.map(({ codes, bins, isOrdered }, trait) => {
    const joined = isOrdered ? rangesOf(codes, bins.length) : bins.map((_, bin) => Math.min(bin, side))
    const few = Uint8Array.from(joined)
    return {
      trait,
      codes: codes.map((code) => few[code] ?? 0),
      bins: Math.max(...few) + 1,
      isOrdered,
      joined: few,
    }
  })
}

function rangesOf(codes: Uint8Array, bins: number): number[] {
  const count = new Array<number>(bins).fill(0)
  for (const code of codes) count[code] = (count[code] ?? 0) + 1
  const joined = [0]
  let left = codes.length - (count[0] ?? 0)
  let [own, range] = [0, 1]
  for (let bin = 1; bin < bins; bin++) {
    joined.push(range)
    own += count[bin] ?? 0
    if (range < side && own >= left / (side - range + 1)) {
      left -= own
      own = 0
      range++
    }
  }
  return joined
}

/**
 * The pairs of traits that together say most of what the traits one by one leave unexplained (after FAST, Lou et al. 2013): per
 * cell of the grid the squared residual against its variance.
 * @param weight what a row counts for, as rows of one unit are alike
 */
export function findPairs(
  coarse: readonly Coarse[],
  outcome: Uint8Array,
  score: Float64Array,
  rows: Int32Array,
  weight: number,
): Pair[] {
  const many = (coarse.length * (coarse.length - 1)) / 2
  const looked = rows.subarray(0, Math.max(1, Math.floor(mostLookups / Math.max(1, many))))
  const rest = new Float64Array(looked.length)
  const variance = new Float64Array(looked.length)
  for (let i = 0; i < looked.length; i++) {
    const chance = 1 / (1 + Math.exp(-(score[looked[i] ?? 0] ?? 0)))
    rest[i] = (outcome[looked[i] ?? 0] ?? 0) - chance
    variance[i] = chance * (1 - chance)
  }
  const own = coarse.map(({ codes }) => Uint8Array.from(looked, (row) => codes[row] ?? 0))
  const found: { across: Coarse; down: Coarse; excess: number }[] = []
  for (const [a, across] of coarse.entries())
    for (const [b, down] of coarse.slice(0, a).entries()) {
      const { squares, cells } = residuals(own[a] ?? none, own[b] ?? none, across.bins, rest, variance)
      const excess = weight * squares - cells
      if (excess > leastDeviation * Math.sqrt(2 * cells)) found.push({ across, down, excess })
    }
  return found
    .sort((a, b) => b.excess - a.excess || a.across.trait - b.across.trait || a.down.trait - b.down.trait)
    .slice(0, mostPairs)
    .map(({ across, down }) => ({ across, down, part: partOf(across, down) }))
}

/** Cells with fewer effective rows than this say nothing yet. */
const leastVariance = 1

function residuals(
  across: Uint8Array,
  down: Uint8Array,
  width: number,
  rest: Float64Array,
  variance: Float64Array,
): { squares: number; cells: number } {
  const sums = new Float64Array(256)
  const widths = new Float64Array(256)
  for (let i = 0; i < across.length; i++) {
    const cell = (down[i] ?? 0) * width + (across[i] ?? 0)
    sums[cell] = (sums[cell] ?? 0) + (rest[i] ?? 0)
    widths[cell] = (widths[cell] ?? 0) + (variance[i] ?? 0)
  }
  let [squares, cells] = [0, 0]
  for (const [cell, own] of widths.entries()) {
    if (own < leastVariance) continue
    squares += (sums[cell] ?? 0) ** 2 / own
    cells++
  }
  return { squares, cells }
}

const none = new Uint8Array(0)

function partOf(across: Coarse, down: Coarse): Part {
  const codes = across.codes.map((code, row) => (down.codes[row] ?? 0) * across.bins + code)
  return { codes, direction: 0, prior: gridPrior(across, down) }
}
