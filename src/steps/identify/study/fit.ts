import type { Prior } from './priors.ts'

/** A part of the additive model: a column in bins, or two columns in cells. Per row the number of its bin. */
export type Part = Readonly<{
  codes: Uint8Array
  prior: Prior
  /** 1: more never counts for less; −1: more never counts for more; 0: whatever the data say. */
  direction: -1 | 0 | 1
}>

/** What was learned: the log-odds of an average row, and per part what each of its bins adds to them. */
export type Additive = Readonly<{ base: number; weights: readonly Float64Array[]; strengths: Float64Array }>

/** What rows count for. */
export type Counted = Readonly<{
  /** Less than one where rows of one unit are alike. */
  weight: number
  /** Per row its unit, where rows of one unit stand together and have the same bins; null where they may not. */
  alike: Int32Array | null
}>

/** Turns over all parts, at most; with few columns that say much the same, the last ones change nothing that would be seen. */
const turns = 24
/** A turn in which no weight moved by more than this is the last. */
const still = 0.002
/**
 * First turns: strengths stay as they were given until the weights stand about where they belong, and a part moves only a quarter
 * of its way, so that columns that say the same share it instead of the first taking all.
 */
const settling = 6
const firstRate = 0.25
const firstStrength = 10
const strengthBounds = { low: 0.05, high: 1e6 }
/** A part whose prior became this strong, and whose weights are this small, says nothing and is let go of. */
const flat = { strength: 1e4, weight: 0.01 }

/**
 * Fits log-odds that are a sum over parts, each drawn towards what its prior holds for likely; how strongly, the data decide: the
 * strength of each part is the one under which they are most probable (empirical Bayes, MacKay 1992; Wood & Fasiolo 2017). So a
 * column that says nothing falls flat by itself, without rows held back and without a number to tune.
 *
 * Part after part moves to the minimum of a bound above the loss (Jaakkola & Jordan 2000), which is quadratic: the loss never
 * grows, and a turn takes one exponential per row and two sums per row and part.
 * @param outcome 1 or 0 per row
 * @param rows the rows to learn from, in an order that follows from their content
 * @param warm where to begin
 */
export function fit(
  parts: readonly Part[],
  outcome: Uint8Array,
  rows: Int32Array,
  { weight, alike }: Counted = { weight: 1, alike: null },
  warm: Additive | null = null,
): Additive {
  const here = gather(parts, outcome, rows, alike)
  const weights = parts.map(({ prior }, at) => warm?.weights[at]?.slice() ?? new Float64Array(prior.bins))
  const strengths = Float64Array.from(parts, (_, at) => warm?.strengths[at] ?? firstStrength)
  let base = warm?.base ?? startOf(here)
  here.score.fill(base)
  if (warm) for (const [at, own] of weights.entries()) addTo(here.score, here.codes[at] ?? none, own)
  const room = createRoom(parts)
  const asleep = new Set<number>()
  if (warm)
    for (const [at, strength] of warm.strengths.entries())
      if (
        strength >= flat.strength &&
        (warm.weights[at] ?? noWeights).every((each) => Math.abs(each) < flat.weight)
      )
        asleep.add(at)
  for (let turn = 0; turn < turns; turn++) {
    base += centre(here, weight)
    const isFirst = warm === null && turn < settling
    let largest = 0
    for (const [at, { prior, direction }] of parts.entries()) {
      const codes = here.codes[at] ?? none
      const own = weights[at] ?? room.wanted
      if (asleep.has(at)) continue
      sumUp(here, codes, room, prior.bins)
      for (let bin = 0; bin < prior.bins; bin++)
        room.pull[bin] = (room.pull[bin] ?? 0) + (room.bound[bin] ?? 0) * (own[bin] ?? 0)
      const { decided, roughness } = prior.solve(
        room.pull,
        room.bound,
        strengths[at] ?? firstStrength,
        room.wanted,
      )
      if (direction !== 0) keepDirection(room.wanted, room.bound, prior.bins, direction)
      let height = 0
      for (let bin = 0; bin < prior.bins; bin++) {
        const move = (isFirst ? firstRate : 1) * ((room.wanted[bin] ?? 0) - (own[bin] ?? 0))
        room.step[bin] = move
        own[bin] = (own[bin] ?? 0) + move
        largest = Math.max(largest, Math.abs(move))
        height = Math.max(height, Math.abs(own[bin] ?? 0))
      }
      follow(here, codes, room.step)
      if (turn < settling) continue
      const strength = within(decided / Math.max(roughness, 1e-12), strengthBounds.low, strengthBounds.high)
      strengths[at] = strength
      if (strength >= flat.strength && height < flat.weight) asleep.add(at)
    }
    if (turn > settling && largest < still) break
  }
  return { base, weights, strengths }
}

/** Log-odds that a model gives every row. */
export function scoresOf({ base, weights }: Additive, parts: readonly Part[], rows: number): Float64Array {
  const score = new Float64Array(rows).fill(base)
  for (const [at, { codes }] of parts.entries()) addTo(score, codes, weights[at] ?? noWeights)
  return score
}

const none = new Uint8Array(0)
const noWeights = new Float64Array(0)

/** The rows to learn from, side by side in memory: residuals, and the curvature of the bound on the loss. */
type Rows = Readonly<{
  codes: readonly Uint8Array[]
  /** Rows that have the same bins are one, with how many there are and how many of them are positive. */
  many: Float64Array
  positives: Float64Array
  score: Float64Array
  rest: Float64Array
  curve: Float64Array
}>

function gather(
  parts: readonly Part[],
  outcome: Uint8Array,
  rows: Int32Array,
  alike: Int32Array | null,
): Rows {
  const first = rows.filter(
    (row, at) => at === 0 || alike === null || alike[row] !== alike[rows[at - 1] ?? 0],
  )
  const many = new Float64Array(first.length)
  const positives = new Float64Array(first.length)
  let at = -1
  for (const row of rows) {
    if (row === first[at + 1]) at++
    many[at] = (many[at] ?? 0) + 1
    positives[at] = (positives[at] ?? 0) + (outcome[row] ?? 0)
  }
  return {
    codes: parts.map(({ codes }) => {
      const own = new Uint8Array(first.length)
      for (let i = 0; i < own.length; i++) own[i] = codes[first[i] ?? 0] ?? 0
      return own
    }),
    many,
    positives,
    score: new Float64Array(first.length),
    rest: new Float64Array(first.length),
    curve: new Float64Array(first.length),
  }
}

function createRoom(parts: readonly Part[]) {
  const most = Math.max(1, ...parts.map(({ prior }) => prior.bins))
  const list = () => new Float64Array(most)
  return { pull: list(), bound: list(), wanted: list(), step: list() }
}
type Room = ReturnType<typeof createRoom>

function startOf({ many, positives }: Rows): number {
  const all = many.reduce((sum, one) => sum + one, 0)
  const good = positives.reduce((sum, one) => sum + one, 0)
  return Math.log((good + 0.5) / (all - good + 0.5))
}

/** Residuals and curvature anew from the scores; gives what the average row is off by, which is set right at once. */
function centre({ many, positives, score, rest, curve }: Rows, weight: number): number {
  let [sum, width] = [0, 0]
  for (let i = 0; i < score.length; i++) {
    const odds = score[i] ?? 0
    const chance = 1 / (1 + Math.exp(-odds))
    const rows = many[i] ?? 0
    const off = weight * ((positives[i] ?? 0) - rows * chance)
    const bound = weight * rows * (Math.abs(odds) < 1e-3 ? 0.25 : (chance - 0.5) / odds)
    rest[i] = off
    curve[i] = bound
    sum += off
    width += bound
  }
  const move = width === 0 ? 0 : sum / width
  for (let i = 0; i < score.length; i++) {
    score[i] = (score[i] ?? 0) + move
    rest[i] = (rest[i] ?? 0) - (curve[i] ?? 0) * move
  }
  return move
}

function sumUp({ rest, curve }: Rows, codes: Uint8Array, { pull, bound }: Room, bins: number): void {
  pull.fill(0, 0, bins)
  bound.fill(0, 0, bins)
  for (let i = 0; i < codes.length; i++) {
    const bin = codes[i] ?? 0
    pull[bin] = (pull[bin] ?? 0) + (rest[i] ?? 0)
    bound[bin] = (bound[bin] ?? 0) + (curve[i] ?? 0)
  }
}

function follow({ score, rest, curve }: Rows, codes: Uint8Array, step: Float64Array): void {
  for (let i = 0; i < codes.length; i++) {
    const move = step[codes[i] ?? 0] ?? 0
    score[i] = (score[i] ?? 0) + move
    rest[i] = (rest[i] ?? 0) - (curve[i] ?? 0) * move
  }
}

function addTo(score: Float64Array, codes: Uint8Array, step: Float64Array): void {
  for (let i = 0; i < codes.length; i++) score[i] = (score[i] ?? 0) + (step[codes[i] ?? 0] ?? 0)
}

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Brings weights into a direction: neighbours that go against it meet where both weigh together (Ayer et al. 1955). */
function keepDirection(weights: Float64Array, bound: Float64Array, bins: number, direction: 1 | -1): void {
  const blocks: { sum: number; width: number; bins: number }[] = []
  for (let bin = 1; bin < bins; bin++) {
    const width = (bound[bin] ?? 0) + 1e-9
    let block = { sum: (weights[bin] ?? 0) * width, width, bins: 1 }
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (direction * (block.sum / block.width - last.sum / last.width) >= 0) break
      block = { sum: block.sum + last.sum, width: block.width + last.width, bins: block.bins + last.bins }
      blocks.pop()
    }
    blocks.push(block)
  }
  let bin = 1
  for (const { sum, width, bins: many } of blocks)
    for (const end = bin + many; bin < end; bin++) weights[bin] = sum / width
}
