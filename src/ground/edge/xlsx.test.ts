import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExportCell, ExportColumn } from './export-table.ts'
import { xlsxBytes, xlsxLimits } from './xlsx.ts'

const notes = {
  title: 'Notes',
  sheets: (count: number) => `${count} sheets`,
  cut: (count: number, cells: string) => `${count} cut: ${cells}`,
}

async function gather(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The entries of a ZIP archive, by its central directory (APPNOTE 6.3, 4.3.12). */
function unzip(bytes: Buffer): Map<string, string> {
  const entries = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [size, nameLength, extra, comment] = [20, 28, 30, 32].map((place, i) =>
      i === 0 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    ) as [number, number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    entries.set(name, inflateRawSync(bytes.subarray(from, from + size)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** The cells of a sheet by place: what stands in the XML, decoded as Excel does. */
function cellsOf(sheet: string): Record<string, { type: string; value: string }> {
  const found = sheet.matchAll(
    /<c r="([A-Z]+\d+)"(?: s="(\d)")?(?: t="(\w+)")?>(?:<v>([^<]*)<\/v>|<is><t xml:space="preserve">([^<]*)<\/t><\/is>)<\/c>/g,
  )
  return Object.fromEntries(
    [...found].map(([, place = '', style = '0', type = 'n', value, text = '']) => [
      place,
      { type: `${type}${style}`, value: value ?? decode(text) },
    ]),
  )
}
const decode = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

async function write(
  rows: readonly (readonly ExportCell[])[],
  types: ExportColumn['type'][] = ['text'],
  perSheet?: number,
) {
  const columns = types.map((type, i) => ({ name: `c${i}`, title: `C${i}`, type }))
  return unzip(await gather(xlsxBytes({ name: 'table', columns, rows }, notes, perSheet)))
}
const sheet = (entries: Map<string, string>, place = 1) =>
  cellsOf(entries.get(`xl/worksheets/sheet${place}.xml`) ?? '')

test('text comes back as text, whatever it looks like, and never as a formula', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.toWellFormed()),
    fc.constantFrom(
      '007',
      '=1+1',
      '＝1',
      '+86 138',
      '-',
      '@x',
      '91440300MA5',
      '1e9',
      '_x0041_',
      '_x_',
      ' a ',
      '\r\n',
      '\u0000',
      '\uffff',
      'a\tb',
      '<&>"\'',
      'TRUE',
      '2025-01-01',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 8 }), async (texts) => {
      const entries = await write(texts.map((text) => [text]))
      const xml = entries.get('xl/worksheets/sheet1.xml') ?? ''
      expect(xml).not.toContain('<f')
      const cells = cellsOf(xml)
      expect(texts.map((_, i) => cells[`A${i + 2}`]?.value)).toEqual(texts)
      expect(texts.every((_, i) => /^inlineStr[34]$/.test(cells[`A${i + 2}`]?.type ?? ''))).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('days and moments are dates, numbers are numbers, nothing is nothing', async () => {
  const cells = sheet(
    await write(
      [
        ['2024-02-29', '2024-02-29T12:00:00.000Z', 1.5, 12, true],
        ['1899-01-01', null, Number.NaN, null, ''],
      ],
      ['date', 'moment', 'money', 'number', 'text'],
    ),
  )
  expect(cells).toMatchObject({
    A2: { type: 'n1', value: '45351' },
    B2: { type: 'n2', value: '45351.5' },
    C2: { type: 'n0', value: '1.5' },
    D2: { type: 'n0', value: '12' },
    E2: { type: 'b0', value: '1' },
    // Before March 1900 spreadsheets disagree about days.
    A3: { type: 'inlineStr3', value: '1899-01-01' },
  })
  expect(Object.keys(cells)).not.toContain('B3')
})

test('rows beyond a sheet go on on the next one, and what was cut is said', async () => {
  const long = 'x'.repeat(xlsxLimits.characters + 1)
  const entries = await write([['1'], ['2'], [long], ['4'], ['5']], ['text'], 3)
  expect(
    [1, 2, 3].map((place) => Object.values(sheet(entries, place)).map(({ value }) => value.slice(0, 3))),
  ).toEqual([
    ['C0', '1', '2'],
    ['C0', 'xxx', '4'],
    ['C0', '5'],
  ])
  expect(sheet(entries, 4)).toMatchObject({ A2: { value: '3 sheets' }, A3: { value: '1 cut: table 2!A2' } })
  expect(entries.get('xl/workbook.xml')).toContain('sheetId="4"')
  expect(sheet(entries, 2).A2?.value).toHaveLength(xlsxLimits.characters)
})

test('a table without rows is a workbook with its headings, and the same rows are the same bytes', async () => {
  const entries = await write([])
  expect(sheet(entries)).toEqual({ A1: { type: 'inlineStr5', value: 'C0' } })
  expect(await write([['a']])).toEqual(await write([['a']]))
})

test('rows that fail end the file with their error, and are let go', async () => {
  let released = false
  async function* failing() {
    try {
      yield ['1']
      throw new Error('the lake is gone')
    } finally {
      released = true
    }
  }
  const columns = [{ name: 'a', title: 'A', type: 'text' as const }]
  await expect(gather(xlsxBytes({ name: 'table', columns, rows: failing() }, notes))).rejects.toThrow(
    'the lake is gone',
  )
  expect(released).toBe(true)
})
