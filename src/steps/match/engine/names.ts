import type { Column } from './column.ts'
import { type NameParts, partsOfNames, perText, type TextPart } from './name-parts.ts'
import { type Packed, packed, unpacked } from './packed.ts'
import { type PackedTexts, packedTexts, type Texts, textsOf, unpackedTexts } from './texts.ts'
import type { Vocabulary } from './vocabulary.ts'
import { WordLister, type Words, wordsIn, wordsOf } from './words.ts'

/** What is compared of the names of a column; lists are by the place of the value. */
export interface Names {
  words: Words
  /** All words that count, joined. */
  plain: readonly string[]
  /** What the name is known by, as one word. */
  brand: Texts
  /** The number of the first word, −1 for none. */
  firstWord: Int32Array
  /** The brand in ASCII letters: the reading of a Chinese one, the letters of a Latin one. */
  reading: Texts
  /** 0 in Latin letters, 1 in Chinese characters or kana, 2 in Hangul. */
  isHan: Uint8Array
  /** The place in the name, `CN/广东/深圳`. */
  region: Texts
  /** The branch or department that is meant, if not the whole. */
  branch: Texts
  /** The numbers in the name: `50` of `Plant 50`. */
  numbers: Texts
  /** Words were put in alphabetical order, so that the first one is not what a name is known by. */
  isSorted: boolean
  /** Per word 1 where it is all of some name. */
  isShortName: Uint8Array
  /** Per word 1 where it tells a trade. */
  isTrade: Uint8Array
  /** Different names that there are. */
  different: number
}

/** Share of company names in the world that have a given word of a trade, roughly. */
const shareOfTradeWord = 0.005

/**
 * Company names, without legal forms and places; words of trades tell little.
 * @param known what is known of the words where these are a few names of many
 * @param partsOf takes names apart
 */
export function companyNames(
  column: Pick<Column, 'values' | 'origin'>,
  known?: Vocabulary,
  partsOf = ({ values }: typeof column): NameParts => partsOfNames(values),
): Names {
  const parts = partsOf(column)
  const isTrade = (word: string) => (known ? known.word(word)?.isTrade === true : parts.trades.has(word))
  return namesOf(parts, known?.isSorted ?? areSorted(column.values), isTrade, known)
}

/** Names of people: all words count, in any order. */
export function personNames(values: readonly string[]): Names {
  const words = values.map(wordsIn)
  const lister = new WordLister()
  for (const own of words) lister.push(own)
  const none = textsOf(values.map(() => ''))
  const parts = {
    words: lister.list(),
    brand: textsOf(words.map(([first = '']) => first)),
    reading: none,
    region: none,
    branch: none,
    numbers: none,
    isHan: Uint8Array.from(values, (value) => Number(/\p{Script=Han}/u.test(value))),
    trades: new Set<string>(),
  }
  return namesOf(parts, false, () => false)
}

function namesOf(
  { words: list, trades: _, ...parts }: NameParts,
  isSorted: boolean,
  isTrade: (word: string) => boolean,
  known?: Vocabulary,
): Names {
  const words = wordsOf(list, (word) => (isTrade(word) ? shareOfTradeWord : 0), known)
  return {
    ...parts,
    ...spelling(words),
    words,
    isSorted,
    isShortName: known
      ? Uint8Array.from(words.text, (word) => Number(known.word(word)?.isShortName ?? false))
      : shortNames(words),
    isTrade: Uint8Array.from(words.text, (word) => Number(isTrade(word))),
    different: known?.values ?? parts.isHan.length - 1,
  }
}

/** What names are as they are spelled: all words joined, and the first one. */
function spelling({ spelled: { from, word }, text }: Words): Pick<Names, 'plain' | 'firstWord'> {
  const names = from.length - 1
  const [plain, firstWord] = [new Array<string>(names), new Int32Array(names)]
  for (let name = 0; name < names; name++) {
    const [first = 0, end = 0] = [from[name], from[name + 1]]
    let joined = ''
    for (let k = first; k < end; k++) joined += text[word[k] ?? 0] ?? ''
    plain[name] = joined
    firstWord[name] = first < end ? (word[first] ?? -1) : -1
  }
  return { plain, firstWord }
}

/** Names of so many words or more are hardly sorted by chance: one of six with three. */
const manyWords = 3
/** At least so many names tell whether words are sorted, and this share of them is. */
const fewestNames = 20
const mostlySorted = 0.9
const sampled = 2000

/** Whether the words of names stand in alphabetical order, as in files whose keys were made by sorting them. */
function areSorted(values: readonly string[]): boolean {
  const long = values
    .slice(0, sampled)
    .map(wordsIn)
    .filter((words) => words.length >= manyWords)
  const sorted = long.filter((words) => words.every((word, at) => at === 0 || (words[at - 1] ?? '') <= word))
  return long.length >= fewestNames && sorted.length >= mostlySorted * long.length
}

function shortNames({ from, word, text }: Words): Uint8Array {
  const short = new Uint8Array(text.length)
  for (let value = 0; value < from.length - 1; value++) {
    const at = from[value] ?? 0
    if ((from[value + 1] ?? 0) - at === 1) short[word[at] ?? 0] = 1
  }
  return short
}

/** Names as they cross from thread to thread; their spelling is made again there. */
export type PackedNames = Readonly<
  Omit<Names, TextPart | 'plain' | 'firstWord' | 'words'> &
    Record<TextPart, PackedTexts> & { words: Omit<Words, 'text'> & { text: Packed } }
>

export const packedNames = ({ plain: _, firstWord: __, ...names }: Names): PackedNames => ({
  ...names,
  ...perText((part) => packedTexts(names[part])),
  words: { ...names.words, text: packed(names.words.text) },
})

export function unpackedNames(names: PackedNames): Names {
  const words = { ...names.words, text: unpacked(names.words.text) }
  return { ...names, ...perText((part) => unpackedTexts(names[part])), ...spelling(words), words }
}
