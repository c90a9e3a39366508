import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.85, u: 0.01 },
  { name: 'different', m: 0.15, u: 0.99 },
]

/** The company that somebody works for, by its account. Colleagues are no candidates until something else is alike. */
export function accountComparison(column: Column): Comparison {
  return {
    column,
    aspect: 'value',
    levels,
    level: (a, b) => (a === b ? 1 : 2),
    keys: (value, put) => put(column.values[value] ?? ''),
    isCategory: true,
    isCompany: true,
  }
}
