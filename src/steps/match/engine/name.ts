import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { editsWithin } from './edits.ts'
import type { Names } from './names.ts'
import { isAlike, overlapOf } from './overlap.ts'
import { textAt } from './texts.ts'
import { vocabularyOf } from './vocabulary.ts'
import type { Words } from './words.ts'

const nameLevels: readonly Level[] = [
  { name: 'same_rare', m: 0.52, u: 0.001 },
  { name: 'same_common', m: 0.06, u: 0.004, isCommon: true },
  { name: 'slip', m: 0.08, u: 0.002 },
  { name: 'most_words', m: 0.12, u: 0.004 },
  { name: 'contained', m: 0.08, u: 0.012 },
  { name: 'half_rare', m: 0.06, u: 0.02 },
  { name: 'contained_common', m: 0.02, u: 0.03, isCommon: true },
  { name: 'half_common', m: 0.02, u: 0.07, isCommon: true },
  { name: 'some_words', m: 0.02, u: 0.3 },
  { name: 'different', m: 0.02, u: 0.557 },
]
/** From `some_words` on, two names of companies speak against one company whatever else is shared. */
const against = 9

/** Names agree when what they share would be rare by chance: three quarters of what tells one name from all others. */
const rarePart = 0.75

/** Names of companies or people: by how much of what their words tell is shared, and whether that would be rare by chance. */
export function nameComparison(column: Column, names: Names, options: { isCompany: boolean }): Comparison {
  const { words, plain, isHan, branch, firstWord } = names
  const rare = rarePart * Math.log2(Math.max(4, names.different + 1))
  const comparison: Comparison = {
    column,
    aspect: 'value',
    names,
    levels: nameLevels,
    level: (a, b) => {
      if (numbersDiffer(names, a, b)) return against
      if (isHan[a] !== isHan[b]) return 0
      if (branch.of[a] !== branch.of[b]) return against
      const { shared, one: all, other: others } = overlapOf(words, a, b)
      const [one = '', other = ''] = [plain[a], plain[b]]
      if (one === other) return shared >= rare ? 1 : 2
      const most = slipsIn(Math.min(one.length, other.length), isHan[a] !== 0)
      if (most > 0 && editsWithin(one, other, most) <= most && !differInLetter(words, a, b)) return 3
      if (shared === 0) return 10
      const part = (2 * shared) / (all + others)
      const isShort = names.isSorted && sharesShortName(names, a, b)
      if (isShort && part < 0.5) return 8
      if (part < 0.25) return 10
      if (!names.isSorted && !leadsAlike(names, a, b)) return 9
      if (part >= 0.8) return shared >= rare ? 4 : 7
      if (shared >= 0.9 * Math.min(all, others)) return shared >= rare ? 5 : 7
      return part < 0.5 ? 9 : shared >= rare ? 6 : 8
    },
    keys: (value, put) => {
      put(plain[value] ?? '')
      for (let k = words.from[value] ?? 0; k < (words.from[value + 1] ?? 0); k++)
        put(words.text[words.word[k] ?? 0] ?? '', ' ')
      const first = words.text[firstWord[value] ?? -1] ?? ''
      if (first.length > 4) put(first.slice(0, 4), '*')
    },
  }
  return options.isCompany
    ? { ...comparison, against, trust: 0.5, vocabulary: () => vocabularyOfNames(names) }
    : comparison
}

/** Words that more than one name has, and single ones that tell a trade or are all of a name. */
function vocabularyOfNames({ words: { text, count }, isTrade, isShortName, isSorted, different }: Names) {
  const words = text.flatMap((word, w) => {
    const known = { values: count[w] ?? 0, isTrade: isTrade[w] === 1, isShortName: isShortName[w] === 1 }
    return known.values > 1 || known.isTrade || known.isShortName ? [[word, known] as const] : []
  })
  return vocabularyOf(different, words, isSorted)
}

/** Both have numbers, and other ones: `Plant 1` and `Plant 2` are two. */
function numbersDiffer({ numbers }: Names, a: number, b: number): boolean {
  const [one, other] = [numbers.of[a], numbers.of[b]]
  return one !== 0 && other !== 0 && one !== other
}

/** As many slips of the pen as a name of this length may have and still be the same; a Chinese character is a whole word. */
function slipsIn(length: number, isHan: boolean): number {
  if (isHan) return length < 5 ? 0 : 1
  return length < 6 ? 0 : length < 12 ? 1 : 2
}

/** Whether two names share a word that is all of some name: what a company is called for short. */
function sharesShortName({ words: { from, word }, isShortName }: Names, a: number, b: number): boolean {
  for (let k = from[a] ?? 0; k < (from[a + 1] ?? 0); k++) {
    const own = word[k] ?? 0
    if (isShortName[own] === 0) continue
    for (let m = from[b] ?? 0; m < (from[b + 1] ?? 0); m++) if (word[m] === own) return true
  }
  return false
}

/** What differs is a letter that stands alone: `Line A` and `Line B` are two, not one with a slip. */
function differInLetter({ from, word, text }: Words, a: number, b: number): boolean {
  const wordsOf = (value: number) => [...word.subarray(from[value] ?? 0, from[value + 1] ?? 0)]
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const isLetter = (place: number) => text[place]?.length === 1
  const left = one.filter((place) => !other.includes(place))
  const right = other.filter((place) => !one.includes(place))
  return left.some(isLetter) && right.some(isLetter)
}

/** The brand of one begins the other or has a slip, or the first word of one stands in the other. */
function leadsAlike({ brand, words, firstWord }: Names, a: number, b: number): boolean {
  if (brand.of[a] === brand.of[b]) return true
  const [one, other] = [textAt(brand, a), textAt(brand, b)]
  if (one.startsWith(other) || other.startsWith(one) || isAlike(one, other)) return true
  const [first = -1, second = -1] = [firstWord[a], firstWord[b]]
  if (isAlike(words.text[first] ?? '', words.text[second] ?? '')) return true
  const has = (value: number, word: number) => {
    for (let k = words.from[value] ?? 0; k < (words.from[value + 1] ?? 0); k++)
      if (words.word[k] === word) return true
    return false
  }
  return has(a, second) || has(b, first)
}

const placeLevels: readonly Level[] = [
  { name: 'same', m: 0.95, u: 0.3 },
  { name: 'within', m: 0.04, u: 0.05 },
  { name: 'different', m: 0.01, u: 0.65 },
]

/** The places that two names state: companies of one group bear the brand with the place of each. */
export function namedPlaceComparison(column: Column, { region }: Names): Comparison {
  return {
    column,
    aspect: 'place',
    levels: placeLevels,
    trust: 0.5,
    level: (a, b) => {
      if (region.of[a] === 0 || region.of[b] === 0) return 0
      if (region.of[a] === region.of[b]) return 1
      const [one, other] = [textAt(region, a), textAt(region, b)]
      return one.startsWith(`${other}/`) || other.startsWith(`${one}/`) ? 2 : 3
    },
    keys: () => undefined,
  }
}

const readingLevels: readonly Level[] = [
  { name: 'same', m: 0.6, u: 0.01 },
  { name: 'contained', m: 0.1, u: 0.02 },
  { name: 'slip', m: 0.05, u: 0.01 },
  { name: 'different', m: 0.25, u: 0.96 },
]

/**
 * A name in Chinese or Hangul and a Latin one: whether the reading of the one is the other. Not known when neither or both are in Latin
 * letters, nor where Hangul, which companies spell as they like, does not agree.
 */
export function readingComparison(column: Column, { reading, isHan }: Names): Comparison {
  return {
    column,
    aspect: 'reading',
    levels: readingLevels,
    trust: 0.5,
    level: (a, b) => {
      if ((isHan[a] === 0) === (isHan[b] === 0)) return 0
      if (reading.of[a] === 0 || reading.of[b] === 0) return 0
      if (reading.of[a] === reading.of[b]) return 1
      const [one, other] = [textAt(reading, a), textAt(reading, b)]
      const shorter = Math.min(one.length, other.length)
      if (shorter >= 5 && (one.startsWith(other) || other.startsWith(one))) return 2
      if (shorter >= 6 && editsWithin(one, other, 1) <= 1) return 3
      if (isHan[a] === 2 || isHan[b] === 2) return soundsLike(one, other) ? 3 : 0
      return 4
    },
    keys: (value, put) => {
      const own = textAt(reading, value)
      if (own.length >= 4) put(own, '~')
    },
  }
}

/** Whether two spellings of Korean syllables have the same consonants: `hyomyeong` and `hyomyung`, `samhan` and `samhahn`. */
function soundsLike(one: string, other: string): boolean {
  const consonants = consonantsOf(one)
  return consonants.length >= 3 && consonants === consonantsOf(other)
}

const alike: Readonly<Record<string, string>> = { g: 'k', d: 't', b: 'p', r: 'l' }

const consonantsOf = (text: string) =>
  text
    .replace(/ch/g, 'j')
    .replace(/sh/g, 's')
    .replace(/h(?![aeiouwy])|[aeiouwy]/g, '')
    .replace(/[gdbr]/g, (letter) => alike[letter] ?? letter)
    .replace(/(.)\1+/g, '$1')
