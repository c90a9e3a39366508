import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedData, testWithSharedData } from '../../../../test/support/shared-data.ts'
import type { Row, RowProblem } from '../formats/grid.ts'
import { type ReadOptions, readRows } from './csv.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-read-'))
})
afterAll(() => rm(folder, { recursive: true }))

const plain: ReadOptions = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escaping: '"',
  headerLine: 1,
  columns: 3,
  fillsShortRows: false,
}

async function readFileRows(path: string, options: Partial<ReadOptions> = {}) {
  const rows: Row[] = []
  const problems: RowProblem[] = []
  let bytes = 0
  for await (const batch of readRows(path, { ...plain, ...options })) {
    rows.push(...batch.rows)
    problems.push(...batch.problems)
    bytes = batch.bytes
  }
  return { rows, problems, bytes, cells: rows.map((row) => row.cells) }
}

async function read(content: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const path = join(folder, 'table.csv')
  await writeFile(path, content)
  return readFileRows(path, options)
}

const codes = (problems: RowProblem[]) => problems.map(({ line, code }) => [line, code])

describe('rows', () => {
  test('carry the physical line where they start and their text', async () => {
    const { rows } = await read('a,b,c\n1,"two\nlines",x\n\n2,y,z')
    expect(rows).toEqual([
      { line: 2, cells: ['1', 'two\nlines', 'x'], raw: '1,"two\nlines",x' },
      { line: 5, cells: ['2', 'y', 'z'], raw: '2,y,z' },
    ])
  })

  test('end in \\n, \\r\\n or both; a file without \\n may end them in \\r', async () => {
    expect((await read('a,b,c\r\n1,2,3\n4,5,"6"\r\n7,"8\r\n",9')).cells).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8\r\n', '9'],
    ])
    expect((await read('a,b,c\r1,2,3\r4,5,6')).cells).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ])
  })

  test('that are blank are no rows', async () => {
    const { cells, problems } = await read('a,b,c\n,,\n \n1,2,3\n\n')
    expect({ cells, problems }).toEqual({ cells: [['1', '2', '3']], problems: [] })
  })

  test('keep surplus blank cells out, and quotes that are only part of a name in', async () => {
    expect((await read('a,b,c\n1,2,3,, \n4,Tube 5" wide,6\n7,"the "best" one",8')).cells).toEqual([
      ['1', '2', '3'],
      ['4', 'Tube 5" wide', '6'],
      ['7', 'the "best" one', '8'],
    ])
  })

  test('are read from GB18030 and from UTF-8 with a byte order mark', async () => {
    // 公司 is B9 AB CB BE in GBK; 𠮷 is 95 34 B2 35 in GB18030.
    const gbk = Buffer.from([0xb9, 0xab, 0xcb, 0xbe, 0x2c, 0x95, 0x34, 0xb2, 0x35, 0x2c, 0x78, 0x0a])
    expect((await read(gbk, { encoding: 'gb18030', headerLine: 0 })).cells).toEqual([['公司', '𠮷', 'x']])
    expect((await read('\ufeff公司,b,c\n', { headerLine: 0 })).cells).toEqual([['公司', 'b', 'c']])
  })
})

describe('rows that cannot be read', () => {
  test('are reported with line and reason, every good row is kept', async () => {
    const content = Buffer.concat([
      Buffer.from('a,b,c\n1,2,3\nfew,2\nmany,2,3,4\nn\0ul,2,3\nbad,'),
      Buffer.from([0xff, 0x81, 0xfe]),
      Buffer.from(',3\nbroken,"2\n4,5,6\n7,"8",9\n'),
    ])
    const { cells, problems } = await read(content)
    expect(cells).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
    ])
    expect(codes(problems)).toEqual([
      [3, 'too_few_cells'],
      [4, 'too_many_cells'],
      [5, 'nul_byte'],
      [6, 'invalid_bytes'],
      [7, 'unterminated_quote'],
    ])
    expect(problems[4]?.raw).toBe('broken,"2')
  })

  test('short rows are filled where that is the habit of the writer', async () => {
    const { cells } = await read('a,b,c\n1,2\n3\n', { fillsShortRows: true })
    expect(cells).toEqual([
      ['1', '2', ''],
      ['3', '', ''],
    ])
  })

  test('a quote that never closes costs its own line only, at the end of the file and far before it', async () => {
    expect((await read('a,b,c\n1,2,3\n4,"5')).cells).toEqual([['1', '2', '3']])
    const many = Array.from({ length: 300_000 }, (_, index) => `${index},plain,text`)
    const { rows, problems } = await read(['a,b,c', '0,"open', ...many].join('\n'))
    expect([rows.length, rows[0]?.line, codes(problems)]).toEqual([300_000, 3, [[2, 'unterminated_quote']]])
  })

  test('thousands of open quotes are each reported and cost no more than time in proportion', async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => (index % 2 ? `${index},"q` : `${index},q,"x"`))
    const { rows, problems } = await read(['a,b,c', ...lines].join('\n'))
    expect([rows.length, problems.length]).toEqual([20_000, 20_000])
    const far = Array.from({ length: 400_000 }, (_, index) =>
      index % 10_000 ? `${index},q,x` : `${index},"q`,
    )
    const all = await read(['a,b,c', ...far].join('\n'))
    expect([all.rows.length, all.problems.length]).toEqual([399_960, 40])
  })

  test('a cell above 1 MB and a line above 4 MB are refused, their neighbours kept', async () => {
    const content = `a,b,c\n1,2,3\n4,"${'x'.repeat(1_100_000)}",6\n7,8,9\n10,${'y'.repeat(9_000_000)},11\n12,13,14\n`
    const { cells, problems, bytes } = await read(content)
    expect(cells.map(([first]) => first)).toEqual(['1', '7', '12'])
    expect(codes(problems)).toEqual([
      [3, 'cell_too_large'],
      [5, 'row_too_large'],
    ])
    expect(problems.every(({ raw }) => raw.length <= 2000)).toBe(true)
    expect(bytes).toBe(content.length)
  })
})

/** A cell that every dialect can carry; `\r` at the end of a line is part of the line end. */
const cell = fc
  .string({
    unit: fc.constantFrom('a', '7', ' ', '"', ',', ';', '\t', '\n', '\r\n', "'", '公', '司', '𠮷', 'é'),
  })
  .filter((text) => text.trim() !== '')

describe('properties', () => {
  test('what was written comes back, whatever the size of the pieces', async () => {
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 })
    const delimiters = fc.constantFrom(',', ';', '\t', '|')
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiters,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 64 }),
        async (rows, delimiter, newline, chunkBytes) => {
          const content = Papa.unparse(rows, { delimiter, newline, quotes: true })
          const { cells, problems } = await read(content, { delimiter, headerLine: 0, chunkBytes })
          expect({ cells, problems }).toEqual({ cells: rows, problems: [] })
        },
      ),
      { numRuns: 200 },
    )
  })

  test('one broken line is one problem, and all other rows are the same as without it', async () => {
    const damages = fc.constantFrom('x,"open,y', 'x,y', 'x,y,z,more', 'x,y\0,z', 'x,"open" too,y')
    const quoted = fc.array(
      fc.array(fc.constantFrom('a', 'b, c', 'd', '公司'), { minLength: 3, maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    await fc.assert(
      fc.asyncProperty(
        quoted,
        damages,
        fc.nat(),
        fc.integer({ min: 8, max: 200 }),
        async (table, damage, at, chunkBytes) => {
          const lines = Papa.unparse(table, { newline: '\n' }).split('\n')
          const place = at % (lines.length + 1)
          const content = [...lines.slice(0, place), damage, ...lines.slice(place)].join('\n')
          const { rows, problems } = await read(content, { headerLine: 0, chunkBytes })
          const others = rows.filter(({ line }) => line !== place + 1)
          expect(others.map(({ cells }) => cells)).toEqual(table)
          expect(problems.map(({ line }) => line)).toEqual([place + 1])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('any bytes are read to the end without a crash, and no line is counted twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('utf-8' as const, 'gb18030' as const),
        async (bytes, encoding) => {
          const { rows, problems } = await read(bytes, { encoding, headerLine: 0, chunkBytes: 16 })
          const refused = problems.filter(({ severity }) => severity !== 'repaired')
          const lines = [...rows, ...refused].map(({ line }) => line)
          expect(new Set(lines).size).toBe(lines.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('public collections', () => {
  testWithSharedData('csv-spectrum', 'every dialect of csv-spectrum reads as its JSON says', async () => {
    const names = (await readdir(sharedData('csv-spectrum/csvs'))).map((file) => file.replace('.csv', ''))
    expect(names).toHaveLength(12)
    // Its JSON says another telephone number than its CSV.
    for (const name of names.filter((known) => known !== 'location_coordinates')) {
      const json: unknown = JSON.parse(
        await readFile(sharedData('csv-spectrum/json', `${name}.json`), 'utf8'),
      )
      const expected = json as Record<string, string>[]
      const header = Object.keys(expected[0] ?? {})
      const { cells, problems } = await readFileRows(sharedData('csv-spectrum/csvs', `${name}.csv`), {
        columns: header.length,
      })
      const records = cells.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index]])))
      expect({ name, records, problems }).toEqual({ name, records: expected, problems: [] })
    }
  })

  testWithSharedData('csv-polluted', 'one polluted row never takes another row with it', async () => {
    const files = (await readdir(sharedData('csv-polluted/csv'))).filter((file) => /^row_/.test(file))
    expect(files.length).toBeGreaterThan(50)
    for (const file of files) {
      const { rows, problems } = await readFileRows(sharedData('csv-polluted/csv', file), { columns: 9 })
      expect({ file, rows: rows.length + problems.length >= 83, problems: problems.length <= 2 }).toEqual({
        file,
        rows: true,
        problems: true,
      })
    }
  })
})
