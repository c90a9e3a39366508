import { Forest } from '../clusters/forest.ts'
import type { Edges, Pairs } from '../clusters.ts'
import { GrowingInts } from './growing.ts'

/** Between two groups of so many pairs only the pairs that were compared count. */
const mostFilled = 100_000

/**
 * Edges as they count when people said which nodes are one: such a group has several faces, and whoever is like one of them is
 * like all, so that each pair between two groups weighs as much as the heaviest. Edges keep their places; pairs that were not
 * compared follow.
 */
export function withDecided(nodes: number, { a, b, weight }: Edges, same: Pairs | undefined): Edges {
  if (same === undefined || same.a.length === 0) return { a, b, weight }
  const forest = new Forest(nodes)
  same.a.forEach((one, k) => {
    forest.union(one, same.b[k] ?? one)
  })
  const keyOf = (one: number, other: number) => Math.min(one, other) * nodes + Math.max(one, other)
  const heaviest = new Map<number, number>()
  const met = new Set<number>()
  const isDecided = (root: number) => forest.sizeOf(root) > 1
  for (let k = 0; k < a.length; k++) {
    const [one = 0, other = 0] = [a[k], b[k]]
    const [left, right] = [forest.find(one), forest.find(other)]
    if (left === right || (!isDecided(left) && !isDecided(right))) continue
    const key = keyOf(left, right)
    heaviest.set(key, Math.max(weight[k] ?? 0, heaviest.get(key) ?? Number.NEGATIVE_INFINITY))
    met.add(keyOf(one, other))
  }
  const own = weight.map((each, k) => {
    const [left, right] = [forest.find(a[k] ?? 0), forest.find(b[k] ?? 0)]
    return left === right ? each : (heaviest.get(keyOf(left, right)) ?? each)
  })
  const all = [a, b, own].map((items) => {
    const growing = new GrowingInts(items.length + 1)
    for (const item of items) growing.push(item)
    return growing
  })
  const members = Map.groupBy(
    Array.from({ length: nodes }, (_, node) => node).filter((node) => isDecided(forest.find(node))),
    (node) => forest.find(node),
  )
  const membersOf = (root: number) => members.get(root) ?? [root]
  for (const [key, most] of heaviest) {
    const [left, right] = [membersOf(Math.floor(key / nodes)), membersOf(key % nodes)]
    if (left.length * right.length > mostFilled) continue
    for (const one of left)
      for (const other of right) {
        if (met.has(keyOf(one, other))) continue
        all[0]?.push(Math.min(one, other))
        all[1]?.push(Math.max(one, other))
        all[2]?.push(most)
      }
  }
  const [from, to, weights] = all.map((growing) => growing.items)
  return { a: from ?? a, b: to ?? b, weight: weights ?? weight }
}
