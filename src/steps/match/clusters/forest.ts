import { intsOf } from './order.ts'
import type { Sides } from './problem.ts'

/** Disjoint sets of nodes (union by size, path halving; Tarjan 1975), each with the sides and the code that it has. */
export class Forest {
  readonly nodes: number
  readonly #parent: Int32Array
  readonly #size: Int32Array
  readonly #code: Int32Array | undefined
  /** Of each code the one that stands for it: codes become one by decisions. */
  readonly #codes = new Map<number, number>()
  readonly #sides = new Map<number, Set<number>>()

  constructor(nodes: number, sides?: Sides, code?: Int32Array, size?: Int32Array) {
    this.nodes = nodes
    this.#parent = intsOf(nodes, (node) => node)
    this.#size = size?.slice() ?? new Int32Array(nodes).fill(1)
    this.#code = code?.slice()
    sides?.node.forEach((node, i) => {
      this.put(node, sides.side[i] ?? 0)
    })
  }

  /** Puts the cluster of a node on a side. */
  put(node: number, side: number): void {
    const root = this.find(node)
    const known = this.#sides.get(root)
    if (known) known.add(side)
    else this.#sides.set(root, new Set([side]))
  }

  find(node: number): number {
    let at = node
    for (;;) {
      const up = this.#parent[at] ?? at
      if (up === at) return at
      const above = this.#parent[up] ?? up
      this.#parent[at] = above
      at = above
    }
  }

  sizeOf(root: number): number {
    return this.#size[root] ?? 0
  }

  /** Whether a side or a code of this single node may stand in the way of a union. */
  isConstrained(node: number): boolean {
    return this.#sides.has(node) || (this.#code?.[node] ?? 0) !== 0
  }

  /** Whether two clusters have sides that exclude each other, or different codes. */
  excludes(one: number, other: number): boolean {
    const [code, otherCode] = [this.#codeOf(one), this.#codeOf(other)]
    return (code !== 0 && otherCode !== 0 && code !== otherCode) || this.#opposed(one, other)
  }

  #opposed(one: number, other: number): boolean {
    const sides = this.#sides.get(one)
    const others = this.#sides.get(other)
    if (!sides || !others) return false
    const [few, many] = sides.size <= others.size ? [sides, others] : [others, sides]
    for (const side of few) if (many.has(side ^ 1)) return true
    return false
  }

  /** Makes the clusters of two nodes one. */
  union(a: number, b: number): void {
    const [one, other] = [this.find(a), this.find(b)]
    if (one === other) return
    if (this.sizeOf(one) >= this.sizeOf(other)) this.takeIn(one, other)
    else this.takeIn(other, one)
  }

  /** Makes two clusters one, under the root of the first. */
  takeIn(root: number, child: number): void {
    this.#parent[child] = root
    this.#size[root] = this.sizeOf(root) + this.sizeOf(child)
    if (this.#code && this.#code[root] === 0) this.#code[root] = this.#code[child] ?? 0
    this.#joinSides(root, child)
  }

  /** The same by decision: different codes of the two are one code from now on. False when sides exclude it. */
  decide(a: number, b: number): boolean {
    const [one, other] = [this.find(a), this.find(b)]
    if (one === other) return true
    if (this.#opposed(one, other)) return false
    const [code, otherCode] = [this.#codeOf(one), this.#codeOf(other)]
    if (code !== 0 && otherCode !== 0 && code !== otherCode) this.#codes.set(otherCode, code)
    this.union(one, other)
    return true
  }

  /** The smallest node of each node's cluster. */
  labels(): Int32Array {
    const smallest = new Int32Array(this.nodes).fill(-1)
    const label = new Int32Array(this.nodes)
    for (let node = 0; node < this.nodes; node++) {
      const root = this.find(node)
      if (smallest[root] === -1) smallest[root] = node
      label[node] = smallest[root] ?? node
    }
    return label
  }

  #codeOf(root: number): number {
    let code = this.#code?.[root] ?? 0
    for (let next = this.#codes.get(code); next !== undefined; next = this.#codes.get(code)) code = next
    return code
  }

  #joinSides(root: number, child: number): void {
    const [sides, others] = [this.#sides.get(root), this.#sides.get(child)]
    if (!others) return
    this.#sides.delete(child)
    if (!sides) this.#sides.set(root, others)
    else {
      const [many, few] = sides.size >= others.size ? [sides, others] : [others, sides]
      for (const side of few) many.add(side)
      this.#sides.set(root, many)
    }
  }
}
