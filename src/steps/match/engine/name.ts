import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { editsWithin } from './edits.ts'
import { isAlike, sharedBits } from './overlap.ts'
import { wordKeys } from './text.ts'
import { wordsOf } from './words.ts'

/** What a comparison needs to know of a name. */
export interface NameParts {
  /** Words that count, without legal forms. */
  words: readonly string[]
  /** What the name is known by, as one word. */
  brand: string
  /** The brand in ASCII letters: the reading of a Chinese one, the letters of a Latin one. */
  reading: string
  isHan: boolean
  /** The place in the name, `CN/广东/深圳`. */
  region?: string | null
  /** The branch or department that is meant, if not the whole. */
  branch?: string | null
}

const nameLevels: readonly Level[] = [
  { name: 'same_rare', m: 0.5, u: 0.001 },
  { name: 'same_common', m: 0.06, u: 0.004 },
  { name: 'slip', m: 0.08, u: 0.002 },
  { name: 'most_words', m: 0.12, u: 0.004 },
  { name: 'contained', m: 0.1, u: 0.01 },
  { name: 'half_rare', m: 0.06, u: 0.02 },
  { name: 'contained_common', m: 0.02, u: 0.03 },
  { name: 'half_common', m: 0.02, u: 0.07 },
  { name: 'some_words', m: 0.02, u: 0.3 },
  { name: 'different', m: 0.02, u: 0.559 },
]
/** From `some_words` on, two names speak against one company whatever else is shared. */
const against = 9

/** Names agree when what they share would be rare by chance: three quarters of what tells one name from all others. */
const rarePart = 0.75

/** Names of companies or people: by how much of what their words tell is shared, and whether that would be rare by chance. */
export function nameComparison(
  name: string,
  column: Column,
  parts: readonly NameParts[],
  options: { usual?: (word: string) => number; isCompany: boolean },
): Comparison {
  const words = wordsOf(
    parts.map((part) => part.words),
    options.usual,
  )
  const plain = parts.map((part) => part.words.join(''))
  const rare = rarePart * Math.log2(Math.max(4, column.values.length))
  const comparison: Comparison = {
    name,
    column,
    levels: nameLevels,
    trust: options.isCompany ? 0.5 : 0,
    level: (a, b) => {
      const [first, second] = [parts[a], parts[b]]
      if (!first || !second || first.isHan !== second.isHan) return 0
      if (first.branch !== second.branch) return against
      const [one = '', other = ''] = [plain[a], plain[b]]
      const shared = sharedBits(words, a, b)
      if (one === other) return shared >= rare ? 1 : 2
      const shorter = Math.min(one.length, other.length)
      const slips = first.isHan ? (shorter < 5 ? 0 : 1) : shorter < 6 ? 0 : shorter < 12 ? 1 : 2
      if (slips > 0 && editsWithin(one, other, slips) <= slips) return 3
      if (shared === 0) return 10
      const [all = 0, others = 0] = [words.total[a], words.total[b]]
      const part = (2 * shared) / (all + others)
      if (!leadsAlike(first, second)) return part >= 0.25 ? 9 : 10
      if (part >= 0.8) return shared >= rare ? 4 : 7
      if (shared >= 0.9 * Math.min(all, others)) return shared >= rare ? 5 : 7
      if (part >= 0.5) return shared >= rare ? 6 : 8
      return part >= 0.25 ? 9 : 10
    },
    keys: (value) => [`=${plain[value] ?? ''}`, ...wordKeys(words, value)],
  }
  return options.isCompany ? { ...comparison, against } : comparison
}

/** The brand of one stands at the beginning of the other, or among its words, or has a slip. */
function leadsAlike(one: NameParts, other: NameParts): boolean {
  const [a, b] = [one.brand, other.brand]
  if (a === b || a.startsWith(b) || b.startsWith(a) || isAlike(a, b)) return true
  const [first = '', second = ''] = [one.words[0], other.words[0]]
  return isAlike(first, second) || one.words.includes(second) || other.words.includes(first)
}

const placeLevels: readonly Level[] = [
  { name: 'same', m: 0.95, u: 0.3 },
  { name: 'within', m: 0.04, u: 0.05 },
  { name: 'different', m: 0.01, u: 0.65 },
]

/** The places that two names state: companies of one group bear the brand with the place of each. */
export function namedPlaceComparison(name: string, column: Column, parts: readonly NameParts[]): Comparison {
  return {
    name,
    column,
    levels: placeLevels,
    trust: 0.5,
    level: (a, b) => {
      const [one, other] = [parts[a]?.region, parts[b]?.region]
      if (!one || !other) return 0
      if (one === other) return 1
      return one.startsWith(`${other}/`) || other.startsWith(`${one}/`) ? 2 : 3
    },
    keys: () => [],
  }
}

const readingLevels: readonly Level[] = [
  { name: 'same', m: 0.6, u: 0.01 },
  { name: 'contained', m: 0.1, u: 0.02 },
  { name: 'slip', m: 0.05, u: 0.01 },
  { name: 'different', m: 0.25, u: 0.96 },
]

/** A Chinese and a Latin name: whether the reading of the one is the other. Not known when both are in the same script. */
export function readingComparison(name: string, column: Column, parts: readonly NameParts[]): Comparison {
  return {
    name,
    column,
    levels: readingLevels,
    trust: 0.5,
    level: (a, b) => {
      const [one, other] = [parts[a], parts[b]]
      if (!one || !other || one.isHan === other.isHan || one.reading === '' || other.reading === '') return 0
      const [han, latin] = one.isHan ? [one.reading, other.reading] : [other.reading, one.reading]
      if (han === latin) return 1
      if (Math.min(han.length, latin.length) >= 5 && (latin.startsWith(han) || han.startsWith(latin)))
        return 2
      return han.length >= 6 && editsWithin(han, latin, 1) <= 1 ? 3 : 4
    },
    keys: (value) => {
      const reading = parts[value]?.reading ?? ''
      return reading.length >= 4 ? [reading] : []
    },
  }
}
