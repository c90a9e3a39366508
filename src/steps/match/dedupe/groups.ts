import { inOrder } from '../clusters/order.ts'
import { probabilityOf } from './found.ts'
import type { DedupeGroup, orders } from './model.ts'
import type { Kept } from './store.ts'

/** More rows of one group nobody looks through. */
const mostShown = 50

/** Groups of several rows, from a place on, with the cells of their rows. */
export async function groupsFrom(
  { found: { sizes, members, like, weight, receipt, receipts }, rows }: Kept,
  order: (typeof orders)[number],
  from: number,
  wanted: number,
): Promise<DedupeGroup[]> {
  const places = order === 'unsure' ? null : inOrder(sizes.length, [sizes.map((size) => -size)])
  const starts = new Int32Array(sizes.length + 1)
  sizes.forEach((size, at) => {
    starts[at + 1] = (starts[at] ?? 0) + size
  })
  const groups: DedupeGroup[] = []
  for (let at = from; at < Math.min(sizes.length, from + wanted); at++) {
    const place = places?.[at] ?? at
    const all = members.subarray(starts[place], starts[place + 1])
    const least = all.reduce((low, row) => Math.min(low, weight[row] ?? 0), Number.POSITIVE_INFINITY)
    groups.push({
      group_id: String((all[0] ?? 0) + 1),
      rows: all.length,
      probability: probabilityOf(least),
      members: await Promise.all(
        Array.from(all.subarray(0, mostShown), async (row) => ({
          row: row + 1,
          cells: [...(await rows.one(row))],
          probability: probabilityOf(weight[row] ?? 0),
          like: (like[row] ?? 0) + 1,
          lines: [...(receipts[receipt[row] ?? -1] ?? [])],
        })),
      ),
    })
  }
  return groups
}
