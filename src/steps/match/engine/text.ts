import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { editsWithin } from './edits.ts'
import { overlapOf } from './overlap.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { WordLister, type Words, wordsIn, wordsOf } from './words.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.6, u: 0.01 },
  { name: 'slip', m: 0.15, u: 0.004 },
  { name: 'most_words', m: 0.08, u: 0.005 },
  { name: 'contained', m: 0.05, u: 0.006 },
  { name: 'half_of_words', m: 0.04, u: 0.015 },
  { name: 'some_words', m: 0.03, u: 0.06 },
  { name: 'different', m: 0.05, u: 0.9 },
]

/**
 * Free text, addresses, lists: by how much of what the words tell is shared, or by a slip of the pen.
 * @param known what is known of the words where these are a few values of many
 */
export function textComparison(column: Column, known?: Vocabulary): Comparison {
  const parts = column.values.map(wordsIn)
  const lister = new WordLister()
  for (const part of parts) lister.push(part)
  const words = wordsOf(lister.list(), () => 0, known)
  const plain = parts.map((part) => part.join(' '))
  return {
    column,
    aspect: 'value',
    levels,
    vocabulary: () =>
      vocabularyOf(
        column.values.length - 1,
        words.text.flatMap((word, w) => {
          const values = words.count[w] ?? 0
          return values > 1 ? [[word, { values }] as const] : []
        }),
      ),
    level: (a, b) => {
      const [one = '', other = ''] = [plain[a], plain[b]]
      if (one === other) return 1
      const shorter = Math.min(one.length, other.length)
      const slips = shorter < 3 ? 0 : shorter < 8 ? 1 : 2
      if (editsWithin(one, other, slips) <= slips) return 2
      const { shared, one: all, other: others } = overlapOf(words, a, b)
      if (shared === 0) return 7
      const part = (2 * shared) / (all + others)
      if (part >= 0.8) return 3
      if (part >= 0.6 || shared >= 0.95 * Math.min(all, others)) return 4
      return part >= 0.35 ? 5 : 6
    },
    keys: (value, put) => {
      put(plain[value] ?? '')
      putWords(words, value, put)
    },
  }
}

/** The words of a value, and the beginnings of long ones, for those that are cut short or have a slip. */
function putWords(words: Words, value: number, put: (text: string, more?: string) => void): void {
  for (let k = words.from[value] ?? 0; k < (words.from[value + 1] ?? 0); k++) {
    const text = words.text[words.word[k] ?? 0] ?? ''
    put(text, ' ')
    if (text.length > 4) put(text.slice(0, 4), '*')
  }
}
