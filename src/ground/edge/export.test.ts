import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unguardCell } from './csv.ts'
import { exportResponse } from './export.ts'
import type { ExportCell } from './export-table.ts'

const tricky = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        ' ',
        '"',
        ',',
        '1',
        'a',
        '＝',
        '.',
        'e',
        '目',
      ),
    )
    .map((characters) => characters.join('')),
)

const say = (key: string, params = {}) => `${key} ${JSON.stringify(params)}`
const columnsOf = (names: readonly string[]) =>
  names.map((name) => ({ name, title: name, type: 'text' as const }))
const exported = (
  format: 'csv' | 'xlsx' | 'ndjson',
  header: readonly string[],
  rows: Iterable<readonly ExportCell[]> | AsyncIterable<readonly ExportCell[]>,
  bom = false,
) =>
  exportResponse(
    { name: 'table', columns: columnsOf(header), rows },
    { format, bom: bom ? 'true' : 'false' },
    say,
  )

/** A table of hostile texts, well-formed as every text of a file is. */
const tables = fc.integer({ min: 1, max: 4 }).chain((width) => {
  const row = fc.array(
    tricky.map((text) => text.toWellFormed()),
    { minLength: width, maxLength: width },
  )
  return fc.tuple(
    fc.array(fc.string({ minLength: 1 }), { minLength: width, maxLength: width }),
    fc.array(row, { minLength: 1, maxLength: 6 }),
  )
})

test('a CSV file reads back as what was written', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.boolean(), async ([, rows], bom) => {
      const [header = [], ...body] = rows
      const bytes = await exported('csv', header, body, bom).bytes()
      expect(bytes[0] === 0xef && bytes[1] === 0xbb).toBe(bom)
      const read: string[][] = parse(Buffer.from(bytes), { bom, relax_column_count: true })
      expect(read.map((row) => row.map(unguardCell))).toEqual(rows)
    }),
  )
})

test('NDJSON reads back as what was written, a line per row', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ([, rows]) => {
      const header = rows[0]?.map((_, i) => `c${i}`) ?? []
      const lines = (await exported('ndjson', header, rows).text()).split('\n')
      expect(lines.pop()).toBe('')
      expect(lines.map((line) => Object.values(JSON.parse(line)))).toEqual(rows)
    }),
  )
})

test('the name of the file survives in any script', () => {
  const { headers } = exportResponse(
    { name: `目标 "客户" 'A'`, columns: columnsOf(['a']), rows: [] },
    { format: 'csv', bom: 'false' },
    say,
  )
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="__ ____ _A_.csv"; filename*=UTF-8''%E7%9B%AE%E6%A0%87%20%22%E5%AE%A2%E6%88%B7%22%20%27A%27.csv`,
  )
  expect(headers.get('content-type')).toContain('text/csv')
})

test('rows are written while they are read, and no longer than somebody reads', async () => {
  let made = 0
  let released = false
  async function* endless() {
    try {
      for (; ; made += 1) yield [String(made), 'x'.repeat(1000)]
    } finally {
      released = true
    }
  }
  const reader = exported('csv', ['n', 'text'], endless()).body?.getReader()
  for (let chunks = 0; chunks < 3; chunks += 1) await reader?.read()
  expect(made).toBeLessThan(400)
  await reader?.cancel()
  expect(released).toBe(true)
})
