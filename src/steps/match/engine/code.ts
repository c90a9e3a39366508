import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { editsWithin } from './edits.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.8, u: 0.001 },
  { name: 'slip', m: 0.1, u: 0.001 },
  { name: 'two_slips', m: 0.03, u: 0.004 },
  { name: 'different', m: 0.07, u: 0.994 },
]

/** Numbers and codes that name something: an id, a phone, a postcode. */
export function codeComparison(column: Column): Comparison {
  const plain = column.values.map((value) => value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''))
  return {
    column,
    aspect: 'value',
    levels,
    level: (a, b) => {
      const [one = '', other = ''] = [plain[a], plain[b]]
      const most = Math.min(one.length, other.length) < 6 ? 1 : 2
      const edits = editsWithin(one, other, most)
      return edits > most ? 4 : edits + 1
    },
    keys: (value, put) => {
      const text = plain[value] ?? ''
      const half = text.length >> 1
      put(text)
      if (half < 3) return
      put(text.slice(0, half), '<')
      put('>', text.slice(half))
    },
  }
}
