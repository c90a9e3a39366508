/** Pairs that are looked at: so many for any file, or so many per record. */
const fewPairs = 200_000
const pairsPerRecord = 5

/** So many pairs are looked at. */
export const mostPairs = (records: number): number => Math.max(fewPairs, records * pairsPerRecord)

/** Whether records are so few that all their pairs may be looked at. */
export const isFew = (records: number): boolean => (records * (records - 1)) / 2 <= fewPairs

/** Where there is time for all blocks that there are, they may grow to so many records, or to twice the largest. */
const roomToGrow = 100

/**
 * The largest block such that all up to it make no more than `pairs` pairs.
 * @param breadths how large each counts as
 */
export function largestAffordable(sizes: Int32Array, pairs: number, breadths = sizes): number {
  let largest = 0
  for (let key = 0; key < breadths.length; key++) largest = Math.max(largest, breadths[key] ?? 0)
  const made = new Float64Array(largest + 1)
  for (let key = 0; key < sizes.length; key++) {
    const [size, breadth] = [sizes[key] ?? 0, breadths[key] ?? 0]
    made[breadth] = (made[breadth] ?? 0) + (size * (size - 1)) / 2
  }
  let [spent, most] = [0, 2]
  for (let breadth = 2; breadth <= largest; breadth++) {
    if (made[breadth] === 0) continue
    spent += made[breadth] ?? 0
    if (spent > pairs) return most
    most = breadth
  }
  return Math.max(roomToGrow, 2 * most)
}
