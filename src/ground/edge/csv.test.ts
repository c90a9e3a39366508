import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvResponse, csvStream, guardCell, unguardCell } from './csv.ts'

const dangerous = [
  '=1+1',
  '+cmd',
  '-cmd',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1a',
  '－a',
  '＠a',
  ' =1',
  '\ufeff=1',
  '\u200b=1',
]
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

test('a cell that a spreadsheet would run gets an apostrophe', () => {
  for (const text of dangerous) expect(guardCell(text), JSON.stringify(text)).toBe(`'${text}`)
  const harmless = [
    '',
    'a=b',
    'Müller & Söhne',
    '华为',
    "O'Brien",
    '-5',
    '+5',
    '-0.5',
    '1e-9',
    '+8613800138000',
    ' -5',
  ]
  for (const text of harmless) expect(guardCell(text), text).toBe(text)
})

test('the guard comes off without a trace', () => {
  fc.assert(
    fc.property(tricky, (text) => {
      expect(unguardCell(guardCell(text))).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('no guarded cell is a formula', () => {
  fc.assert(
    fc.property(tricky, (text) => {
      const guarded = guardCell(text)
      const isNumber = guarded.trim() !== '' && Number.isFinite(Number(guarded))
      expect(isNumber || !/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/.test(guarded)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('a file reads back as what was written', async () => {
  const table = fc.integer({ min: 1, max: 4 }).chain((width) => {
    const row = fc.array(tricky, { minLength: width, maxLength: width })
    return fc.array(row, { minLength: 1, maxLength: 6 })
  })
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async (rows, bom) => {
      const wellFormed = rows.map((row) => row.map((cell) => cell.toWellFormed()))
      const [header = [], ...body] = wellFormed
      const bytes = await new Response(csvStream(header, body, { bom })).bytes()
      const read: string[][] = parse(Buffer.from(bytes), { bom, relax_column_count: true })
      expect(read.map((row) => row.map(unguardCell))).toEqual(wellFormed)
    }),
  )
})

test('values of other kinds', () => {
  const day = new Date('2025-01-31T08:00:00Z')
  const line = csvLine(['a,b', 'say "x"', -1.5, 10n, true, null, undefined, day])
  expect(line).toBe('"a,b","say ""x""",-1.5,10,true,,,2025-01-31T08:00:00.000Z\r\n')
  expect(csvLine([''])).toBe('""\r\n')
})

test('the name of the file survives in any script', () => {
  const { headers } = csvResponse(`目标 "客户" 'A'.csv`, ['a'], [])
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
  const reader = csvStream(['n', 'text'], endless()).getReader()
  for (let chunks = 0; chunks < 3; chunks += 1) await reader.read()
  expect(made).toBeLessThan(400)
  await reader.cancel()
  expect(released).toBe(true)
})
