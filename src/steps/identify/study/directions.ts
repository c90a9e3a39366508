import { Fault } from '../../../ground/kernel/index.ts'
import type { Trait } from './bins.ts'

/** Which way the points of numbers may go: 1 where more never counts for less, −1 where more never counts for more. */
export type Directions = ReadonlyMap<string, 1 | -1>

/** @throws Fault `identify.direction.both` for a column that is named twice */
export function directionsOf(rising: readonly string[], falling: readonly string[]): Directions {
  const twice = rising.find((column) => falling.includes(column))
  if (twice !== undefined) throw new Fault('invalid', 'identify.direction.both', { column: twice })
  return new Map([
    ...rising.map((column) => [column, 1] as const),
    ...falling.map((column) => [column, -1] as const),
  ])
}

/** @throws Fault `identify.direction.no_number` for one of kinds, which have no more and no less */
export function checkDirections(directions: Directions, traits: readonly Trait[]): void {
  const unordered = traits.find(({ column, isOrdered }) => !isOrdered && directions.has(column))
  if (unordered) throw new Fault('invalid', 'identify.direction.no_number', { column: unordered.column })
}
