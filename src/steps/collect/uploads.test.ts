import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { xlsx } from '../../../test/support/xlsx.ts'
import { type ZipEntry, zip } from '../../../test/support/zip.ts'
import { type Files, openFiles } from './files.ts'
import { uploadedFile } from './uploads.ts'

let folder = ''
let files: Files
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-uploads-'))
  files = await openFiles(join(folder, 'files'))
})
afterAll(() => rm(folder, { recursive: true }))

async function upload(content: Uint8Array | string, name: string) {
  const id = await files.keep(
    (async function* () {
      yield Buffer.from(content)
    })(),
  )
  return uploadedFile(files, { id, name }, (key) => key)
}

const accounts = 'Company,Website,Industry\nAcme,acme.example,Toys\nBeta,beta.example,Tools\n'
const book = xlsx([
  {
    name: '客户',
    rows: [
      ['公司名称', '官网'],
      ['甲', 'a.example'],
    ],
  },
])

describe('an archive', () => {
  test('comes in as its files, each under an id of its own', async () => {
    const content = zip([
      { name: 'export/', content: '' },
      { name: 'export/b 客户.xlsx', content: book },
      { name: 'a.csv', content: accounts },
      { name: '__MACOSX/a.csv', content: 'x' },
      { name: 'notes.pdf', content: '%PDF-1.7' },
      { name: 'inner.zip', content: zip([{ name: 'a.csv', content: accounts }]) },
      { name: 'secret.csv', content: accounts, encrypted: true },
    ])
    const { file_id, tables, left_out } = await upload(content, 'crm.zip')
    expect(tables.map(({ name, table, kind }) => [name, table, kind])).toEqual([
      ['crm.zip/a.csv', null, 'accounts'],
      ['crm.zip/export/b 客户.xlsx', '客户', 'accounts'],
    ])
    expect(left_out.map(({ name, code }) => [name, code])).toEqual([
      ['crm.zip/inner.zip', 'collect.archive_nested'],
      ['crm.zip/notes.pdf', 'collect.not_a_table'],
      ['crm.zip/secret.csv', 'collect.archive_locked'],
    ])
    expect(new Set(tables.map((table) => table.file_id)).has(file_id)).toBe(false)
    for (const table of tables) expect(await files.size(table.file_id)).toBe(table.bytes)
    expect(await upload(content, 'crm.zip')).toEqual({
      file_id,
      name: 'crm.zip',
      bytes: content.length,
      tables,
      left_out,
    })
  })

  test('GZIP of one file', async () => {
    const { tables } = await upload(gzipSync(accounts), 'accounts.csv.gz')
    expect(tables).toMatchObject([{ name: 'accounts.csv.gz/accounts.csv', kind: 'accounts', rows: 2 }])
    await expect(upload(gzipSync(accounts).subarray(0, 40), 'cut.csv.gz')).rejects.toMatchObject({
      code: 'collect.archive_damaged',
    })
  })

  test('with names that Windows wrote in GBK', async () => {
    const gbk = Buffer.from([0xbf, 0xcd, 0xbb, 0xa7]) // 客户
    const content = zip([{ name: 'XXXX.csv', content: accounts }])
    for (let at = content.indexOf('XXXX'); at !== -1; at = content.indexOf('XXXX', at)) gbk.copy(content, at)
    for (let at = content.indexOf('PK'); at !== -1; at = content.indexOf('PK', at + 1))
      for (const [mark, flag] of [
        [0x0403, 6],
        [0x0201, 8],
      ] as const)
        if (content.readUInt16LE(at + 2) === mark) content.writeUInt16LE(0, at + flag)
    expect((await upload(content, 'a.zip')).tables[0]?.name).toBe('a.zip/客户.csv')
  })

  test('of 10,000 files: the first 200 are taken and the rest is said', async () => {
    const many = Array.from(
      { length: 10_000 },
      (_, i): ZipEntry => ({
        name: `${String(i).padStart(5, '0')}.csv`,
        content: `Company,Website\nCompany ${i % 3},c${i % 3}.example\n`,
        stored: true,
      }),
    )
    const { tables, left_out } = await upload(zip(many), 'many.zip')
    expect(tables).toHaveLength(200)
    expect(left_out).toMatchObject([{ code: 'collect.archive_rest', params: { files: 10_000, rest: 9_800 } }])
  })

  test.each(['../../evil.csv', '/etc/evil.csv', 'C:/evil.csv', '..\\..\\evil.csv'])(
    'with the name %s keeps nothing',
    async (name) => {
      const before = (await readdir(join(folder, 'files'))).length
      await expect(upload(zip([{ name, content: `${accounts}${name}` }]), 'a.zip')).rejects.toMatchObject({
        code: 'collect.archive_unsafe',
      })
      // The archive itself is kept as it came; nothing was unpacked beside it.
      expect((await readdir(join(folder, 'files'))).length).toBe(before + 1)
    },
  )
})

const compound = (...names: string[]) => {
  const file = Buffer.alloc(2048)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 48)
  for (const [i, name] of names.entries()) file.write(name, 1024 + i * 128, 'utf16le')
  return file
}

test.each<[string, string, Uint8Array]>([
  ['an old workbook', 'collect.workbook_old', compound('Root Entry', 'Workbook')],
  [
    'a locked workbook',
    'collect.workbook_locked',
    compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'),
  ],
  ['a letter', 'collect.not_a_table', compound('Root Entry', 'WordDocument')],
  ['a binary workbook', 'collect.workbook_other', zip([{ name: 'xl/workbook.bin', content: 'x' }])],
  [
    'an OpenDocument',
    'collect.workbook_other',
    zip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: '<a/>' },
    ]),
  ],
  ['a Numbers file', 'collect.workbook_other', zip([{ name: 'Index/Document.iwa', content: 'x' }])],
  ['a document', 'collect.not_a_table', zip([{ name: 'word/document.xml', content: '<a/>' }])],
  ['half an archive', 'collect.archive_damaged', zip([{ name: 'a.csv', content: accounts }]).subarray(0, 60)],
])('%s is refused with what to do', async (_, code, content) => {
  await expect(upload(content, 'accounts.csv')).rejects.toMatchObject({ code })
})

const Outcome = z.object({
  outcome: z.array(z.string()),
  wall: z.number(),
  cpu: z.number(),
  megabytes: z.number(),
})

/** What becomes of an upload in a process of its own. */
async function takenIn(content: Uint8Array) {
  const path = join(folder, 'hostile')
  await writeFile(path, content)
  const child = join(import.meta.dirname, 'uploads.child.fixture.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [child, path])
  return Outcome.parse(JSON.parse(stdout))
}

const megabyte = 1024 * 1024
const sheetOf = (xml: string | Uint8Array) => ({ parts: { 'xl/worksheets/sheet1.xml': xml.toString() } })
const workbookWith = (xml: string) => xlsx([{ name: 'a', rows: [] }], sheetOf(xml))

describe('hostile files end within 2 s and 300 MB', () => {
  test.each<[string, string, () => Uint8Array]>([
    [
      'a ZIP bomb',
      'collect.archive_bomb',
      () =>
        zip(
          Array.from({ length: 3 }, (_, i) => ({ name: `${i}.csv`, content: Buffer.alloc(32 * megabyte) })),
        ),
    ],
    [
      'a ZIP bomb that lies about its size',
      'collect.archive_damaged',
      () => zip([{ name: 'a.csv', content: Buffer.alloc(80 * megabyte, 'a,b\n'), claimed: 1000 }]),
    ],
    ['a GZIP bomb', 'collect.archive_bomb', () => gzipSync(Buffer.alloc(80 * megabyte))],
    [
      'a workbook that is a bomb',
      'collect.archive_bomb',
      () => workbookWith(`<worksheet><sheetData>${' '.repeat(80 * megabyte)}</sheetData></worksheet>`),
    ],
    [
      'a billion laughs',
      'collect.workbook_damaged',
      () =>
        workbookWith(
          `<!DOCTYPE z [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row><c t="str"><v>&j;</v></c></row></sheetData></worksheet>`,
        ),
    ],
    [
      'an external entity',
      'collect.workbook_damaged',
      () =>
        workbookWith(
          '<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>',
        ),
    ],
    [
      'a cell without end',
      'collect.workbook_damaged',
      () =>
        workbookWith(`<worksheet><sheetData><row><c t="str"><v>${'0123456789abcdef'.repeat(megabyte / 2)}`),
    ],
    [
      'a million columns',
      'collect.workbook_damaged',
      () =>
        workbookWith(
          `<worksheet><sheetData><row>${'<c t="str"><v>a</v></c>'.repeat(1_000_000)}</row></sheetData></worksheet>`,
        ),
    ],
    [
      'a million columns of text',
      'collect.too_many_columns',
      () =>
        Buffer.from(
          `${Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(999_999)}1\n`,
        ),
    ],
  ])('%s', async (_, code, content) => {
    const { outcome, cpu, megabytes } = await takenIn(content())
    expect(outcome).toContain(code)
    expect(megabytes).toBeLessThan(300)
    // Seconds of the processor, as others use the machine at the same time; starting the process is not counted.
    expect(cpu).toBeLessThan(2)
  })
})
