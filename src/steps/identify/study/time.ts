import type { Halves as SaidHalves } from '../steadiness/model.ts'
import type { Ground } from './learn.ts'

/** Where rows stand in time: a day, or a line of the file; −∞ where it is not known. */
export type Time = Readonly<{
  place: Float64Array
  /** The column of days; null for the order of the file. */
  by: string | null
}>

/** Parts of the table that are compared to see whether its order means something. */
const blocks = 10
/** Standard deviations by which blocks must differ. */
const clearly = 6

/** Rows from the earliest to the latest. */
export const inTime = ({ place }: Time): Int32Array =>
  Int32Array.from(place.keys()).sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0) || a - b)

/** Whether parts of the table differ more than by chance, in outcomes or in any trait: then their order means something. */
export function isOrdered({ traits, outcome }: Pick<Ground, 'traits' | 'outcome'>, time: Time): boolean {
  const order = inTime(time)
  const block = new Uint8Array(order.length)
  for (const [at, row] of order.entries()) block[row] = Math.floor((at * blocks) / order.length)
  return differ(outcome, 2, block) || traits.some(({ codes, bins }) => differ(codes, bins.length, block))
}

/** Pearson's test of blocks against bins, as a normal deviation. */
function differ(codes: Uint8Array, bins: number, block: Uint8Array): boolean {
  const cells = new Float64Array(bins * blocks)
  const rows = new Float64Array(bins)
  const sizes = new Float64Array(blocks)
  for (const [row, bin] of codes.entries()) {
    const own = block[row] ?? 0
    cells[bin * blocks + own] = (cells[bin * blocks + own] ?? 0) + 1
    rows[bin] = (rows[bin] ?? 0) + 1
    sizes[own] = (sizes[own] ?? 0) + 1
  }
  let [squares, used] = [0, 0]
  for (let bin = 0; bin < bins; bin++) {
    if ((rows[bin] ?? 0) < 5 * blocks) continue
    used++
    for (let own = 0; own < blocks; own++) {
      const expected = ((rows[bin] ?? 0) * (sizes[own] ?? 0)) / codes.length
      squares += ((cells[bin * blocks + own] ?? 0) - expected) ** 2 / Math.max(expected, 1e-9)
    }
  }
  const freedom = Math.max(1, used - 1) * (blocks - 1)
  return used > 0 && (squares - freedom) / Math.sqrt(2 * freedom) > clearly
}

/** Rows in two halves by time, cut between two days; rows of which no day is known are in neither. */
export type Halves = Readonly<{
  earlier: Int32Array
  later: Int32Array
  /** Where the later half begins. */
  from: number
}>

/** Null where all rows stand at one place. */
export function halvesOf(time: Time): Halves | null {
  const at = (row: number | undefined) => time.place[row ?? -1] ?? Number.NEGATIVE_INFINITY
  const order = inTime(time).filter((row) => at(row) > Number.NEGATIVE_INFINITY)
  const middle = order.length / 2
  const day = at(order[Math.floor(middle)])
  const first = order.findIndex((row) => at(row) >= day)
  const next = order.findIndex((row) => at(row) > day)
  const cuts = [first, next].filter((cut) => cut > 0)
  const cut = cuts.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)[0]
  if (cut === undefined) return null
  return { earlier: order.slice(0, cut).sort(), later: order.slice(cut).sort(), from: at(order[cut]) }
}

/** What is told of the halves. */
export const toHalves = ({ by }: Time, { earlier, later, from }: Halves): SaidHalves => ({
  by,
  from: by === null ? null : new Date(from * 86_400_000).toISOString().slice(0, 10),
  earlier: earlier.length,
  later: later.length,
})
