import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.85, u: 0.1 },
  { name: 'different', m: 0.15, u: 0.9 },
]

/** One of a few values: a country, an industry. */
export function categoryComparison(column: Column): Comparison {
  const plain = column.values.map((value) => value.toLowerCase())
  return {
    column,
    aspect: 'value',
    levels,
    level: (a, b) => (plain[a] === plain[b] ? 1 : 2),
    keys: (value, put) => put(plain[value] ?? ''),
    isCategory: true,
  }
}
