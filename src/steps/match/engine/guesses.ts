import type { Edges } from '../clusters.ts'
import { GrowingInts } from './growing.ts'

/** A pair has to be twice as likely as another one that it excludes, a bit. */
const leastLead = 1000
/** In doubt: just below what makes two one. */
const doubtful = -1

/**
 * Weights without guesses: of two nodes that exclude each other a third one goes to neither when both are about as likely.
 * Changes `weight`.
 * @param isBarred 1 per edge whose ends are never one
 */
export function withoutGuesses({ a, b, weight }: Edges, isBarred: Uint8Array): void {
  const excluded = new Set<number>()
  for (let k = 0; k < a.length; k++) if (isBarred[k] === 1) excluded.add(a[k] ?? 0).add(b[k] ?? 0)
  if (excluded.size === 0) return
  const edgesOf = new Map<number, Map<number, number>>()
  const see = (node: number, other: number, edge: number) => {
    if (!excluded.has(node)) return
    const known = edgesOf.get(node)
    if (known) known.set(other, edge)
    else edgesOf.set(node, new Map([[other, edge]]))
  }
  for (let k = 0; k < a.length; k++) {
    if ((weight[k] ?? 0) < 0) continue
    see(a[k] ?? 0, b[k] ?? 0, k)
    see(b[k] ?? 0, a[k] ?? 0, k)
  }
  const guessed = new GrowingInts(1)
  for (let k = 0; k < a.length; k++) {
    if (isBarred[k] !== 1) continue
    const [one, other] = [edgesOf.get(a[k] ?? 0), edgesOf.get(b[k] ?? 0)]
    if (!one || !other) continue
    const [fewer, more] = one.size <= other.size ? [one, other] : [other, one]
    for (const [node, edge] of fewer) {
      const rival = more.get(node)
      if (rival === undefined || Math.abs((weight[edge] ?? 0) - (weight[rival] ?? 0)) >= leastLead) continue
      guessed.push(edge)
      guessed.push(rival)
    }
  }
  for (const edge of guessed.items) weight[edge] = doubtful
}
