import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTextTable } from '../../../../test/support/pollock.ts'
import { isRemark, totalOf } from '../formats/marks.ts'
import { dialectOf } from '../inspect/dialect.ts'
import { sortOf } from '../inspect/sorts.ts'
import type { Encoding } from '../model.ts'
import { readRows } from './csv.ts'
import { createRepair } from './repair.ts'
import { anyShape, patternOf } from './shapes.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-hostile-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function keep(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'hostile.csv')
  await writeFile(path, content)
  return path
}

async function read(content: string | Uint8Array) {
  const { rows, problems, text, header } = await readTextTable(await keep(content))
  return { rows, text, header: header.names, said: problems.map(({ line, code }) => [line, code]) }
}

/** What a file of three columns gives, row by row, without looking into it first. */
async function stream(path: string, encoding: Encoding = 'utf-8') {
  const options = {
    encoding,
    delimiter: ',',
    quote: '"',
    escaping: '"',
    headerLine: 1,
    columns: 3,
    fillsShortRows: false,
  }
  const rows: { cells: string[]; raw: string }[] = []
  const said: [number, string][] = []
  let most = 0
  for await (const batch of readRows(path, options)) {
    rows.push(...batch.rows.slice(0, 10))
    said.push(...batch.problems.map(({ line, code }): [number, string] => [line, code]))
    most = Math.max(most, process.memoryUsage().rss)
  }
  return { rows, said, most }
}

const repeated = (line: string, count: number) => Array.from({ length: count }, () => line)

describe('sizes that no memory holds', () => {
  test('a cell of 300 MB is refused, its neighbours are kept, in bounded memory', async () => {
    const path = await keep('a,b,c\n1,2,3\n4,"')
    const file = await open(path, 'r+')
    const cell = 300 * 1024 * 1024
    await file.truncate(cell)
    await file.write('",6\n7,8,9\n', cell)
    await file.close()
    const before = process.memoryUsage().rss
    const { rows, said, most } = await stream(path)
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', '2', '3'],
      ['7', '8', '9'],
    ])
    expect(said).toEqual([[3, 'row_too_large']])
    expect(most - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('a million columns and a file without any line end are refused', async () => {
    await expect(read(`${'a,'.repeat(1_000_000)}a\n${'1,'.repeat(1_000_000)}1\n`)).rejects.toMatchObject({
      code: 'collect.too_many_columns',
    })
    const { rows, said } = await stream(await keep('x'.repeat(6_000_000)))
    expect([rows, said]).toEqual([[], [[1, 'row_too_large']]])
  })

  test('a quote that opens at the end of many lines costs its own line', async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `${index},b,c`)
    const { said } = await stream(await keep(['a,b,c', ...lines, '1,"open'].join('\n')))
    expect(said).toEqual([[200_002, 'unterminated_quote']])
  })
})

describe('bytes that are no text, or another one', () => {
  test('NUL bytes cost their rows', async () => {
    const { rows, said } = await read('a,b\n1,2\n3,4\0\n5,6\n')
    expect(rows).toEqual([
      ['1', '2'],
      ['5', '6'],
    ])
    expect(said).toEqual([[3, 'nul_byte']])
  })

  test.each<[Encoding, string]>([
    ['utf-8', '公司,城市\n甲,广州\n乙,深圳\n丙,北京'],
    ['gb18030', 'b9abcbbe2cb3c7cad00abcd72cb9e3d6dd0ad2d22cc9eedbda0ab1fb2cb1b1bea9'],
    ['utf-16le', ''],
  ])(
    'a file in %s that is cut inside its last character: the last line is refused',
    async (encoding, content) => {
      const text = '公司,城市\n甲,广州\n乙,深圳\n丙,北京'
      const whole =
        encoding === 'utf-8'
          ? Buffer.from(content)
          : encoding === 'gb18030'
            ? Buffer.from(content, 'hex')
            : Buffer.from(`\ufeff${text}`, 'utf16le')
      const { rows, said, text: dialect } = await read(whole.subarray(0, -1))
      expect(dialect?.encoding).toBe(encoding)
      expect(rows).toEqual([
        ['甲', '广州'],
        ['乙', '深圳'],
      ])
      expect(said).toEqual([[4, 'invalid_bytes']])
    },
  )

  test('lines in another encoding are read in their own, and said', async () => {
    const gbk = Buffer.from('bcd7b9abcbbe2cb9e3d6dd0a', 'hex')
    const latin = Buffer.from('M\xfcller,K\xf6ln\n', 'latin1')
    const utf8 = (text: string) => Buffer.from(`${text}\n`)
    const mixed = await read(
      Buffer.concat([
        utf8('公司,城市'),
        utf8('乙公司,深圳'),
        gbk,
        utf8('丙公司,北京'),
        latin,
        utf8('丁公司,上海'),
      ]),
    )
    expect(mixed.text?.encoding).toBe('utf-8')
    expect(mixed.rows).toEqual([
      ['乙公司', '深圳'],
      ['甲公司', '广州'],
      ['丙公司', '北京'],
      ['Müller', 'Köln'],
      ['丁公司', '上海'],
    ])
    expect(mixed.said).toEqual([
      [3, 'other_encoding'],
      [5, 'other_encoding'],
    ])
    const header = Buffer.from('b9abcbbe2cb3c7cad00a', 'hex')
    const other = await read(Buffer.concat([header, gbk, gbk, utf8('乙公司,深圳'), gbk]))
    expect(other.text?.encoding).toBe('gb18030')
    expect(other.rows.map(([name]) => name)).toEqual(['甲公司', '甲公司', '乙公司', '甲公司'])
    expect(other.said).toEqual([[4, 'other_encoding']])
  })

  test('rare characters, emoji and marks of direction stay as they are, in values and in the row', async () => {
    const names = ['𠮷野家', '䶮', '👩‍👩‍👧 Toys', '\u200fשלום\u200e Ltd', 'e\u0301cole', '\u202eabc\u202c']
    const lines = names.map((name, index) => `${index},${name},x`)
    const content = ['a,b,c', ...lines].join('\n')
    const utf8 = await stream(await keep(content))
    expect(utf8.rows.map(({ cells }) => cells[1])).toEqual(names)
    expect(utf8.rows.map(({ raw }) => raw)).toEqual(lines)
    const utf16 = await stream(await keep(Buffer.from(`\ufeff${content}`, 'utf16le')), 'utf-16le')
    expect(utf16.rows).toEqual(utf8.rows)
    // 𠮷 and 䶮 in GB18030.
    const gb = await stream(await keep(Buffer.from('612c622c630a312c9534b2352cfe9f0a', 'hex')), 'gb18030')
    expect(gb.rows[0]?.cells).toEqual(['1', '𠮷', '䶮'])
  })
})

describe('time in proportion to size', () => {
  const seconds = (work: () => unknown): number => {
    const { user } = process.cpuUsage()
    work()
    return (process.cpuUsage().user - user) / 1e6
  }

  test.each([
    ['quotes in every place', '"'.repeat(100_000)],
    ['a quote in every line', repeated('a,"b', 20_000).join('\n')],
    ['delimiters alone', ','.repeat(100_000)],
    ['quotes and delimiters', '",'.repeat(50_000)],
    ['spaces', `${' '.repeat(100_000)}x`],
    ['quotes and spaces', `"${'" '.repeat(50_000)}`],
    ['backslashes', `"${'\\'.repeat(100_000)}`],
  ])('of the dialect: %s', (_, text) => {
    expect(seconds(() => dialectOf(text, '\n'))).toBeLessThan(5)
  })

  test('of a mended line, of patterns and of marks', () => {
    const hard = [
      '"'.repeat(20_000),
      'a"b,'.repeat(5_000),
      '1'.repeat(19_000),
      `${'a b '.repeat(4_000)}"`,
      '" ,'.repeat(6_000),
    ]
    const mend = createRepair(
      { delimiter: ',', quote: '"', escaping: '"' },
      repeated('', 9).map(() => anyShape),
    )
    const long = [
      `${'1'.repeat(500_000)}x`,
      `${' '.repeat(500_000)}x`,
      '('.repeat(500_000),
      `a@${'a.'.repeat(200_000)}`,
      '合'.repeat(500_000),
    ]
    expect(seconds(() => hard.map(mend))).toBeLessThan(5)
    expect(
      seconds(() => {
        for (const text of long) {
          sortOf(text)
          patternOf(text)
          isRemark(text)
          totalOf(['合计', text], 0)
        }
      }),
    ).toBeLessThan(2)
  })
})
