import { Between } from './clusters/between.ts'
import { Forest } from './clusters/forest.ts'
import { inOrder } from './clusters/order.ts'
import type { Edges, Pairs, Sides } from './clusters/problem.ts'

export type { Edges, Pairs, Sides } from './clusters/problem.ts'

export type Constraints = Readonly<{
  /** Pairs that are one whatever the evidence says, unless `apart` contradicts. */
  same?: Pairs
  /** What must not come together whatever else says so. For single pairs: {@link apartPairs}. */
  apart?: Sides
  /** A number per node that one cluster has only one of, such as that of a credit code; 0 for none. `same` makes two numbers one. */
  code?: Int32Array
  /** How many rows each node stands for, one where this is left out: a mean is over pairs of rows. */
  rows?: Int32Array
  /** 1 for a node whose edges are looked at after all others. */
  late?: Uint8Array
}>

export type Rule = Readonly<{
  /** Least mean weight between two clusters that become one. */
  threshold: number
  /** Weight of a pair of nodes without an edge. */
  unseen: number
}>

/** What became of an edge: its ends are one, it is below the threshold, its ends must be apart, or their clusters are too loosely linked. */
export const outcome = { one: 0, below: 1, apart: 2, loose: 3 } as const

export type Clusters = Readonly<{
  /** The smallest node of each node's cluster. */
  label: Int32Array
  /** A value of {@link outcome} per edge. */
  outcome: Uint8Array
  /** The smallest node of each node's component, of which clusters are parts. */
  part: Int32Array
  /** Places in `same` of the pairs that `apart` contradicts. */
  refused: readonly number[]
}>

const none: Pairs = { a: new Int32Array(0), b: new Int32Array(0) }

/** Sides for single pairs that must be apart. */
export function apartPairs({ a, b }: Pairs): Sides {
  const node = new Int32Array(2 * a.length)
  const side = Int32Array.from(node, (_, i) => i)
  for (let k = 0; k < a.length; k++) {
    node[2 * k] = a[k] ?? 0
    node[2 * k + 1] = b[k] ?? 0
  }
  return { node, side }
}

/**
 * Clusters of nodes that do not chain. Edges join from the heaviest to the lightest (ties by the numbers of the nodes): one
 * makes the clusters of its ends one when that breaks no constraint and the mean weight of all pairs between the two, unseen
 * ones counting as `unseen`, reaches the threshold. The result depends on nothing but the sets of nodes, edges and
 * constraints; time grows with edges × log(edges).
 */
export function clusters(nodes: number, edges: Edges, constraints: Constraints, rule: Rule): Clusters {
  const { same = none, apart, code, late, rows } = constraints
  const forest = new Forest(nodes, apart, code, rows)
  const refused = joinSame(forest, same)
  const { parts, ...whole } = joinWhole(forest, edges, same, rule)
  const loose = inTurn(edges, whole, late)
  const between = new Between(forest, loose, rows)
  joinHeaviest(forest, loose, between, rule)
  return {
    label: forest.labels(),
    outcome: outcomes(forest, edges, between, rule),
    part: parts.labels(),
    refused,
  }
}

function joinSame(forest: Forest, { a, b }: Pairs): number[] {
  const places = inOrder(a.length, [
    a.map((node, k) => Math.min(node, b[k] ?? 0)),
    a.map((node, k) => Math.max(node, b[k] ?? 0)),
  ])
  return [...places].filter((k) => !forest.decide(a[k] ?? 0, b[k] ?? 0))
}

/** Edges, by their places, whose components are not one cluster at first sight; and these components. */
type Loose = Readonly<{ edges: Int32Array; part: Int32Array }>

/**
 * Joins the components of edges above the threshold in which no constraint stands and every pair has such an edge: whatever
 * the order, these become one. That is nearly all of them.
 */
function joinWhole(
  forest: Forest,
  { a, b, weight }: Edges,
  same: Pairs,
  { threshold }: Rule,
): Loose & Readonly<{ parts: Forest }> {
  const parts = new Forest(forest.nodes)
  for (let k = 0; k < same.a.length; k++) parts.union(same.a[k] ?? 0, same.b[k] ?? 0)
  for (let k = 0; k < a.length; k++) if ((weight[k] ?? 0) >= threshold) parts.union(a[k] ?? 0, b[k] ?? 0)
  const missing = missingIn(parts, forest)
  for (let k = 0; k < a.length; k++)
    if ((weight[k] ?? 0) >= threshold) {
      const part = parts.find(a[k] ?? 0)
      missing[part] = (missing[part] ?? 0) - 1
    }
  const edges = new Int32Array(a.length)
  const partOf = new Int32Array(a.length)
  let count = 0
  for (let k = 0; k < a.length; k++) {
    const part = parts.find(a[k] ?? 0)
    if (part !== parts.find(b[k] ?? 0)) continue
    if (missing[part] === 0) forest.union(a[k] ?? 0, b[k] ?? 0)
    else {
      edges[count] = k
      partOf[count++] = part
    }
  }
  return { edges: edges.subarray(0, count), part: partOf.subarray(0, count), parts }
}

/** How many edges each part has to have for every pair to have one; without end where a constraint stands in it. */
function missingIn(parts: Forest, forest: Forest): Float64Array {
  const missing = new Float64Array(forest.nodes)
  for (let node = 0; node < forest.nodes; node++) {
    const part = parts.find(node)
    const size = parts.sizeOf(part)
    if (part === node) missing[part] = (missing[part] ?? 0) + (size * (size - 1)) / 2
    if (forest.isConstrained(node)) missing[part] = Number.POSITIVE_INFINITY
  }
  return missing
}

/**
 * Edges in the order in which they join: part by part, so that what they touch lies close together; late ones last, the
 * heaviest first.
 */
function inTurn({ a, b, weight }: Edges, { edges, part }: Loose, late: Uint8Array | undefined): Edges {
  const order = inOrder(edges.length, [
    part,
    edges.map((k) => Math.max(late?.[a[k] ?? 0] ?? 0, late?.[b[k] ?? 0] ?? 0)),
    edges.map((k) => -(weight[k] ?? 0)),
    edges.map((k) => Math.min(a[k] ?? 0, b[k] ?? 0)),
    edges.map((k) => Math.max(a[k] ?? 0, b[k] ?? 0)),
  ])
  const taken = (from: Int32Array) => order.map((place) => from[edges[place] ?? 0] ?? 0)
  return { a: taken(a), b: taken(b), weight: taken(weight) }
}

function joinHeaviest(
  forest: Forest,
  { a, b, weight }: Edges,
  between: Between,
  { threshold, unseen }: Rule,
): void {
  for (let k = 0; k < a.length; k++) {
    if ((weight[k] ?? 0) < threshold) continue
    const one = forest.find(a[k] ?? 0)
    const other = forest.find(b[k] ?? 0)
    if (one === other) continue
    const link = between.linkOf(one, other)
    if (between.isBarred(link) || !between.reaches(link, threshold, unseen)) continue
    if (forest.excludes(one, other)) between.bar(link)
    else between.join(link)
  }
}

function outcomes(
  forest: Forest,
  { a, b, weight }: Edges,
  between: Between,
  { threshold }: Rule,
): Uint8Array {
  const became = new Uint8Array(a.length)
  for (let k = 0; k < a.length; k++) {
    const [one, other] = [forest.find(a[k] ?? 0), forest.find(b[k] ?? 0)]
    if (one === other) continue
    if ((weight[k] ?? 0) < threshold) {
      became[k] = outcome.below
      continue
    }
    const link = between.linkOf(one, other)
    if (!between.isBarred(link) && forest.excludes(one, other)) between.bar(link)
    became[k] = between.isBarred(link) ? outcome.apart : outcome.loose
  }
  return became
}
