import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedData, testWithSharedData } from '../../../../test/support/shared-data.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { readTable } from '../formats/index.ts'
import { FileInspection } from '../model.ts'
import { inspectTable } from './inspect.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-inspect-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function inspect(content: string | Uint8Array, name = 'table.csv') {
  const path = join(folder, 'abc123')
  await writeFile(path, content)
  const inspection = await inspectTable(path, name, null)
  return FileInspection.parse(inspection)
}

async function faultOf(content: string | Uint8Array) {
  try {
    return (await inspect(content)).kind
  } catch (error) {
    return error instanceof Fault ? [error.code, error.params] : error
  }
}

async function cellsOf(path: string, inspection: FileInspection): Promise<string[][]> {
  const cells: string[][] = []
  for await (const batch of readTable(path, inspection)) {
    for (const row of batch.rows) cells.push(row.cells)
  }
  return cells
}

const fieldsOf = ({ columns }: FileInspection) => columns.map(({ field }) => field)
const codesOf = ({ problems }: FileInspection) => problems.map(({ code, params }) => [code, params])

describe('a file is described', () => {
  test('by its content, not by its name', async () => {
    const inspection = await inspect(
      '\ufeffCompany;Industry;Employees\r\nAcme;Toys;12\r\nBeta;Tools;1,5\r\n',
      'x.txt',
    )
    expect(inspection).toMatchObject({
      file_id: 'abc123',
      name: 'x.txt',
      table: null,
      format: 'text',
      text: { encoding: 'utf-8', delimiter: ';', quote: '"' },
      header_line: 1,
      rows: 2,
      rows_exact: true,
      kind: 'accounts',
      sample: [
        ['Acme', 'Toys', '12'],
        ['Beta', 'Tools', '1,5'],
      ],
      problems: [],
    })
  })

  test.each([
    ['a,b,c\n1,2,3\n4,"5,6",7', ',', '"'],
    ['a;b\n1,5;2,5\n3,5;4,5', ';', '"'],
    ['a\tb\n1\t2', '\t', '"'],
    ['a|b\n1|2', '|', '"'],
    ["a,b\n'x, y',2\n'z',3", ',', "'"],
    ['a, b\n"x, y", "z"\n"u", "v, w"', ', ', '"'],
    ['only\none\ncolumn', ',', '"'],
  ])('delimiter and quote of %j', async (content, delimiter, quote) => {
    expect(await inspect(content)).toMatchObject({ text: { delimiter, quote } })
  })

  test('rows of a large file are estimated, within a few percent', async () => {
    const lines = Array.from({ length: 120_000 }, (_, index) => `C${index},Company number ${index},Berlin`)
    const { rows, rows_exact } = await inspect(`Account ID,Company,City\n${lines.join('\n')}\n`)
    expect(rows_exact).toBe(false)
    expect(Math.abs(rows - 120_000)).toBeLessThan(6_000)
  })

  test('letters outside ASCII that come late still tell the encoding', async () => {
    const ascii = `${'x,y,z\n'.repeat(500_000)}`
    const gbk = Buffer.from([0xb9, 0xab, 0xcb, 0xbe, 0x2c, 0x31, 0x2c, 0x32, 0x0a])
    expect(await inspect(Buffer.concat([Buffer.from(ascii), gbk]))).toMatchObject({
      text: { encoding: 'gb18030' },
    })
  })
})

test('lines longer than what is looked at do not hide UTF-8', async () => {
  const rows = ['市', '𠮷', 'é', 'x'].flatMap((letter) =>
    [0, 1, 2].map((shift) => `${'a'.repeat(shift)}${letter.repeat(400_000)},Acme,Berlin\n`),
  )
  expect(await inspect(`Note,Company,City\n${rows.join('')}`)).toMatchObject({ text: { encoding: 'utf-8' } })
})

test('emoji, rare characters and other scripts, four bytes each in GB18030, do not hide it', async () => {
  const hex =
    'b9abcbbec3fbb3c63bb3c7cad00a9439d3398136a4399439d3398136a4399439d337c4b8d3a4d3d0cfdeb9abcbbe3bb9e3d6dd0a8131833981318638813185378131843981318430813187348131843120813186388131863881318432813184348131833981318439813184313bc9cfbaa30ac9cfbaa39534b235ccefa3a8d6d0b9faa3a93bb1b1bea90a'
  const inspection = await inspect(Buffer.from(hex, 'hex'))
  expect(inspection).toMatchObject({ text: { encoding: 'gb18030', delimiter: ';' } })
  expect(inspection.sample.map(([name]) => name)).toEqual([
    '👩‍👩‍👧母婴有限公司',
    'العربية للتجارة',
    '上海𠮷田（中国）',
  ])
})

describe('the header', () => {
  test('is found below a title and remarks', async () => {
    const inspection = await inspect('Customer list 2024,,\n,,\nCompany,Industry,City\nAcme,Toys,Bonn\n')
    expect(inspection).toMatchObject({ header_line: 3, rows: 1 })
    expect(codesOf(inspection)).toEqual([['collect.problem.lines_above_header', { count: 2 }]])
  })

  test('may be missing; then columns are known by their place and values', async () => {
    const inspection = await inspect(
      'Acme Inc,acme.com,Germany,200\nBeta LLC,beta.com,Germany,50\nGamma GmbH,gamma.de,France,10\n',
    )
    expect(inspection).toMatchObject({ header_line: 0, rows: 3, kind: 'accounts' })
    expect(inspection.columns.map(({ header, field }) => [header, field])).toEqual([
      ['#1', 'name'],
      ['#2', 'domain'],
      ['#3', 'country'],
      ['#4', null],
    ])
    expect(codesOf(inspection)).toEqual([['collect.problem.no_header', {}]])
  })

  test('may say the same twice: the columns are told apart by their place', async () => {
    const inspection = await inspect('Company,Industry,industry,Employees\nAcme,Toys,Games,5\n')
    expect(fieldsOf(inspection)).toEqual(['name', 'industry', null, 'employees'])
    expect(codesOf(inspection)).toEqual([
      ['collect.problem.duplicate_header', { header: 'Industry', columns: '2, 3' }],
    ])
  })
})

describe('what a person says about how it is read', () => {
  test('counts, and only the rest is looked for', async () => {
    const path = join(folder, 'abc123')
    await writeFile(path, 'a,b;c,d\nCompany;Country\nAcme, Inc;DE\nBeta, Ltd;FR\n')
    const said = { delimiter: ';', header_line: 2 }
    const inspection = await inspectTable(path, 'table.csv', null, undefined, said)
    expect(inspection).toMatchObject({
      chosen: said,
      text: { delimiter: ';', quote: '"' },
      header_line: 2,
      rows: 2,
    })
    expect(await cellsOf(path, inspection)).toEqual([
      ['Acme, Inc', 'DE'],
      ['Beta, Ltd', 'FR'],
    ])
    const bare = await inspectTable(path, 'table.csv', null, undefined, { delimiter: ';', header_line: 0 })
    expect([bare.header_line, bare.rows]).toEqual([0, 4])
    await writeFile(path, Buffer.from('b9abcbbe2c310a', 'hex'))
    const latin = await inspectTable(path, 'x', null, undefined, { encoding: 'windows-1252', header_line: 0 })
    expect(latin.sample).toEqual([['¹«Ë¾', '1']])
  })
})

describe('headers of several rows', () => {
  const namesOf = async (content: string) => {
    const inspection = await inspect(content)
    return [inspection.header_line, inspection.rows, ...inspection.columns.map(({ header }) => header)]
  }

  test('groups over names, with titles above and sums and notes below', async () => {
    const content =
      '客户名单,,,\n制表日期：2024-01-01,,,\n联系人,,公司,\n姓名,电话,名称,官网\n张三,13800138001,甲公司,a.example\n李四,13800138002,乙公司,b.example\n合计,2,,\n注：仅供内部使用,,,\n'
    expect(await namesOf(content)).toEqual([4, 2, '联系人 姓名', '联系人 电话', '公司 名称', '公司 官网'])
  })

  test('a name that stands over its own column only', async () => {
    const content = '序号,联系人,,城市\n,姓名,电话,\n1,张三,13800138001,广州\n2,李四,13800138002,深圳\n'
    expect(await namesOf(content)).toEqual([2, 2, '序号', '联系人 姓名', '联系人 电话', '城市'])
  })

  test('units below the names, and the header twice', async () => {
    expect(await namesOf('公司,年营收,员工\n,万元,人\n甲,100,5\n乙,200,6\n')).toEqual([
      2,
      2,
      '公司',
      '年营收 万元',
      '员工 人',
    ])
    expect(await namesOf('DATE,TIME,QTY\nDATE,TIME,QTY\n2024-01-01,00:00,2\n2024-01-02,00:15,3\n')).toEqual([
      2,
      2,
      'DATE DATE',
      'TIME TIME',
      'QTY QTY',
    ])
  })

  test('a title with the delimiter in it, comments, a stray quote and a name too few', async () => {
    expect(await namesOf('Made by A, on Monday, at ten\nid,amount\n1,10.5\n2,11.5\n')).toEqual([
      2,
      2,
      'id',
      'amount',
    ])
    expect(await namesOf('# made, by, x\n# two\nid;amount\n1;10\n2;11\n')).toEqual([3, 2, 'id', 'amount'])
    const rows = Array.from({ length: 9 }, (_, index) => `${index},"a, b",10`).join('\n')
    expect(await namesOf(`"id,"na, me",amount\n${rows}\n`)).toEqual([1, 9, '"id', 'na, me', 'amount'])
    expect(await namesOf('id,name,,amount\n1,a,10\n2,b,11\n')).toEqual([1, 2, 'id', 'name', 'amount'])
    expect(await namesOf('name,amount\n1,a,10\n2,b,11\n3,c,12\n')).toEqual([1, 3, '#1', 'name', 'amount'])
  })

  test('a header alone is an empty table', async () => {
    expect(await namesOf('Company,Industry\n')).toEqual([1, 0, 'Company', 'Industry'])
  })
})

describe('problems are named before anything is imported', () => {
  test('ragged rows and bytes that are no text', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `Company ${index},Toys,${index}`)
    const content = ['Company,Industry,Employees', ...lines, 'short', 'Sch\xfctz,Toys,5'].join('\n')
    const inspection = await inspect(Buffer.from(content, 'latin1'))
    expect(inspection.text?.encoding).toBe('windows-1252')
    expect(codesOf(inspection)).toEqual([['collect.problem.ragged_rows', { count: 1, line: 32, columns: 3 }]])
  })

  test('dates that do not tell day from month, unless another column of the file does', async () => {
    const open = await inspect('Deal Name,Stage,Close Date\nA,Won,05/03/2024\nB,Lost,04/03/2024\n')
    expect(codesOf(open)).toEqual([
      ['collect.problem.month_first_guessed', { header: 'Close Date', example: '05/03/2024' }],
    ])
    const told = await inspect('Deal Name,Stage,Created,Close Date\nA,Won,31/01/2024,05/03/2024\n')
    expect(told.problems).toEqual([])
    expect(told.columns[3]?.reading.day_first).toBe(true)
  })

  test('most rows end before the header does: a habit, not a fault', async () => {
    const inspection = await inspect('Company,City,Industry,Notes\nAcme,Bonn\nBeta,Kiel\nGamma,Ulm,Toys,x\n')
    expect(codesOf(inspection)).toEqual([['collect.problem.short_rows', { columns: 4 }]])
    const rows = await cellsOf(join(folder, 'abc123'), inspection)
    expect(rows.map((cells) => cells[3])).toEqual(['', '', 'x'])
  })
})

describe('what is no table is refused with what it is', () => {
  const name = 'table.csv'
  test.each<[string, string | Uint8Array, string, Record<string, string | number>]>([
    ['nothing', '', 'collect.file_empty', { name }],
    ['a byte order mark alone', '\ufeff\r\n', 'collect.file_empty', { name }],
    ['one line of words', 'Company\n', 'collect.header_only', { name }],
    ['no line ends', 'x'.repeat(1_200_000), 'collect.no_rows', { name }],
    [
      'too many columns',
      `${'a,'.repeat(5000)}a\n${'1,'.repeat(5000)}1\n`,
      'collect.too_many_columns',
      { name, columns: 5001, most: 5000 },
    ],
    ['PDF', '%PDF-1.7\n', 'collect.not_a_table', { name, format: 'PDF' }],
    ['a web page named .xls', '<html><table>', 'collect.not_a_table', { name, format: 'HTML' }],
    [
      'bytes',
      Buffer.from(Array.from({ length: 300 }, (_, index) => index % 7)),
      'collect.not_a_table',
      { name, format: 'BINARY' },
    ],
    [
      'UTF-32',
      Buffer.from(
        [...'\ufeffA,B\n1,2\n'].flatMap((letter) => [
          letter.charCodeAt(0) % 256,
          letter.charCodeAt(0) >> 8,
          0,
          0,
        ]),
      ),
      'collect.encoding_not_read',
      { name, encoding: 'UTF-32' },
    ],
    [
      'Cyrillic of Windows',
      Buffer.from([
        0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0xec, 0xe8, 0xf0, 0x0a, 0xcf, 0xf0, 0xe8, 0x2c, 0xec, 0xe8,
        0xf0, 0x0a,
      ]),
      'collect.encoding_unknown',
      { name },
    ],
  ])('%s', async (_, content, code, params) => {
    expect(await faultOf(content)).toEqual([code, params])
  })
})

describe('public collections', () => {
  testWithSharedData('crm-maven', 'the four files of a CRM export are told apart and mapped', async () => {
    const read = (file: string) => inspectTable(sharedData('crm-maven', file), file, null)
    const accounts = await read('accounts.csv')
    expect(accounts).toMatchObject({ kind: 'accounts', rows: 85, problems: [] })
    expect(fieldsOf(accounts)).toEqual([
      'name',
      'industry',
      'founded',
      'revenue',
      'employees',
      'country',
      'parent',
    ])
    const products = await read('products.csv')
    expect(products).toMatchObject({ kind: 'products', rows: 7 })
    expect(fieldsOf(products)).toEqual(['name', 'family', 'list_price'])
    const pipeline = await read('sales_pipeline.csv')
    expect(pipeline).toMatchObject({ kind: 'opportunities', rows: 8800 })
    expect(fieldsOf(pipeline)).toEqual([
      'external_id',
      'owner',
      'product',
      'account_name',
      'stage',
      'created_on',
      'closed_on',
      'amount',
    ])
    const teams = await read('sales_teams.csv')
    expect(teams).toMatchObject({ kind: null, confidence: 0 })
  })

  testWithSharedData(
    'encodings',
    'one table reads the same from UTF-8, GBK and GB18030, with any delimiter',
    async () => {
      const read = async (file: string) => {
        const inspection = await inspectTable(sharedData('encodings', file), file, null)
        return { inspection, cells: await cellsOf(sharedData('encodings', file), inspection) }
      }
      const expected = await read('sp500_zh.utf8.csv')
      expect(expected.cells).toHaveLength(508)
      expect(expected.inspection.kind).toBe('accounts')
      for (const [file, encoding, delimiter] of [
        ['sp500_zh.utf8bom_crlf.csv', 'utf-8', ','],
        ['sp500_zh.gb18030_crlf.csv', 'gb18030', ','],
        ['sp500_zh.gb18030_semicolon.csv', 'gb18030', ';'],
        ['sp500_zh.gbk_tab.txt', 'gb18030', '\t'],
        ['sp500_zh.utf16le_bom_tab.txt', 'utf-16le', '\t'],
      ] as const) {
        const { inspection, cells } = await read(file)
        expect(inspection).toMatchObject({ text: { encoding, delimiter }, kind: 'accounts', rows: 508 })
        expect(fieldsOf(inspection)).toEqual(fieldsOf(expected.inspection))
        expect(cells).toEqual(expected.cells)
      }
      const traditional = await read('sp500_zh_hant.big5.csv')
      expect(traditional.inspection.text).toMatchObject({ encoding: 'big5', delimiter: ',' })
      // Its writer put a question mark for characters that Big5 does not have.
      const unmarked = (await read('sp500_zh_hant.utf8.csv')).cells.map((row, index) =>
        row.map((cell, column) =>
          [...cell]
            .map((letter, at) => (traditional.cells[index]?.[column]?.[at] === '?' ? '?' : letter))
            .join(''),
        ),
      )
      expect(traditional.cells).toEqual(unmarked)
    },
  )
})
