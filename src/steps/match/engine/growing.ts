/** A list of whole numbers that grows without an object per number. */
export class GrowingInts {
  length = 0
  #items: Int32Array

  constructor(expected = 1024) {
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

  /** The numbers so far; a view, good until the next push. */
  get items(): Int32Array {
    return this.#items.subarray(0, this.length)
  }
}
