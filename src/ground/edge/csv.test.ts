import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, guardCell, unguardCell } from './csv.ts'

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

test('values of other kinds', () => {
  const day = new Date('2025-01-31T08:00:00Z')
  const line = csvLine(['a,b', 'say "x"', -1.5, 10n, true, null, undefined, day])
  expect(line).toBe('"a,b","say ""x""",-1.5,10,true,,,2025-01-31T08:00:00.000Z\r\n')
  expect(csvLine([''])).toBe('""\r\n')
})
