/** Pairs that are looked at: so many for any file, or so many per record. */
const fewPairs = 200_000
const pairsPerRecord = 4

/** So many pairs are looked at. */
export const mostPairs = (records: number): number => Math.max(fewPairs, records * pairsPerRecord)

/** Whether records are so few that all their pairs may be looked at. */
export const isFew = (records: number): boolean => (records * (records - 1)) / 2 <= fewPairs

/** Where there is time for all blocks that there are, they may grow to so many records, or to twice the largest. */
const roomToGrow = 100

/** The largest size of block such that all blocks up to it make no more than `pairs` pairs. */
export function largestAffordable(sizes: Int32Array, pairs: number): number {
  let largest = 0
  for (let at = 0; at < sizes.length; at++) largest = Math.max(largest, sizes[at] ?? 0)
  const blocks = new Int32Array(largest + 1)
  for (let at = 0; at < sizes.length; at++) {
    const size = sizes[at] ?? 0
    blocks[size] = (blocks[size] ?? 0) + 1
  }
  let [spent, most] = [0, 2]
  for (let size = 2; size <= largest; size++) {
    if (blocks[size] === 0) continue
    spent += ((blocks[size] ?? 0) * size * (size - 1)) / 2
    if (spent > pairs) return most
    most = size
  }
  return Math.max(roomToGrow, 2 * most)
}
