import type { Column } from './column.ts'
import { type NameParts, NameReader, pickedParts } from './name-parts.ts'

/** Names of a column that are taken apart as they are met, so that little is left to do when all are there. */
export class NamesAhead {
  /** The values of the column so far, in their order. */
  readonly names: string[] = []
  readonly #reader = new NameReader()
  #read = 0

  take(names: readonly string[]): void {
    for (const name of names) this.names.push(name)
  }

  /** Takes the next few apart. @returns whether there may be more */
  readSome(): boolean {
    for (const name of this.names.slice(this.#read, this.#read + atOnce)) this.#reader.read(name)
    this.#read = Math.min(this.names.length, this.#read + atOnce)
    return this.#read < this.names.length
  }

  /**
   * The parts of the values of a column that was made from the one that was met. Nothing is taken after it.
   * @param partsOf takes those apart that are left
   */
  partsOf(
    { values, origin }: Pick<Column, 'values' | 'origin'>,
    partsOf: (names: readonly string[]) => NameParts,
  ): NameParts {
    const read = this.#read
    if (read === 0 || origin === undefined) return partsOf(values)
    const rest: string[] = []
    const places = origin.map((place, own) =>
      place < read ? place : read + rest.push(values[own] ?? '') - 1,
    )
    if (rest.length > 0) this.#reader.take(partsOf(rest))
    return pickedParts(this.#reader.parts(), places)
  }
}

/** Meanwhile nothing else is done. */
const atOnce = 2_000
