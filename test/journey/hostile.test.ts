import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { xlsx } from '../support/xlsx.ts'
import { overlappingZip, zip } from '../support/zip.ts'

let talweg: TestTalweg
let folder = ''
beforeAll(async () => {
  talweg = await openTestTalweg()
  folder = await mkdtemp(join(tmpdir(), 'talweg-hostile-'))
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true })
})

const megabyte = 1024 * 1024
const head = 'Company,City,Website\n'
async function keep(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** Uploads a file as the command line does: whether it is taken, or by which code it is refused. */
async function offer(name: string, content: string | Uint8Array) {
  const path = await keep(name, content)
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 10)
  const { user, system } = process.cpuUsage()
  try {
    const answer = await talweg.api.upload(`/files?name=${encodeURIComponent(name)}`, path).then(
      () => 'taken',
      (error) => String(error.problem?.code ?? error),
    )
    const now = process.cpuUsage()
    return {
      code: answer,
      seconds: (now.user + now.system - user - system) / 1e6,
      megabytes: (Math.max(most, process.memoryUsage().rss) - before) / megabyte,
    }
  } finally {
    clearInterval(watch)
  }
}

const sheetPart = 'xl/worksheets/sheet1.xml'
const sheetXml = (inner: string, before = '') =>
  `${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inner}</sheetData></worksheet>`
const bookWith = (part: string) => xlsx([{ name: 'A', rows: [['x']] }], { parts: { [sheetPart]: part } })
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`

describe('what would fill memory or disk is refused at the door', () => {
  const zeros = Buffer.alloc(80 * megabyte)
  test.each<[string, string, () => Uint8Array]>([
    ['zip bomb', 'collect.archive_bomb', () => zip([{ name: 'a.csv', content: zeros }])],
    ['gzip bomb', 'collect.archive_bomb', () => gzipSync(zeros)],
    [
      'zip bomb of files that lie over each other',
      'collect.archive_bomb',
      () => overlappingZip(200, deflateRawSync(patterned(24 * megabyte)), 24 * megabyte),
    ],
    ['workbook bomb', 'collect.archive_bomb', () => bookWith(sheetXml(' '.repeat(80 * megabyte)))],
    [
      'workbook of tags in tags',
      'collect.workbook_damaged',
      () => bookWith(sheetXml('<a>'.repeat(2_000_000))),
    ],
    [
      'workbook of a laughing entity',
      'collect.workbook_damaged',
      () =>
        bookWith(
          sheetXml(
            `<row>${text('&c;')}</row>`,
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>',
          ),
        ),
    ],
    [
      'workbook that asks for another file',
      'collect.workbook_damaged',
      () =>
        bookWith(
          sheetXml(`<row>${text('&a;')}</row>`, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        ),
    ],
    [
      'workbook of a cell without end',
      'collect.workbook_damaged',
      () => bookWith(sheetXml(`<row>${text('x'.repeat(20 * megabyte))}</row>`)),
    ],
    [
      'workbook beyond its last column',
      'collect.workbook_damaged',
      () => bookWith(sheetXml('<row><c r="ZZZ1"><v>1</v></c></row>')),
    ],
    ['objects in objects', 'collect.json_no_list', () => Buffer.from('{"a":'.repeat(1_000_000))],
    [
      'a million columns',
      'collect.too_many_columns',
      () => Buffer.from(`${'a,'.repeat(1_000_000)}a\n${'1,'.repeat(1_000_000)}1\n`),
    ],
    [
      '20,000 names',
      'collect.too_many_columns',
      () =>
        Buffer.from(
          Array.from({ length: 20 }, (_, i) =>
            JSON.stringify(
              Object.fromEntries(Array.from({ length: 1_000 }, (_, j) => [`n${i * 1_000 + j}`, 1])),
            ),
          ).join('\n'),
        ),
    ],
    ['a way out', 'collect.archive_unsafe', () => zip([{ name: '../../etc/cron.d/x.csv', content: head }])],
    ['a way to the root', 'collect.archive_unsafe', () => zip([{ name: '/etc/x.csv', content: head }])],
    ['a way to a drive', 'collect.archive_unsafe', () => zip([{ name: 'C:\\x.csv', content: head }])],
  ])('%s: %s', async (name, code, content) => {
    const found = await offer(name, content())
    expect(found.code).toBe(code)
    expect(found.seconds).toBeLessThan(2)
    expect(found.megabytes).toBeLessThan(300)
  })
})

/** Bytes that pack to one in 200 or so: below the ratio that only a bomb reaches. */
function patterned(bytes: number): Buffer {
  const content = Buffer.alloc(bytes, 'a')
  for (let at = 0; at < bytes; at += 700) content.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at)
  return content
}
