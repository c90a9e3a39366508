import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { editsWithin } from './edits.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.8, u: 0.001 },
  { name: 'slip', m: 0.1, u: 0.004 },
  { name: 'within_a_year', m: 0.04, u: 0.03 },
  { name: 'different', m: 0.06, u: 0.965 },
]

/** Days written year first, such as dates of birth. */
export function dateComparison(column: Column): Comparison {
  const plain = column.values.map((value) => value.replaceAll(/\D/g, '').slice(0, 8))
  const year = plain.map((digits) => Number(digits.slice(0, 4)) + Number(digits.slice(4, 6)) / 12)
  return {
    column,
    aspect: 'value',
    levels,
    level: (a, b) => {
      const edits = editsWithin(plain[a] ?? '', plain[b] ?? '', 1)
      if (edits <= 1) return edits + 1
      return Math.abs((year[a] ?? 0) - (year[b] ?? 0)) <= 1 ? 3 : 4
    },
    keys: (value, put) => {
      const text = plain[value] ?? ''
      put(text)
      put(text.slice(0, 6), '<')
      put('>', text.slice(4))
    },
  }
}
