import type { Edges } from '../clusters.ts'
import { GrowingInts } from './growing.ts'

/** Edges of compared pairs with those that are known beforehand: of one that is both, the greater weight counts. */
export function withKnown(nodes: number, compared: Edges, known: Edges | undefined): Edges {
  if (known === undefined || known.a.length === 0) return compared
  const weights = new Map<number, number>()
  const isKnown = new Uint8Array(nodes)
  const keyOf = (a: number, b: number) => Math.min(a, b) * nodes + Math.max(a, b)
  known.a.forEach((a, k) => {
    const b = known.b[k] ?? 0
    const key = keyOf(a, b)
    isKnown[a] = isKnown[b] = 1
    weights.set(key, Math.max(known.weight[k] ?? 0, weights.get(key) ?? Number.NEGATIVE_INFINITY))
  })
  const weight = compared.weight.map((own, k) => {
    const [a = 0, b = 0] = [compared.a[k], compared.b[k]]
    if (isKnown[a] === 0 || isKnown[b] === 0) return own
    const key = keyOf(a, b)
    const other = weights.get(key)
    weights.delete(key)
    return other === undefined ? own : Math.max(own, other)
  })
  const all = { a: grown(compared.a), b: grown(compared.b), weight: grown(weight) }
  for (const [key, own] of weights) {
    all.a.push(Math.floor(key / nodes))
    all.b.push(key % nodes)
    all.weight.push(own)
  }
  return { a: all.a.items, b: all.b.items, weight: all.weight.items }
}

function grown(items: Int32Array): GrowingInts {
  const all = new GrowingInts(items.length + 1)
  for (const item of items) all.push(item)
  return all
}
