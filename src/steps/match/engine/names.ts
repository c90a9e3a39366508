import { anatomy, nameKeys, numbersWithin } from '../names/index.ts'
import { type Words, wordsIn, wordsOf } from './words.ts'

/** What is compared of the names of a column; lists are by the place of the value. */
export interface Names {
  words: Words
  /** All words that count, joined. */
  plain: readonly string[]
  /** What the name is known by, as one word. */
  brand: readonly string[]
  firstWord: readonly string[]
  /** The brand in ASCII letters: the reading of a Chinese one, the letters of a Latin one. */
  reading: readonly string[]
  isHan: Uint8Array
  /** The place in the name, `CN/广东/深圳`. */
  region: readonly string[]
  /** The branch or department that is meant, if not the whole. */
  branch: readonly string[]
  /** The numbers in the name: `50` of `Plant 50`. */
  numbers: readonly string[]
  /** Words were put in alphabetical order, so that the first one is not what a name is known by. */
  isSorted: boolean
  /** Per word 1 where it is all of some name. */
  isShortName: Uint8Array
  /** Per word 1 where it tells a trade. */
  isTrade: Uint8Array
  /** Different names that there are. */
  different: number
}

/** What a column of names taught of its words, so that one more name is weighed like the rest. */
export type Vocabulary = Readonly<{
  names: number
  isSorted: boolean
  words: ReadonlyMap<string, Readonly<{ names: number; isTrade: boolean; isShortName: boolean }>>
}>

type Part = Readonly<{
  words: readonly string[]
  brand: string
  reading: string
  isHan: boolean
  region: string
  branch: string
  numbers: string
}>

/** Share of company names in the world that have a given word of a trade, roughly. */
const shareOfTradeWord = 0.005

/**
 * Company names, without legal forms and places; words of trades tell little.
 * @param known what is known of the words where these are a few names of many
 */
export function companyNames(values: readonly string[], known?: Vocabulary): Names {
  const trades = new Set<string>()
  const parts = values.map((value): Part => {
    const name = anatomy(value)
    const numbered: string[] = []
    for (const { part, text } of name.pieces) {
      if (part !== 'form' && part !== 'share') numbered.push(text)
      if (part === 'industry' || part === 'group') for (const word of text.split(' ')) trades.add(word)
    }
    const { tokens, brand_key, romanised, script, region, branch } = nameKeys(name)
    return {
      words: tokens,
      brand: brand_key ?? '',
      reading: romanised ?? '',
      isHan: script === 'han' || script === 'mixed',
      region: region ?? '',
      branch: branch ?? '',
      numbers: numbersWithin(numbered.join(' ')),
    }
  })
  const isTrade = (word: string) => trades.has(word) || known?.words.get(word)?.isTrade === true
  return namesOf(parts, known?.isSorted ?? areSorted(values), isTrade, known)
}

/** Names of people: all words count, in any order. */
export function personNames(values: readonly string[]): Names {
  const parts = values.map((value): Part => {
    const words = wordsIn(value)
    const isHan = /\p{Script=Han}/u.test(value)
    return { words, brand: words[0] ?? '', reading: '', isHan, region: '', branch: '', numbers: '' }
  })
  return namesOf(parts, false, () => false)
}

function namesOf(
  parts: readonly Part[],
  isSorted: boolean,
  isTrade: (word: string) => boolean,
  known?: Vocabulary,
): Names {
  const words = wordsOf(
    parts.map((part) => part.words),
    (word) => (isTrade(word) ? shareOfTradeWord : 0),
    known && { values: known.names, count: (word) => known.words.get(word)?.names ?? 0 },
  )
  return {
    words,
    plain: parts.map((part) => part.words.join('')),
    brand: parts.map(({ brand }) => brand),
    firstWord: parts.map((part) => part.words[0] ?? ''),
    reading: parts.map(({ reading }) => reading),
    isHan: Uint8Array.from(parts, ({ isHan }) => Number(isHan)),
    region: parts.map(({ region }) => region),
    branch: parts.map(({ branch }) => branch),
    numbers: parts.map(({ numbers }) => numbers),
    isSorted,
    isShortName: known
      ? Uint8Array.from(words.text, (word) => Number(known.words.get(word)?.isShortName ?? false))
      : shortNames(words),
    isTrade: Uint8Array.from(words.text, (word) => Number(isTrade(word))),
    different: known?.names ?? parts.length,
  }
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
