import { inOrder, intsOf } from '../clusters/order.ts'
import { GrowingInts } from './growing.ts'
import { hashOf, TextNumbering } from './numbering.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The words of each value of a column, as numbers into one list of words, with how much each word tells. */
export interface Words {
  /** Words of value v: `word[from[v]] … word[from[v + 1] - 1]`, ascending without repetition. */
  from: Int32Array
  word: Int32Array
  text: readonly string[]
  /** The same words as they stand there. */
  spelled: Pick<WordList, 'from' | 'word'>
  /** Values that have the word. */
  count: Int32Array
  /** Bits that a word tells: log2(1 / share of the values that have it). */
  bits: Float64Array
  /** Bits of all words of a value. */
  total: Float64Array
}

/** A word that nearly every value has still tells a little. */
const leastBits = 0.25
/** Numbers among words are sizes, dates and counts more often than names. */
const mostBitsOfNumber = 2

/** Words of each value as they stand there, as numbers into one list in which each word stands once, in the order in which it was met. */
export interface WordList {
  /** Words of value v: `word[from[v]] … word[from[v + 1] - 1]`. */
  from: Int32Array
  word: Int32Array
  text: readonly string[]
}

/** Lists the words of values that come one after the other. */
export class WordLister {
  readonly #words = new TextNumbering()
  readonly #word = new GrowingInts()
  readonly #from = new GrowingInts()

  push(words: readonly string[]): void {
    this.#from.push(this.#word.length)
    for (const word of words) this.#word.push(this.#words.of(word))
  }

  /** Takes values that were listed elsewhere. */
  take({ from, word, text }: WordList): void {
    const places = intsOf(text.length, (at) => this.#words.of(text[at] ?? ''))
    for (let value = 0; value + 1 < from.length; value++) {
      this.#from.push(this.#word.length)
      for (let k = from[value] ?? 0; k < (from[value + 1] ?? 0); k++)
        this.#word.push(places[word[k] ?? 0] ?? 0)
    }
  }

  list(): WordList {
    this.#from.push(this.#word.length)
    return { from: this.#from.items, word: this.#word.items, text: this.#words.texts }
  }
}

/**
 * What the words of each value tell; place 0, the value that is not known, has none. Words are numbered by what they are, so that
 * two values compare the same whatever others there are.
 * @param usual the share of values in the world that have a word, for words known to be common; it weighs like `imagined`
 * values more, so that in a small file a word of the trade tells less than a name that happens to come as often
 * @param known what is known of the words, where these are a few values of many
 */
export function wordsOf(
  { from: listed, word: list, text: met }: WordList,
  usual: (word: string) => number = () => 0,
  known?: Vocabulary,
): Words {
  const values = listed.length - 1
  const order = inOrder(
    met.length,
    [1, 2].map((seed) => intsOf(met.length, (own) => hashOf(met[own] ?? '', seed))),
  )
  const text = Array.from(order, (own) => met[own] ?? '')
  const numbers = new Int32Array(met.length)
  order.forEach((own, number) => {
    numbers[own] = number
  })
  const frequency = new Int32Array(text.length)
  const from = new Int32Array(listed.length)
  const word = new Int32Array(list.length)
  const spelled = { from: listed, word: new Int32Array(list.length) }
  let end = 0
  for (let value = 0; value < values; value++) {
    const start = end
    for (let k = listed[value] ?? 0; k < (listed[value + 1] ?? 0); k++) {
      const own = numbers[list[k] ?? 0] ?? 0
      spelled.word[k] = own
      let at = end
      while (at > start && (word[at - 1] ?? 0) > own) at--
      if (at > start && word[at - 1] === own) continue
      word.copyWithin(at + 1, at, end++)
      word[at] = own
      frequency[own] = (frequency[own] ?? 0) + 1
    }
    from[value + 1] = end
  }
  const all = known?.values ?? values - 1
  const counts = known ? text.map((own) => known.word(own)?.values ?? 1) : frequency
  const bits = new Float64Array(text.length)
  text.forEach((own, place) => {
    const told = Math.log2((all + imagined) / ((counts[place] ?? 0) + imagined * usual(own)))
    bits[place] = Math.min(/^\d+$/.test(own) ? mostBitsOfNumber : told, Math.max(leastBits, told))
  })
  const total = new Float64Array(values)
  for (let at = 0; at < values; at++)
    for (let k = from[at] ?? 0; k < (from[at + 1] ?? 0); k++)
      total[at] = (total[at] ?? 0) + (bits[word[k] ?? 0] ?? 0)
  return { from, word: word.slice(0, end), text, spelled, count: Int32Array.from(counts), bits, total }
}

const imagined = 1000

/** Lower-case words of letters and digits, accents folded. */
export function wordsIn(value: string): string[] {
  return value
    .normalize('NFKD')
    .replace(/[\p{M}'’`]+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
