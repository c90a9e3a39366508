import { intsOf } from '../clusters/order.ts'
import { GrowingInts } from './growing.ts'
import { TextNumbering } from './numbering.ts'
import { type Packed, packed, unpacked } from './packed.ts'

/** A text per place, each different one kept once and the empty one first: of two places that say the same the numbers are the same. */
export type Texts = Readonly<{ text: readonly string[]; of: Int32Array }>

export const textAt = ({ text, of }: Texts, place: number): string => text[of[place] ?? 0] ?? ''

/** Takes the texts of places that come one after the other. */
export class TextLister {
  readonly #numbers = new TextNumbering()
  readonly #of = new GrowingInts()

  constructor() {
    this.#numbers.of('')
  }

  push(text: string): void {
    this.#of.push(text === '' ? 0 : this.#numbers.of(text))
  }

  /** Takes texts that were listed elsewhere. */
  take({ text, of }: Texts): void {
    const places = intsOf(text.length, (at) => this.#numbers.of(text[at] ?? ''))
    for (let at = 0; at < of.length; at++) this.#of.push(places[of[at] ?? 0] ?? 0)
  }

  list(): Texts {
    return { text: this.#numbers.texts, of: this.#of.items }
  }
}

/** Builds the list of texts that are all there. */
export function textsOf(texts: readonly string[]): Texts {
  const lister = new TextLister()
  for (const text of texts) lister.push(text)
  return lister.list()
}

/** Texts as they cross from thread to thread. */
export type PackedTexts = Readonly<{ text: Packed; of: Int32Array }>

export const packedTexts = ({ text, of }: Texts): PackedTexts => ({ text: packed(text), of: of.slice() })

export const unpackedTexts = ({ text, of }: PackedTexts): Texts => ({ text: unpacked(text), of })
