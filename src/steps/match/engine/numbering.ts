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

/** Numbers texts in the order in which they are first seen, at half the time of a `Map`: most slots are told apart without the texts. */
export class TextNumbering {
  readonly texts: string[] = []
  /** Slot s holds the number of a text, counted from 1, and its hash. */
  #slots = new Int32Array(64)
  #mask = 31

  /** The number of a text; a text not seen before takes the next one. */
  of(text: string): number {
    if (this.texts.length * 2 > this.#mask) this.#grow()
    const hash = hashOf(text, 0)
    const [slots, mask] = [this.#slots, this.#mask]
    let at = Math.imul(hash, 0x9e3779b1) & mask
    for (;;) {
      const number = slots[2 * at] ?? 0
      if (number === 0) break
      if (slots[2 * at + 1] === hash && this.texts[number - 1] === text) return number - 1
      at = (at + 1) & mask
    }
    slots[2 * at] = this.texts.push(text)
    slots[2 * at + 1] = hash
    return this.texts.length - 1
  }

  #grow(): void {
    const slots = this.#slots
    const mask = slots.length - 1
    const wider = new Int32Array(slots.length * 2)
    for (let from = 0; from < slots.length; from += 2) {
      if (slots[from] === 0) continue
      const hash = slots[from + 1] ?? 0
      let at = Math.imul(hash, 0x9e3779b1) & mask
      while (wider[2 * at] !== 0) at = (at + 1) & mask
      wider[2 * at] = slots[from] ?? 0
      wider[2 * at + 1] = hash
    }
    this.#slots = wider
    this.#mask = mask
  }
}

/** 32 bits of a text, and of what follows it, begun from `seed` (FNV-1a over UTF-16 units). */
export function hashOf(text: string, seed: number, more = ''): number {
  let hash = seed ^ 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  for (let at = 0; at < more.length; at++) hash = Math.imul(hash ^ more.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** The hashes of a text from `seed` and from the next one: most of the time goes into asking for its letters. */
export function hashesOf(text: string, seed: number): [number, number] {
  let [one, other] = [seed ^ 0x811c9dc5, (seed + 1) ^ 0x811c9dc5]
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    one = Math.imul(one ^ letter, 0x01000193)
    other = Math.imul(other ^ letter, 0x01000193)
  }
  return [one ^ (one >>> 15), other ^ (other >>> 15)]
}
