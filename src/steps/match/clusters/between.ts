import type { Forest } from './forest.ts'
import type { Edges } from './problem.ts'

const nothing = -1
/** A slot has 2² numbers. */
const width = 2
const linkAt = 2

/**
 * What stands between clusters: for each two that an edge links, the sum of the weights of the edges between them, their
 * number, and whether the two may not become one. When two clusters become one, the one with the shorter list of links
 * gives its links to the other, so that each link moves at most log₂(links) times.
 */
export class Between {
  readonly #forest: Forest
  readonly #sum: Float64Array
  readonly #count: Float64Array
  readonly #barred: Uint8Array
  /** Ends 2e and 2e + 1 of link e: the cluster, and the next end in the list of that cluster. */
  readonly #end: Int32Array
  readonly #next: Int32Array
  readonly #first: Int32Array
  readonly #length: Int32Array
  #links = 0
  /** Open addressing: smaller cluster, larger cluster and link, side by side. Links that are no more stay until the next rebuilding. */
  readonly #slots: Int32Array
  readonly #mask: number
  #used = 0

  constructor(forest: Forest, { a, b, weight }: Edges, rows?: Int32Array) {
    this.#forest = forest
    this.#sum = new Float64Array(a.length)
    this.#count = new Float64Array(a.length)
    this.#barred = new Uint8Array(a.length)
    this.#end = new Int32Array(2 * a.length)
    this.#next = new Int32Array(2 * a.length)
    this.#first = new Int32Array(forest.nodes).fill(nothing)
    this.#length = new Int32Array(forest.nodes)
    const slots = 2 ** Math.ceil(Math.log2(2 * a.length + 2))
    this.#slots = new Int32Array(slots << width).fill(nothing)
    this.#mask = slots - 1
    for (let k = 0; k < a.length; k++) {
      const one = forest.find(a[k] ?? 0)
      const other = forest.find(b[k] ?? 0)
      const pairs = (rows?.[a[k] ?? 0] ?? 1) * (rows?.[b[k] ?? 0] ?? 1)
      if (one !== other) this.#see(one, other, weight[k] ?? 0, pairs)
    }
  }

  /** The link between two clusters, a number; −1 for none. */
  linkOf(one: number, other: number): number {
    return this.#slots[this.#slotOf(one, other) + linkAt] ?? nothing
  }

  /** Whether the mean weight of all pairs between the two ends of a link reaches a threshold. */
  reaches(link: number, threshold: number, unseen: number): boolean {
    const [one, other] = this.#endsOf(link)
    const pairs = this.#forest.sizeOf(one) * this.#forest.sizeOf(other)
    const seen = this.#count[link] ?? 0
    return (this.#sum[link] ?? 0) + (pairs - seen) * unseen >= threshold * pairs
  }

  isBarred(link: number): boolean {
    return this.#barred[link] === 1
  }

  /** Notes that the two ends of a link may not become one, whatever they take in. */
  bar(link: number): void {
    this.#barred[link] = 1
  }

  /** Makes the clusters at the two ends of a link one. */
  join(link: number): void {
    const [one, other] = this.#endsOf(link)
    const [root, child] = (this.#length[one] ?? 0) >= (this.#length[other] ?? 0) ? [one, other] : [other, one]
    this.#forest.takeIn(root, child)
    for (let end = this.#first[child] ?? nothing; end !== nothing; ) {
      const next = this.#next[end] ?? nothing
      this.#moveEnd(end, child, root)
      end = next
    }
  }

  #see(one: number, other: number, weight: number, pairs: number): void {
    let link = this.linkOf(one, other)
    if (link === nothing) {
      link = this.#links++
      this.#hang(2 * link, one)
      this.#hang(2 * link + 1, other)
      this.#keep(one, other, link)
    }
    this.#sum[link] = (this.#sum[link] ?? 0) + weight * pairs
    this.#count[link] = (this.#count[link] ?? 0) + pairs
  }

  /** Gives one end of a link from `child` to `root`, which may have a link to the same cluster already. */
  #moveEnd(end: number, child: number, root: number): void {
    const link = end >> 1
    const there = this.#end[end ^ 1] ?? 0
    // A link that became part of another, or of a cluster, has no ends any more.
    if (this.#end[end] !== child || there === nothing) return
    const known = there === root ? link : this.linkOf(root, there)
    if (known !== nothing) {
      if (known !== link) this.#addUp(known, link)
      this.#end[end] = nothing
      this.#end[end ^ 1] = nothing
      return
    }
    this.#hang(end, root)
    this.#keep(root, there, link)
  }

  #addUp(into: number, link: number): void {
    this.#sum[into] = (this.#sum[into] ?? 0) + (this.#sum[link] ?? 0)
    this.#count[into] = (this.#count[into] ?? 0) + (this.#count[link] ?? 0)
    if (this.isBarred(link)) this.bar(into)
  }

  #hang(end: number, cluster: number): void {
    this.#end[end] = cluster
    this.#next[end] = this.#first[cluster] ?? nothing
    this.#first[cluster] = end
    this.#length[cluster] = (this.#length[cluster] ?? 0) + 1
  }

  #endsOf(link: number): readonly [number, number] {
    return [this.#end[2 * link] ?? 0, this.#end[2 * link + 1] ?? 0]
  }

  #keep(one: number, other: number, link: number): void {
    if (++this.#used * 2 > this.#mask) this.#rebuild()
    this.#put(one, other, link)
  }

  #put(one: number, other: number, link: number): void {
    const slot = this.#slotOf(one, other)
    this.#slots[slot] = Math.min(one, other)
    this.#slots[slot + 1] = Math.max(one, other)
    this.#slots[slot + linkAt] = link
  }

  #rebuild(): void {
    this.#slots.fill(nothing)
    this.#used = 1
    for (let link = 0; link < this.#links; link++) {
      const [one, other] = this.#endsOf(link)
      if (one === nothing) continue
      this.#put(one, other, link)
      this.#used++
    }
  }

  /** Where the link between two clusters stands, or would stand. */
  #slotOf(one: number, other: number): number {
    const low = Math.min(one, other)
    const high = Math.max(one, other)
    for (let place = hash(low, high) & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = place << width
      const there = this.#slots[slot]
      if (there === nothing || (there === low && this.#slots[slot + 1] === high)) return slot
    }
  }
}

/** Mixes two numbers (the finaliser of MurmurHash3, Appleby 2011). */
function hash(low: number, high: number): number {
  let mixed = Math.imul(low, 0x9e3779b1) ^ high
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
