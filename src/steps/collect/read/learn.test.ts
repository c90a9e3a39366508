import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows } from './csv.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-learn-'))
})
afterAll(() => rm(folder, { recursive: true }))

const cities = ['Lyon', 'Graz', 'Porto', 'Turku']
const sound = (row: number): string =>
  `A-${row},2024-0${1 + (row % 9)}-1${row % 10},${cities[row % 4]},${row % 5 === 0 ? '' : 'call back'}`
/** As many rows as need more than one sample, and some with a slip. */
const many = Array.from({ length: 5000 }, (_, row) => sound(row))
const slips = [
  'A-1,2024-01-11,,Lyon,call back',
  'A-2,2024-01-12,Graz',
  'A-3,,2024-01-13,Porto,',
  'A-4,2024-01-14,Turku,"call" back" ',
  'A-5;2024-01-15;Lyon;call back',
  'A-6,2024-01-16,Graz,call back,see note',
  'A-7,2024-01-17,Graz,,see note,',
]

/** What becomes of lines, wherever they stand. */
async function outcome(lines: readonly string[]): Promise<string[]> {
  const path = join(folder, 'rows.csv')
  await writeFile(path, ['id,day,city,note', ...lines, ''].join('\n'))
  const options = { encoding: 'utf-8', delimiter: ',', quote: '"', escaping: '"' } as const
  const layout = { headerLine: 1, columns: 4, fillsShortRows: false }
  const found: string[] = []
  for await (const { rows, problems } of readRows(path, { ...options, ...layout })) {
    found.push(...rows.map(({ cells, raw }) => JSON.stringify([raw.trimEnd(), cells])))
    found.push(...problems.map(({ code, raw }) => `${code} ${raw.trimEnd()}`))
  }
  return found.sort()
}

test('whether and how a row is repaired does not depend on where the rows stand', async () => {
  const expected = await outcome([...slips, ...many])
  const repaired = expected.filter((line) => line.startsWith('repaired'))
  expect(repaired).toContain('repaired A-3,,2024-01-13,Porto,')
  const order = fc.array(fc.nat(many.length - 1), { minLength: slips.length, maxLength: slips.length })
  await fc.assert(
    fc.asyncProperty(order, fc.nat(many.length - 1), async (places, turn) => {
      const lines = [...many.slice(turn), ...many.slice(0, turn)]
      for (const [index, slip] of slips.entries()) lines.splice(places[index] ?? 0, 0, slip)
      expect(await outcome(lines)).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})

test('a note behind a row that is whole moves no value', async () => {
  const found = await outcome([...many, ...slips])
  expect(found).toContain('too_many_cells A-6,2024-01-16,Graz,call back,see note')
  expect(found).toContain('too_many_cells A-7,2024-01-17,Graz,,see note,')
})
