import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Fault } from '../kernel/index.ts'
import { decodeCursor, encodeCursor, pageQuery, parseSort, repeated, toPage } from './paging.ts'

const shape = z.tuple([z.number().nullable(), z.string()])
const position = fc.tuple(
  fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  fc.string({ unit: 'binary' }),
)

test('a cursor reads back as the position that it was made of', () => {
  fc.assert(
    fc.property(position, ([number, text]) => {
      // JSON knows no negative zero.
      const expected = [number === 0 ? 0 : number, text.toWellFormed()]
      expect(decodeCursor(encodeCursor(expected), shape)).toEqual(expected)
    }),
  )
})

test('any other text is refused, never read as something else', () => {
  const other = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
    position.map((value) => `${encodeCursor(value)}=`),
    position.map((value) => encodeCursor(value).slice(1)),
  )
  fc.assert(
    fc.property(other, (cursor) => {
      try {
        // Whatever is accepted has the shape, and is what we would have written for it.
        const read = decodeCursor(cursor, shape)
        expect(shape.parse(read)).toEqual(read)
      } catch (error) {
        expect(error).toBeInstanceOf(Fault)
        expect(error).toMatchObject({ kind: 'invalid', code: 'edge.invalid_cursor' })
      }
    }),
    { numRuns: 1000 },
  )
})

test('the first page has no cursor', () => {
  expect(decodeCursor(undefined, shape)).toBeUndefined()
})

test('pages put together are the list', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
      const all = numbers.toSorted((a, b) => a - b)
      const seen: number[] = []
      let cursor: string | undefined
      do {
        const [after] = decodeCursor(cursor, z.tuple([z.number()])) ?? [-1]
        const rows = all.filter((number) => number > after).slice(0, limit + 1)
        const { items, next } = toPage(rows, limit, (number) => [number])
        expect(items.length).toBeLessThanOrEqual(limit)
        seen.push(...items)
        cursor = next ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(all)
    }),
  )
})

test('the limit of a page', () => {
  const query = z.strictObject(pageQuery)
  expect(query.parse({})).toEqual({ limit: 50 })
  expect(query.parse({ limit: '1000' }).limit).toBe(1000)
  for (const limit of ['0', '1001', '-1', '1.5', 'all', '', 'NaN']) {
    expect(query.safeParse({ limit }).success, limit).toBe(false)
  }
})

test('sorting follows the allow-list', () => {
  const allowed = ['name', 'won_revenue'] as const
  const fallback = { column: 'name', direction: 'asc' } as const
  expect(parseSort(undefined, allowed, fallback)).toEqual(fallback)
  expect(parseSort('-won_revenue', allowed, fallback)).toEqual({ column: 'won_revenue', direction: 'desc' })
  for (const sort of ['', '-', '--name', 'Name', 'name desc', 'constructor']) {
    expect(() => parseSort(sort, allowed, fallback), sort).toThrow('edge.invalid_sort')
  }
})

test('a field that may be repeated reads as an array', () => {
  const query = z.strictObject({ industry: repeated(z.string()) })
  expect(query.parse({})).toEqual({})
  expect(query.parse({ industry: 'Retail' })).toEqual({ industry: ['Retail'] })
  expect(query.parse({ industry: ['Retail', 'Software'] })).toEqual({ industry: ['Retail', 'Software'] })
})
