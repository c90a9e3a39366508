/** Numbers whole numbers of 32 bits in the order in which they are first seen: 0, 1, 2, … (open addressing, linear probing). */
export class Numbering {
  size = 0
  #slots: Int32Array
  #keys: Int32Array

  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)))
    this.#slots = new Int32Array(slots)
    this.#keys = new Int32Array(slots)
  }

  /** The number of a key; a key not seen before takes the next one. */
  of(key: number): number {
    if (this.size * 2 > this.#slots.length) this.#grow()
    const at = this.#place(key)
    const number = this.#slots[at] ?? 0
    if (number > 0) return number - 1
    this.#slots[at] = ++this.size
    this.#keys[at] = key
    return this.size - 1
  }

  #place(key: number): number {
    const mask = this.#slots.length - 1
    let at = Math.imul(key, 0x9e3779b1) & mask
    while ((this.#slots[at] ?? 0) > 0 && this.#keys[at] !== key) at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [slots, keys] = [this.#slots, this.#keys]
    this.#slots = new Int32Array(slots.length * 2)
    this.#keys = new Int32Array(slots.length * 2)
    slots.forEach((number, from) => {
      if (number === 0) return
      const at = this.#place(keys[from] ?? 0)
      this.#slots[at] = number
      this.#keys[at] = keys[from] ?? 0
    })
  }
}

/** 32 bits of a text, begun from `seed` (FNV-1a over UTF-16 units). */
export function hashOf(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
