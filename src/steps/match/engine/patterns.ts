import { mostLevels } from './leveller.ts'

/**
 * Numbers patterns of levels in the order in which they are met. Each is found level by level along a tree: as one number it would be
 * too large for the machine to be looked up at once.
 */
export class PatternTree {
  /** Per pattern its levels as one number. */
  readonly codes: number[] = []
  /** Per node, and level behind it, the next node; 0 for none. */
  #next = new Int32Array(64 * mostLevels)
  /** Per node the levels up to it as one number, and the place of the pattern that ends there, counted from 1. */
  readonly #code = [0]
  #place = new Int32Array(64)

  /** The node behind a node, 0 being the first, by a level. */
  step(node: number, level: number): number {
    const at = node * mostLevels + level
    const known = this.#next[at] ?? 0
    return known > 0 ? known : this.#grow(node, level)
  }

  /** The place of the pattern that ends at a node. */
  placeAt(node: number): number {
    const known = this.#place[node] ?? 0
    if (known > 0) return known - 1
    this.#place[node] = this.codes.push(this.#code[node] ?? 0)
    return this.codes.length - 1
  }

  #grow(node: number, level: number): number {
    const own = this.#code.push((this.#code[node] ?? 0) * mostLevels + level) - 1
    if (own === this.#place.length) {
      this.#next = wider(this.#next)
      this.#place = wider(this.#place)
    }
    this.#next[node * mostLevels + level] = own
    return own
  }
}

function wider(list: Int32Array): Int32Array<ArrayBuffer> {
  const all = new Int32Array(list.length * 2)
  all.set(list)
  return all
}
