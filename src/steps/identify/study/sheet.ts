/** Different texts of a column that are kept once; a column with more has a text per row. */
const mostDifferent = 20_000

/** The texts of some rows: `places` says per row which of `values` it has. */
export type Texts = Readonly<{ values: readonly string[]; places: Int32Array }>

/** The cells of one column, row after row. */
class Cells {
  readonly #values: string[] = []
  readonly #places = new Map<string, number>()
  readonly #codes: number[] = []
  readonly #rest: string[] = []
  #counts: Map<string, number> | undefined

  push(text: string): void {
    if (this.#rest.length > 0) {
      this.#rest.push(text)
      return
    }
    const known = this.#places.get(text)
    if (known !== undefined) this.#codes.push(known)
    else if (this.#values.length < mostDifferent) {
      this.#places.set(text, this.#values.length)
      this.#codes.push(this.#values.length)
      this.#values.push(text)
    } else this.#rest.push(text)
  }

  /** Each different text once, and per row its place there; for a column with too many of them each row has its own. */
  texts(rows: Int32Array): Texts {
    if (this.#rest.length > 0)
      return { values: Array.from(rows, (row) => this.at(row)), places: Int32Array.from(rows.keys()) }
    return { values: this.#values, places: rows.map((row) => this.#codes[row] ?? 0) }
  }

  /** How many rows have the text that a row has. */
  count(row: number): number {
    this.#counts ??= this.#countAll()
    return this.#counts.get(this.at(row)) ?? 0
  }

  #countAll(): Map<string, number> {
    const counts = new Map<string, number>()
    const add = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1)
    for (const code of this.#codes) add(this.#values[code] ?? '')
    for (const text of this.#rest) add(text)
    return counts
  }

  at(row: number): string {
    const own = this.#codes.length
    return row < own ? (this.#values[this.#codes[row] ?? 0] ?? '') : (this.#rest[row - own] ?? '')
  }
}

/** A table as it came, with what tells its rows apart, whatever their order. */
export class Sheet {
  readonly titles: readonly string[]
  readonly fields: readonly (string | null)[]
  readonly #columns: readonly Cells[]
  readonly #hashes: number[] = []

  /** @param fields what each column was recognised as; null for nothing */
  constructor(titles: readonly string[], fields: readonly (string | null)[]) {
    this.titles = titles
    this.fields = fields
    this.#columns = titles.map(() => new Cells())
  }

  get rows(): number {
    return this.#hashes.length
  }

  push(cells: readonly string[]): void {
    let [high, low] = [0x811c9dc5, 0x9747b28c]
    for (const [at, column] of this.#columns.entries()) {
      const text = (cells[at] ?? '').trim()
      column.push(text)
      for (let i = 0; i < text.length; i++) {
        const letter = text.charCodeAt(i)
        high = Math.imul(high ^ letter, 0x01000193)
        low = Math.imul(low ^ letter, 0x5bd1e995)
      }
      high = Math.imul(high ^ 0x1f, 0x01000193)
      low = Math.imul(low ^ (low >>> 15) ^ 0x1f, 0x5bd1e995)
    }
    // 21 bits of one and 32 of the other: exact in a number of JavaScript.
    this.#hashes.push((high & 0x1fffff) * 2 ** 32 + ((low ^ (low >>> 13)) >>> 0))
  }

  /** The text of a cell, without blanks around it. */
  text(column: number, row: number): string {
    return this.#columns[column]?.at(row) ?? ''
  }

  /** The texts of a column in some rows, so that each can be read once. */
  texts(column: number, rows: Int32Array): Texts {
    return this.#columns[column]?.texts(rows) ?? { values: [], places: new Int32Array(0) }
  }

  /** How many rows have the text of a row that the fewest have, in any column but one. */
  rarest(row: number, except: number): number {
    return Math.min(...this.#columns.map((column, at) => (at === except ? Infinity : column.count(row))))
  }

  /** A number that rows with the same content share. */
  hash(row: number): number {
    return this.#hashes[row] ?? 0
  }
}
