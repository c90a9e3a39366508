import { z } from 'zod'
import { Fault } from '../kernel/index.ts'

/** Where a page ended: the sort keys of its last row, with a unique one at the end. */
export type Position = readonly (string | number | boolean | null)[]

export const pageLimit = { default: 50, most: 1000 } as const

/** Query fields of every list; spread it into the route's own strict object. */
export const pageQuery = {
  cursor: z.string().max(4000).optional().describe('`next` of the page before'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageLimit.most)
    .default(pageLimit.default)
    .describe('Most items to return'),
}

/** The answer of every list: `next` is the cursor of the following page, null on the last. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** A position as an opaque text for the address bar. */
export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/**
 * Reads a cursor back.
 * @param shape what the list expects, e.g. `z.tuple([z.number(), z.string()])`
 * @returns undefined for the first page
 * @throws Fault `edge.invalid_cursor` for anything that `encodeCursor` of this shape does not write
 */
export function decodeCursor<Shape extends z.ZodType>(
  cursor: string | undefined,
  shape: Shape,
): z.output<Shape> | undefined {
  if (cursor === undefined) return undefined
  const parsed = shape.safeParse(parse(cursor))
  if (!parsed.success) throw new Fault('invalid', 'edge.invalid_cursor')
  return parsed.data
}

function parse(cursor: string): unknown {
  const bytes = Buffer.from(cursor, 'base64url')
  // Buffer skips what it cannot read; only the text that we would write is ours.
  if (bytes.toString('base64url') !== cursor) return undefined
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * Makes a page of rows that were asked for with `limit + 1`: the extra row only tells that there is more.
 * @param position the sort keys of a row, as the statement compares them
 */
export function toPage<Row>(rows: readonly Row[], limit: number, position: (row: Row) => Position) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null }
}

export interface Sort<Column extends string> {
  column: Column
  direction: 'asc' | 'desc'
}

/**
 * Reads `name` (ascending) or `-won_revenue` (descending) against an allow-list.
 * @throws Fault `edge.invalid_sort` with the allowed columns
 */
export function parseSort<Column extends string>(
  sort: string | undefined,
  allowed: readonly Column[],
  fallback: Sort<Column>,
): Sort<Column> {
  if (sort === undefined) return fallback
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const column = allowed.find((candidate) => candidate === name)
  if (column === undefined)
    throw new Fault('invalid', 'edge.invalid_sort', { sort, allowed: allowed.join(', ') })
  return { column, direction: descending ? 'desc' : 'asc' }
}

/** A query field that may be repeated: `industry=Software&industry=Retail` reads as an array, one value as an array of one. */
export function repeated<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(200).optional(),
  )
}
