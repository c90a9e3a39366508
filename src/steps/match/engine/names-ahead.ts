import type { Column } from './column.ts'
import {
  type NameParts,
  NameReader,
  type PackedParts,
  partsOfNames,
  pickedParts,
  unpackedParts,
} from './name-parts.ts'
import { type Packed, packed } from './packed.ts'
import { sharedInts } from './shared.ts'

/** Names to take apart in stretches, and in shared memory how many of these somebody has begun with. */
export type NamesTask = Readonly<{ values: Packed; next: Int32Array }>

/** Some stretches of the names in the order in which they were read, and their parts. */
export type ReadStretches = Readonly<{ stretches: readonly number[]; parts: PackedParts }>

/** Lets others take names apart too; gives what gives theirs when none is left. */
export type HelpToRead = (task: NamesTask) => () => readonly ReadStretches[]

/** Names of a column that are taken apart as they are met, so that little is left to do when all are there. */
export class NamesAhead {
  /** The values of the column so far, in their order. */
  readonly names: string[] = []
  readonly #reader = new NameReader()
  #read = 0
  #shared: { rest: readonly string[]; next: Int32Array; others: () => readonly ReadStretches[] } | undefined

  take(names: readonly string[]): void {
    for (const name of names) this.names.push(name)
  }

  /** Takes the next few apart. @returns whether there may be more */
  readSome(): boolean {
    for (const name of this.names.slice(this.#read, this.#read + atOnce)) this.#reader.read(name)
    this.#read = Math.min(this.names.length, this.#read + atOnce)
    return this.#read < this.names.length
  }

  /** Lets others take those values of the column apart that are left, until their parts are asked for. Nothing is taken after it. */
  share(values: readonly string[], help?: HelpToRead): void {
    const [rest, next] = [values.slice(this.#read), sharedInts(1)]
    this.#shared = { rest, next, others: help?.({ values: packed(rest), next }) ?? (() => []) }
  }

  /** The parts of the values of a column that was made from the one that was met or shared. */
  partsOf({ values, origin }: Pick<Column, 'values' | 'origin'>): NameParts {
    if (!origin || !this.#shared) return partsOfNames(values)
    const { rest, next, others } = this.#shared
    this.#shared = undefined
    const place = new Int32Array(Math.ceil(rest.length / atOnce))
    let end = this.#read
    const put = (stretches: readonly number[]) => {
      for (const stretch of stretches) {
        place[stretch] = end
        end += Math.min(atOnce, rest.length - stretch * atOnce)
      }
    }
    put(namesInTurn(rest, next, this.#reader))
    for (const { stretches, parts } of others()) {
      put(stretches)
      this.#reader.take(unpackedParts(parts))
    }
    const places = origin.map((own) => {
      const at = own - this.#read
      return at < 0 ? own : (place[Math.floor(at / atOnce)] ?? 0) + (at % atOnce)
    })
    return pickedParts(this.#reader.parts(), places)
  }
}

/** Takes those stretches of names apart that no other thread has taken, until there are none. @returns which */
export function namesInTurn(values: readonly string[], next: Int32Array, reader: NameReader): number[] {
  const stretches: number[] = []
  for (;;) {
    const stretch = Atomics.add(next, 0, 1)
    if (stretch * atOnce >= values.length) return stretches
    for (const name of values.slice(stretch * atOnce, (stretch + 1) * atOnce)) reader.read(name)
    stretches.push(stretch)
  }
}

/** Meanwhile nothing else is done. */
const atOnce = 2_000
