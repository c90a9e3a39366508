/** Numbers whole numbers of 32 bits in the order in which they are first seen: 0, 1, 2, … (open addressing, linear probing). */
export class Numbering {
  size = 0
  /** Slot s holds the number of a key, counted from 1, and the key: side by side, since memory is asked for both. */
  #slots: Int32Array
  #mask: number

  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)))
    this.#slots = new Int32Array(slots * 2)
    this.#mask = slots - 1
  }

  /** The number of a key; a key not seen before takes the next one. */
  of(key: number): number {
    if (this.size * 2 > this.#mask) this.#grow()
    const at = this.#place(key)
    const number = this.#slots[at] ?? 0
    if (number > 0) return number - 1
    this.#slots[at] = ++this.size
    this.#slots[at + 1] = key
    return this.size - 1
  }

  #place(key: number): number {
    const [slots, mask] = [this.#slots, this.#mask]
    let at = Math.imul(key, 0x9e3779b1) & mask
    while ((slots[2 * at] ?? 0) > 0 && slots[2 * at + 1] !== key) at = (at + 1) & mask
    return 2 * at
  }

  #grow(): void {
    const slots = this.#slots
    this.#slots = new Int32Array(slots.length * 2)
    this.#mask = slots.length - 1
    for (let from = 0; from < slots.length; from += 2) {
      if (slots[from] === 0) continue
      const key = slots[from + 1] ?? 0
      const at = this.#place(key)
      this.#slots[at] = slots[from] ?? 0
      this.#slots[at + 1] = key
    }
  }
}

/** 32 bits of a text, and of what follows it, begun from `seed` (FNV-1a over UTF-16 units). */
export function hashOf(text: string, seed: number, more = ''): number {
  let hash = seed ^ 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  for (let at = 0; at < more.length; at++) hash = Math.imul(hash ^ more.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
