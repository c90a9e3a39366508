import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedData, testWithSharedData } from '../../../../../test/support/shared-data.ts'
import { letters, type TestCell, xlsx } from '../../../../../test/support/xlsx.ts'
import { xlsxBytes } from '../../../../ground/edge/xlsx.ts'
import { inspectFile } from '../../inspect/inspect.ts'
import { readTable } from '../index.ts'
import { momentOf } from './serial.ts'
import { readSheet } from './sheet.ts'
import { openWorkbook } from './workbook.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-xlsx-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

let files = 0
async function keep(content: Uint8Array): Promise<string> {
  files += 1
  const path = join(folder, `book${files}.xlsx`)
  await writeFile(path, content)
  return path
}

async function read(path: string) {
  const { tables, leftOut } = await inspectFile(path, 'book.xlsx')
  const rows = []
  for (const table of tables) {
    const found: { line: number; cells: string[] }[] = []
    for await (const batch of readTable(path, table))
      found.push(...batch.rows.map(({ line, cells }) => ({ line, cells })))
    rows.push(found)
  }
  return { tables, leftOut, rows }
}

/** What stands in cells, under a header of their own. */
async function cellsOf(
  cells: readonly object[],
  options: Parameters<typeof xlsx>[1] = {},
): Promise<string[]> {
  const header = cells.map((_, i) => `公司 ${letters(i)}`)
  const rows = [header, cells as never, cells.map(() => 'x')]
  const { rows: found } = await read(await keep(xlsx([{ name: 'Sheet', rows }], options)))
  return found[0]?.[0]?.cells ?? []
}

describe('sheets', () => {
  test('are tables in the order of their tabs, and hidden ones say so', async () => {
    const accounts = [
      ['公司名称', '官网', '行业'],
      ['甲', 'a.example', '软件'],
      ['乙', 'b.example', '零售'],
    ]
    const { tables, leftOut, rows } = await read(
      await keep(
        xlsx([
          { name: '客户', rows: accounts },
          { name: 'old & <gone>', state: 'hidden', rows: accounts },
          { name: 'code', state: 'veryHidden', rows: accounts },
          { name: 'empty', rows: [] },
        ]),
      ),
    )
    expect(tables.map(({ table, hidden, kind, rows }) => [table, hidden, kind, rows])).toEqual([
      ['客户', false, 'accounts', 2],
      ['old & <gone>', true, 'accounts', 2],
      ['code', true, 'accounts', 2],
    ])
    expect(leftOut.map(({ table, fault }) => [table, fault.code])).toEqual([['empty', 'collect.header_only']])
    expect(rows[0]).toEqual([
      { line: 2, cells: ['甲', 'a.example', '软件'] },
      { line: 3, cells: ['乙', 'b.example', '零售'] },
    ])
  })

  test('keep the numbers of their rows, and blank rows are none', async () => {
    const { rows } = await read(
      await keep(
        xlsx([
          {
            name: 'a',
            rows: [['客户名单'], null, ['公司名称', '官网'], ['甲', 'a.example'], [], null, ['乙', null]],
          },
        ]),
      ),
    )
    expect(rows[0]).toEqual([
      { line: 4, cells: ['甲', 'a.example'] },
      { line: 7, cells: ['乙', ''] },
    ])
  })

  test('what is merged downwards stands in every row that it covers', async () => {
    const { rows } = await read(
      await keep(
        xlsx([
          {
            name: 'a',
            rows: [
              ['Region', 'Company', 'City'],
              ['华东', '甲', '上海'],
              [null, '乙', '杭州'],
              ['华南', '丙', '深圳'],
              [null, '丁', null],
            ],
            merges: ['A2:A3', 'A4:A5', 'C4:C5', 'B1:C1'],
          },
        ]),
      ),
    )
    expect(rows[0]?.map(({ cells }) => cells)).toEqual([
      ['华东', '甲', '上海'],
      ['华东', '乙', '杭州'],
      ['华南', '丙', '深圳'],
      ['华南', '丁', '深圳'],
    ])
  })
})

describe('cells far to the right', () => {
  const table: TestCell[][] = [
    ['公司', '网站', '员工'],
    ...Array.from({ length: 1200 }, (_, i) => [`公司 ${i}`, `c${i}.example`, { v: i }]),
  ]
  const withCell = (cells: readonly TestCell[], column: number): TestCell[] => [
    ...cells,
    ...Array.from({ length: column - cells.length }, () => null),
    'note',
  ]

  test.each([
    [1, 16_383, 'XFD1'],
    [5, 16_383, 'XFD5'],
    [5, 104, 'DA5'],
    [1100, 16_383, 'XFD1100'],
  ])('in row %i, column %i: the table is read, and the cell is said', async (row, column, reference) => {
    const rows = table.map((cells, i) => (i + 1 === row ? withCell(cells, column) : cells))
    const path = await keep(xlsx([{ name: 'Sheet', rows }]))
    const { tables, leftOut } = await inspectFile(path, 'book.xlsx')
    expect(leftOut).toEqual([])
    const [found] = tables
    expect(found?.columns.map(({ header }) => header)).toEqual(['公司', '网站', '员工'])
    if (row < 1000)
      expect(found?.problems).toEqual([
        { code: 'collect.problem.far_cells', params: { count: 1, line: row, columns: 3 } },
      ])
    const batches = found ? await all(readTable(path, found)) : []
    expect(batches.flatMap((batch) => batch.rows)).toHaveLength(1200)
    const problems = batches.flatMap((batch) => batch.problems)
    expect(problems).toMatchObject([
      {
        line: row,
        code: 'far_cells',
        severity: row === 1 ? 'left_out' : 'repaired',
        raw: expect.stringContaining(`${reference}: note`),
      },
    ])
  })

  test('columns that a wide table leaves blank in most rows are its columns', async () => {
    const header = Array.from({ length: 400 }, (_, i) => (i === 0 ? '公司' : `问题 ${i}`))
    const rows = [header, ['甲', ...Array(398).fill(null), 'last'], ['乙', 'first']]
    const { tables, rows: found } = await read(await keep(xlsx([{ name: 'Sheet', rows }])))
    expect(tables[0]?.columns).toHaveLength(400)
    expect(found[0]?.[0]?.cells[399]).toBe('last')
  })

  test('rows that hold nothing else are said too', async () => {
    const rows = [...table.slice(0, 20), withCell([], 16_383), ...table.slice(20, 40)]
    const path = await keep(xlsx([{ name: 'Sheet', rows }]))
    const { tables, rows: found } = await read(path)
    expect(found[0]).toHaveLength(39)
    const batches = tables[0] ? await all(readTable(path, tables[0])) : []
    expect(batches.flatMap(({ problems }) => problems)).toMatchObject([
      { line: 21, code: 'far_cells', severity: 'left_out' },
    ])
  })
})

test('a header of two rows, merged both ways, names each column once', async () => {
  const { tables, rows } = await read(
    await keep(
      xlsx([
        {
          name: 'a',
          rows: [
            ['公司名称', '行业', '联系方式', null, '员工人数'],
            [null, null, '电话', '邮箱', null],
            ['甲公司', '软件', '13800138000', 'a@jia.example', { v: 12 }],
            ['乙公司', '零售', '13900139000', 'b@yi.example', { v: 30 }],
            ['丙公司', '制造', '13700137000', 'c@bing.example', { v: 7 }],
          ],
          merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'],
        },
      ]),
    ),
  )
  expect(tables[0]).toMatchObject({ header_line: 2, rows: 3, kind: 'accounts' })
  const headers = tables[0]?.columns.map(({ header }) => header) ?? []
  expect([headers[0], headers[1], headers[4]]).toEqual(['公司名称', '行业', '员工人数'])
  expect(headers[2]).toContain('电话')
  expect(headers[3]).toContain('邮箱')
  expect(rows[0]?.[0]?.line).toBe(3)
})

describe('cells', () => {
  test('texts stay as they are, whatever they look like', async () => {
    const strings = [
      '<t>007</t>',
      '<t>91440101MA5CQ1234X</t>',
      '<r><rPr><b/></rPr><t>华为</t></r><r><t xml:space="preserve"> 技术</t></r><rPh sb="0" eb="1"><t>HUAWEI</t></rPh>',
      '<t>line_x000D_\nbreak</t>',
      '<t>𠮷野家 &amp; 䶮</t>',
    ]
    const shared = strings.map((_, v) => ({ t: 's', v }))
    expect(await cellsOf(shared, { strings })).toEqual([
      '007',
      '91440101MA5CQ1234X',
      '华为 技术',
      'line\r\nbreak',
      '𠮷野家 & 䶮',
    ])
    expect(
      await cellsOf([
        { is: '<r><t>A</t></r><r><t>B</t></r><rPh><t>no</t></rPh>' },
        { t: 'str', v: '13800138000', f: 'CONCATENATE("1",A2)' },
        { t: 's', v: 99 },
      ]),
    ).toEqual(['AB', '13800138000', ''])
  })

  test.each([
    // stored, format, shown
    ['42', 0, '42'],
    ['1.38001380001E10', 0, '13800138000.1'],
    ['1.3800138E+10', 0, '13800138000'],
    ['110101199003071234', 0, '110101199003071234'],
    ['0.30000000000000004', 0, '0.3'],
    ['1E-7', 0, '0.0000001'],
    ['-12.5', 4, '-12.5'],
    ['7', '000', '007'],
    ['13800138000', '000-0000-0000', '138-0013-8000'],
    ['5', '0', '5'],
    ['0.256', 10, '25.6%'],
    ['0.07', '0.0%', '7%'],
    ['1200.5', '"¥"#,##0.00', '¥1200.5'],
    ['1200.5', '[$€-407] #,##0.00', '€1200.5'],
    ['-3', '[$USD] #,##0;[Red]-[$USD] #,##0', '-USD3'],
    ['1200', '#,##0.00_ ;[Red]\\-#,##0.00\\ ', '1200'],
    ['12000', '0.00E+00', '12000'],
    ['45356', 14, '2024-03-05'],
    ['45356.604166666664', 22, '2024-03-05 14:30:00'],
    ['45356', 31, '2024-03-05'],
    ['45356', 57, '2024-03-05'],
    ['45356', 'yyyy"年"m"月"d"日"', '2024-03-05'],
    ['45356', '[$-804]yyyy"年"m"月"d"日";@', '2024-03-05'],
    ['45356', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2024-03-05'],
    ['45356', 'e"年"m"月"', '2024-03-05'],
    ['45356', 'aaaa', '2024-03-05'],
    ['45356', '[Red]General', '45356'],
    ['45356', '"day "0', '45356'],
    ['45356', '0_d', '45356'],
    ['0.5', 'h:mm', '12:00:00'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['-1', 14, '-1'],
    ['99999999', 14, '99999999'],
  ])('%s shown as %s is %s', async (v, format, text) => {
    expect(await cellsOf([{ v, s: 1 }], { styles: [0, format] })).toEqual([text])
  })

  test('truth, errors and ISO dates', async () => {
    expect(
      await cellsOf([
        { t: 'b', v: 1 },
        { t: 'b', v: 0 },
        { t: 'e', v: '#N/A' },
        { t: 'd', v: '2024-03-05T00:00:00' },
        { t: 'd', v: '2024-03-05T10:00:00' },
      ]),
    ).toEqual(['TRUE', 'FALSE', '#N/A', '2024-03-05', '2024-03-05 10:00:00'])
  })

  test('days of workbooks that count from 1904', async () => {
    expect(
      await cellsOf(
        [
          { v: '43894', s: 0 },
          { v: '0', s: 0 },
        ],
        { styles: [14], from1904: true },
      ),
    ).toEqual(['2024-03-05', '1904-01-01'])
  })

  test('every second from 1900 to 9999 comes back from its number', () => {
    const from = Date.UTC(1900, 2, 1) / 1000
    const to = Date.UTC(9999, 11, 31) / 1000
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (second) => {
        const days = (second * 1000 - Date.UTC(1899, 11, 30)) / 86_400_000
        const iso = new Date(second * 1000).toISOString()
        const expected =
          iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
        expect(momentOf(days, false)).toBe(expected)
        expect(momentOf(days - 1462, true)).toBe(days >= 1462 ? expected : null)
      }),
    )
  })
})

describe('other writers', () => {
  test('prefixes, no references and absolute targets', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Company</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Website</x:t></x:is></x:c></x:row><x:row><x:c t="str"><x:v>Acme</x:v></x:c><x:c t="str"><x:v>acme.example</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const path = await keep(xlsx([{ name: 'a', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': sheet } }))
    const { rows } = await read(path)
    expect(rows[0]).toEqual([{ line: 2, cells: ['Acme', 'acme.example'] }])
  })
})

testWithSharedData(
  'encodings',
  'a list with title, groups over the header, a total and a note is read like its CSV',
  async () => {
    const { tables, leftOut } = await read(sharedData('encodings', 'merged_header_zh.xlsx'))
    expect(tables.map(({ table, kind, header_line }) => [table, kind, header_line])).toEqual([
      ['客户名单', 'accounts', 4],
    ])
    expect(tables[0]?.columns.map(({ header }) => header)).toEqual([
      '基本信息 股票代码',
      '基本信息 公司名称',
      '基本信息 英文名称',
      '行业 一级行业',
      '行业 二级行业',
      '其他 总部',
      '其他 加入日期',
      '其他 成立年份',
    ])
    expect(leftOut.map(({ table }) => table)).toEqual(['空表', '说明'])
  },
)

test('what Talweg writes as a workbook reads back the same', async () => {
  const notes = { title: 'Notes', sheets: String, cut: String }
  const columns = (['text', 'number', 'date', 'moment', 'flag'] as const).map((type) => ({
    name: type,
    title: type,
    type,
  }))
  const day = fc.date({ min: new Date('1901-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
  const row = fc.tuple(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.oneof(
      fc.integer(),
      fc.integer().map((cents) => cents / 100),
    ),
    day.map((date) => date.toISOString().slice(0, 10)),
    day.map((date) => `${date.toISOString().slice(0, 19)}Z`),
    fc.boolean(),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
      const bytes = await all(xlsxBytes({ name: 'x', columns, rows }, notes))
      const workbook = await openWorkbook(await keep(Buffer.concat(bytes)), 'x')
      const [sheet] = workbook.sheets
      const pieces = sheet ? await all(readSheet(workbook, sheet)) : []
      workbook.close()
      const found = pieces.flatMap((piece) => piece.rows.map(({ cells }) => cells))
      const expected = rows.map(([text, number, date, moment, flag]) => [
        text,
        String(number === 0 ? 0 : number),
        date,
        moment.replace('T', ' ').replace(/ 00:00:00Z$|Z$/, ''),
        flag ? 'TRUE' : 'FALSE',
      ])
      expect(found.slice(1)).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test('what is cut off or changed is refused or read, and never ends the process', async () => {
  const sound = xlsx(
    [
      {
        name: 'a',
        rows: Array.from({ length: 40 }, (_, i) => [`公司 ${i}`, { v: i * 1000, s: 0 }, { t: 's', v: 0 }]),
        merges: ['C1:C4'],
      },
    ],
    { styles: [14], strings: ['<t>text</t>'] },
  )
  const damage = fc.oneof(
    fc.record({ cut: fc.nat(sound.length) }),
    fc.record({ at: fc.nat(sound.length - 1), bit: fc.nat(7) }),
  )
  await fc.assert(
    fc.asyncProperty(damage, async (how) => {
      const bytes = Buffer.from(sound)
      if ('at' in how) bytes[how.at] = (bytes[how.at] ?? 0) ^ (1 << how.bit)
      const path = await keep('cut' in how ? bytes.subarray(0, how.cut) : bytes)
      await expect(
        read(path).then(
          () => 'read',
          ({ code }) => String(code).split('.')[0],
        ),
      ).resolves.toMatch(/^(?:read|collect)$/)
    }),
    { numRuns: 150 },
  )
})
