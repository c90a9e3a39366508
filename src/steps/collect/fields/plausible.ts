import type { Bound, Bounds } from './field.ts'

/**
 * Whether a value lies within what its field declares. Days are compared as text, so both ends are written
 * `YYYY-MM-DD`.
 * @param today as `YYYY-MM-DD`
 */
export function isPlausible(
  value: string | number | boolean,
  { least, most }: Bounds,
  today: string,
): boolean {
  const isAtLeast = least === null || value >= limit(least, value, today)
  return isAtLeast && (most === null || value <= limit(most, value, today))
}

function limit(bound: Bound, value: string | number | boolean, today: string): string | number {
  if (typeof bound !== 'object') return bound
  const year = Number(today.slice(0, 4)) + bound.yearsFromToday
  return typeof value === 'number' ? year : `${year}${today.slice(4)}`
}
