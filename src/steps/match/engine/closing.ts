import { Forest } from '../clusters/forest.ts'
import type { Pairs } from '../clusters.ts'
import { GrowingInts } from './growing.ts'

/** In more than so many only pairs that blocks brought together are compared: forty make 780 pairs. */
const mostClosed = 40

/**
 * Pairs that were not compared and that others may make one: both are like a third. What excludes the two has to be known.
 * @param ones pairs that are taken for one
 * @param compared pairs that were compared
 */
export function pairsToClose(
  nodes: number,
  ones: Iterable<readonly [number, number]>,
  compared: Pairs,
): Pairs {
  const forest = new Forest(nodes)
  for (const [a, b] of ones) forest.union(a, b)
  const isClosed = (root: number) => forest.sizeOf(root) > 2 && forest.sizeOf(root) <= mostClosed
  const members = new Map<number, number[]>()
  for (let node = 0; node < nodes; node++) {
    const root = forest.find(node)
    if (!isClosed(root)) continue
    const known = members.get(root)
    if (known) known.push(node)
    else members.set(root, [node])
  }
  const seen = new Set<number>()
  for (let k = 0; k < compared.a.length; k++) {
    const [a = 0, b = 0] = [compared.a[k], compared.b[k]]
    const root = forest.find(a)
    if (root === forest.find(b) && isClosed(root)) seen.add(a * nodes + b)
  }
  const [left, right] = [new GrowingInts(), new GrowingInts()]
  for (const own of members.values())
    own.forEach((a, i) => {
      for (const b of own.slice(i + 1)) {
        if (seen.has(a * nodes + b)) continue
        left.push(a)
        right.push(b)
      }
    })
  return { a: left.items, b: right.items }
}
