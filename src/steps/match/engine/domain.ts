import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.9, u: 0.005 },
  { name: 'same_name', m: 0.04, u: 0.002 },
  { name: 'different', m: 0.06, u: 0.993 },
]

function ownerOf(domain: string): string {
  const end = domain.indexOf('.')
  return end < 0 ? domain : domain.slice(0, end)
}

/** Registrable domains: the same, the same name under another ending, or another. */
export function domainComparison(column: Column): Comparison {
  const owner = column.values.map(ownerOf)
  return {
    column,
    aspect: 'value',
    levels,
    trust: 0.5,
    level: (a, b) => (a === b ? 1 : owner[a] === owner[b] ? 2 : 3),
    keys: (value, put) => {
      put(column.values[value] ?? '')
      put(owner[value] ?? '', '.')
    },
  }
}
