/** Two lists, one behind the other. */
export function both(one: Int32Array, other: Int32Array): Int32Array<ArrayBuffer> {
  const all = new Int32Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}

/** A list of whole numbers that grows without an object per number. */
export class GrowingInts {
  length = 0
  #items: Int32Array

  constructor(expected = 16) {
    this.#items = new Int32Array(expected)
  }

  push(item: number): void {
    if (this.length === this.#items.length) {
      const wider = new Int32Array(this.length * 2)
      wider.set(this.#items)
      this.#items = wider
    }
    this.#items[this.length++] = item
  }

  /** Whether a number was pushed since the list had a length. */
  has(item: number, since: number): boolean {
    for (let at = since; at < this.length; at++) if (this.#items[at] === item) return true
    return false
  }

  /** Adds to a number that was pushed. */
  add(at: number, more: number): void {
    this.#items[at] = (this.#items[at] ?? 0) + more
  }

  /** The numbers so far; a view, good until the next push. */
  get items(): Int32Array {
    return this.#items.subarray(0, this.length)
  }
}
