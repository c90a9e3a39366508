import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { add } from './figures.ts'
import { planOf, runJob, start } from './talweg.ts'

const rows = 200_000

/** Import of a workbook: uploading and looking into it, then reading, standardising and keeping its rows. */
export async function measureWorkbook(folder: string): Promise<void> {
  const file = join(folder, 'accounts.xlsx')
  await writeWorkbook(file)
  const home = join(folder, 'home-workbook')
  const server = await start(home)
  const began = performance.now()
  const plan = await planOf(server, file)
  add('workbook of 200,000 × 10: upload and look', (performance.now() - began) / 1000, 's')
  const read = (await runJob(server, '/imports', plan)).get('collect.stage.reading')
  if (read === undefined) throw new Error('the job did not read')
  add(
    'workbook of 200,000 × 10: read, standardise, keep',
    read.seconds,
    's',
    `${read.used.cpu.toFixed(1)} s of processors, peak ${Math.round(read.used.peak)} MB so far; aim 20 s and 1000 MB`,
  )
  await server.stop()
  rmSync(home, { recursive: true })
  rmSync(file)
}

const header = [
  '公司名称',
  '官网',
  '电话',
  '信用代码',
  '员工人数',
  '年营收',
  '成立日期',
  '国家',
  '城市',
  '行业',
]
const common = ['中国', '广州', '制造业']
/** Texts that each row has for itself, kept with those of all others and named by number. */
const own = 4

function* sheet(): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  yield row(
    1,
    header.map((_, i) => `t="s"><v>${i}`),
  )
  for (let i = 0; i < rows; i++) {
    const first = header.length + common.length + i * own
    const texts = Array.from({ length: own }, (_, k) => `t="s"><v>${first + k}`)
    const numbers = [`><v>${i % 5000}`, `><v>${i * 1000.5}`, ` s="1"><v>${30_000 + (i % 15_000)}`]
    yield row(i + 2, [...texts, ...numbers, ...common.map((_, k) => `t="s"><v>${header.length + k}`)])
  }
  yield '</sheetData></worksheet>'
}

const row = (line: number, cells: readonly string[]): string =>
  `<row r="${line}">${cells.map((cell, i) => `<c r="${'ABCDEFGHIJ'[i]}${line}" ${cell}</v></c>`).join('')}</row>`

function* strings(): Generator<string> {
  yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
  for (const text of [...header, ...common]) yield `<si><t>${text}</t></si>`
  for (let i = 0; i < rows; i++) {
    const number = String(i).padStart(8, '0')
    for (const text of [
      `远山${i}科技有限公司`,
      `yuanshan${i}.example.com`,
      `138${number}`,
      `91440101MA${number}`,
    ])
      yield `<si><t>${text}</t></si>`
  }
  yield '</sst>'
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const small: Readonly<Record<string, string>> = {
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="客户" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
    'worksheet',
    'sharedStrings',
    'styles',
  ]
    .map((type, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${type}.xml"/>`)
    .join('')}</Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
}

/** As Excel writes it: texts apart from the sheet, days as numbers. */
async function writeWorkbook(path: string): Promise<void> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(small)) zip.addBuffer(Buffer.from(text), name)
  zip.addReadStream(Readable.from(sheet()), 'xl/worksheet.xml')
  zip.addReadStream(Readable.from(strings()), 'xl/sharedStrings.xml')
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}
