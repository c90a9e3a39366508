import { type Packed, packed, unpacked } from './packed.ts'

/**
 * What a column taught of its words, or of values that many have, so that more values are weighed like the rest. A word that is not
 * here is in no value that was seen, or in a single one.
 */
export type Vocabulary = Readonly<{
  /** Different values that there are. */
  values: number
  /** Words of names were put in alphabetical order. */
  isSorted: boolean
  word(text: string): KnownWord | undefined
}>

/** In how many values a word is, whether it tells a trade, and whether it is all of some name. */
export type KnownWord = Readonly<{ values: number; isTrade?: boolean; isShortName?: boolean }>

/** A vocabulary as plain data, its words side by side. */
export type PlainVocabulary = Readonly<{
  values: number
  isSorted: boolean
  text: Packed
  count: Int32Array
  isTrade: Uint8Array
  isShortName: Uint8Array
}>

export const vocabularyOf = (
  values: number,
  words: readonly (readonly [string, KnownWord])[],
  isSorted = false,
): PlainVocabulary => ({
  values,
  isSorted,
  text: packed(words.map(([word]) => word)),
  count: Int32Array.from(words, ([, known]) => known.values),
  isTrade: Uint8Array.from(words, ([, { isTrade }]) => Number(isTrade ?? false)),
  isShortName: Uint8Array.from(words, ([, { isShortName }]) => Number(isShortName ?? false)),
})

/** The words of a vocabulary, one after the other. */
export function* knownWords({ text, count, isTrade, isShortName }: PlainVocabulary) {
  for (const [w, word] of unpacked(text).entries())
    yield {
      word,
      values: count[w] ?? 0,
      isTrade: isTrade[w] === 1,
      isShortName: isShortName[w] === 1,
    }
}

/** A vocabulary to look words up in. */
export function lookedUp({ values, isSorted, ...plain }: PlainVocabulary): Vocabulary {
  const places = new Map(unpacked(plain.text).map((word, w) => [word, w]))
  return {
    values,
    isSorted,
    word(text) {
      const w = places.get(text)
      if (w === undefined) return undefined
      return {
        values: plain.count[w] ?? 0,
        isTrade: plain.isTrade[w] === 1,
        isShortName: plain.isShortName[w] === 1,
      }
    },
  }
}
