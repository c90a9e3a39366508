import { inOrder } from '../clusters/order.ts'
import { evidenceOf, type TableMatching } from '../engine/index.ts'
import type { DedupeLine } from './model.ts'

/** What is kept of a matching: per row where it belongs and why, and the rows of each group. */
export type Found = Readonly<{
  /** Per row the first row of its group. */
  group: Int32Array
  /** Per row the row of its group that it is most like; −1 for one that is alone. */
  like: Int32Array
  /** Per row the weight of the two in thousandths of a bit, {@link twins} where they say the same. */
  weight: Int32Array
  /** Per row the place of the receipt of the two; −1 without one. */
  receipt: Int32Array
  receipts: readonly (readonly DedupeLine[])[]
  /** The rows of all groups of several rows, group by group, those whose weakest row is the least sure first. */
  members: Int32Array
  /** The number of rows of each of these groups. */
  sizes: Int32Array
}>

/** The weight of rows that say the same: no doubt is left. */
export const twins = 2 ** 31 - 1

export const probabilityOf = (weight: number): number =>
  weight === twins ? 1 : 1 / (1 + 2 ** (-weight / 1000))

/** Gathers what is kept, without an object per row. */
export function foundIn(matching: TableMatching): Found {
  const { group, node, firstRow, secondRow, best, pairs } = matching
  const like = new Int32Array(group.length).fill(-1)
  const weight = new Int32Array(group.length)
  const receipt = new Int32Array(group.length).fill(-1)
  const receipts: DedupeLine[][] = []
  const places = new Map<number, number>()
  const placeOf = (pair: number) => {
    const pattern = pairs.pattern[pair] ?? 0
    const known = places.get(pattern)
    if (known !== undefined) return known
    receipts.push(evidenceOf(matching, pair))
    places.set(pattern, receipts.length - 1)
    return receipts.length - 1
  }
  for (let row = 0; row < group.length; row++) {
    const own = node[row] ?? 0
    const twin = (firstRow[own] === row ? secondRow[own] : firstRow[own]) ?? -1
    const pair = best[own] ?? -1
    if (twin >= 0) {
      like[row] = twin
      weight[row] = twins
    } else if (pair >= 0) {
      const other = (pairs.a[pair] === own ? pairs.b[pair] : pairs.a[pair]) ?? 0
      like[row] = firstRow[other] ?? 0
      weight[row] = matching.weight[pair] ?? 0
      receipt[row] = placeOf(pair)
    }
  }
  return { group, like, weight, receipt, receipts, ...groupsIn(group, weight) }
}

/** The groups of several rows, those whose weakest row is the least sure first. */
function groupsIn(group: Int32Array, weight: Int32Array): Pick<Found, 'members' | 'sizes'> {
  const size = new Int32Array(group.length)
  const weakest = new Int32Array(group.length).fill(twins)
  group.forEach((first, row) => {
    size[first] = (size[first] ?? 0) + 1
    weakest[first] = Math.min(weakest[first] ?? twins, weight[row] ?? twins)
  })
  const heads = Int32Array.from(group.keys()).filter((row) => (size[row] ?? 0) > 1)
  const ordered = inOrder(heads.length, [heads.map((head) => weakest[head] ?? 0)]).map((at) => heads[at] ?? 0)
  const sizes = ordered.map((head) => size[head] ?? 0)
  const next = new Int32Array(group.length).fill(-1)
  let rows = 0
  ordered.forEach((head) => {
    next[head] = rows
    rows += size[head] ?? 0
  })
  const members = new Int32Array(rows)
  group.forEach((first, row) => {
    const place = next[first] ?? -1
    if (place < 0) return
    members[place] = row
    next[first] = place + 1
  })
  return { members, sizes }
}
