import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'

const levels: readonly Level[] = [
  { name: 'same_city', m: 0.75, u: 0.05 },
  { name: 'same_region', m: 0.08, u: 0.05 },
  { name: 'same_country', m: 0.12, u: 0.3 },
  { name: 'different_country', m: 0.05, u: 0.6 },
]

/** Places from the greatest to the smallest, `DE/Bavaria/Munich`; a part may be empty. How far down two of them agree. */
export function placeComparison(column: Column): Comparison {
  const parts = column.values.map((value) => value.toLowerCase().split('/'))
  return {
    column,
    aspect: 'value',
    levels,
    level: (a, b) => {
      const [one = [], other = []] = [parts[a], parts[b]]
      const isKnown = (part: number) => Boolean(one[part]) && Boolean(other[part])
      const agrees = (part: number) => one[part] === other[part]
      if (isKnown(2) && agrees(2)) return 1
      if (isKnown(1) && agrees(1)) return 2
      if (isKnown(0)) return agrees(0) ? 3 : 4
      return isKnown(1) || isKnown(2) ? 4 : 0
    },
    keys: (value, put) => put(parts[value]?.findLast(Boolean) ?? ''),
    isCategory: true,
  }
}
