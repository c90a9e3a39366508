import { GrowingInts } from './growing.ts'
import { TextNumbering } from './numbering.ts'

/**
 * One column of the records to match: each different value once, and per record the number of its value. What is expensive
 * (taking a value apart, comparing two) is done per value, not per record.
 */
export interface Column {
  name: string
  /** Different values; place 0 stands for "not known". */
  values: readonly string[]
  /** Per record the place of its value in `values`. */
  code: Int32Array
  /** Per value the number of records that have it. */
  count: Int32Array
  /** Per value its place in the column of which this one has some records. */
  origin?: Int32Array
}

/** Takes the cells of a column one after the other; blank and missing ones are not known. */
export class ColumnBuilder {
  readonly #name: string
  #values = numbering()
  #code = new GrowingInts()
  #different = 1
  #characters = 0

  constructor(name: string) {
    this.#name = name
  }

  /** About the bytes that this takes. */
  get bytes(): number {
    return 2 * this.#characters + bytesPerValue * this.#values.texts.length + 4 * this.#code.length
  }

  /** The different values so far, in the order in which they were met; the first stands for "not known". */
  get texts(): readonly string[] {
    return this.#values.texts
  }

  push(cell: string | null): void {
    const value = cell?.trim() ?? ''
    const place = this.#values.of(value)
    if (place === this.#different) {
      this.#different++
      this.#characters += value.length
    }
    this.#code.push(place)
  }

  /** The column of all cells, which is let go of: the builder is as new. */
  column(): Column {
    const column = counted(this.#name, this.#values.texts, this.#code.items)
    this.#values = numbering()
    this.#different = 1
    this.#code = new GrowingInts()
    this.#characters = 0
    return column
  }
}

function numbering(): TextNumbering {
  const values = new TextNumbering()
  values.of('')
  return values
}

/** What a different value takes beside its letters: the text, its place, and the way from one to the other. */
const bytesPerValue = 80

/** Builds a column of cells that are all there. */
export function columnOf(name: string, cells: readonly (string | null)[]): Column {
  const column = new ColumnBuilder(name)
  for (const cell of cells) column.push(cell)
  return column.column()
}

/** The column of some records, in their order; values are numbered anew as they come. */
export function columnFor({ name, values, code }: Column, records: Int32Array): Column {
  const place = new Int32Array(values.length)
  const kept = ['']
  const origin = new GrowingInts(values.length)
  origin.push(0)
  const own = records.map((record) => {
    const value = code[record] ?? 0
    if (value === 0) return 0
    if (place[value] === 0) {
      place[value] = kept.length
      kept.push(values[value] ?? '')
      origin.push(value)
    }
    return place[value] ?? 0
  })
  return { ...counted(name, kept, own), origin: origin.items }
}

function counted(name: string, values: readonly string[], code: Int32Array): Column {
  const count = new Int32Array(values.length)
  for (let at = 0; at < code.length; at++) {
    const place = code[at] ?? 0
    count[place] = (count[place] ?? 0) + 1
  }
  return { name, values, code, count }
}
