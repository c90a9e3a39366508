import { open } from 'node:fs/promises'
import { Fault } from '../../../ground/kernel/index.ts'
import { foreignFormat, type Probe, probeFile } from '../inspect/bytes.ts'
import type { FileFormat } from '../model.ts'
import { piecesOf } from './json/decode.ts'
import { flatten } from './json/flatten.ts'
import { linesOf } from './json/lines.ts'
import { openZip } from './zip.ts'

/** What a file is by its content alone: one that holds tables, or an archive of such files. */
export type Sniffed = FileFormat | 'zip' | 'gzip'

/**
 * Tells what a file is; its name plays no part.
 * @throws Fault `collect.file_empty`, `collect.not_a_table` with what it is instead, `collect.workbook_old`,
 *   `collect.workbook_locked`, `collect.workbook_other`, each saying what to do; those of `openZip`
 */
export async function sniff(path: string, name: string): Promise<Sniffed> {
  const probe = await probeFile(path)
  if (probe.bytes === 0) throw new Fault('invalid', 'collect.file_empty', { name })
  const format = foreignFormat(probe)
  if (format === null) return 'text'
  if (format === 'XLSX' || format === 'ZIP') return sniffZip(path, name)
  if (format === 'GZIP') return 'gzip'
  if (format === 'PARQUET') return 'parquet'
  if (format === 'JSON') return (await isPerLine(path)) ? 'ndjson' : 'json'
  if (format === 'XLS') return refuseCompound(path, probe, name)
  throw new Fault('invalid', 'collect.not_a_table', { name, format })
}

const sampledLines = 50
const sampledBytes = 256 * 1024
/** Room for the two longest lines that a file may begin with. */
const mostSampled = 16 * 1024 * 1024

/** Whether a text is one JSON object per line: some of its first lines are whole objects. In a document none is. */
async function isPerLine(path: string): Promise<boolean> {
  const lines: { text: string; isObject: boolean }[] = []
  for await (const { text, overlong, bytes } of linesOf(piecesOf(path, mostSampled))) {
    const isObject = overlong ? text.startsWith('{') : flatten(text) !== null
    if (text.trim() !== '') lines.push({ text, isObject })
    if (lines.length === sampledLines || (lines.length > 1 && bytes > sampledBytes)) break
  }
  const [first] = lines
  if (lines.length === 1) return first?.isObject === true && !/:\s*\[\s*\{/.test(first.text)
  return first?.isObject === true || lines.filter(({ isObject }) => isObject).length > 1
}

/** By what lies in an archive: a workbook, a document of another program, or files. */
async function sniffZip(path: string, name: string): Promise<Sniffed> {
  const { entries, close } = await openZip(path, name)
  try {
    const names = [...entries.keys()]
    const some = (pattern: RegExp) => names.some((each) => pattern.test(each))
    if (some(/^xl\/workbook\.bin$/)) throw otherWorkbook(name, 'XLSB')
    if (some(/^(?:xl\/)?workbook\.xml$/i)) return 'xlsx'
    if (some(/^Index(?:\.zip|\/.*\.iwa)$/)) throw otherWorkbook(name, 'Numbers')
    if (entries.has('mimetype') && entries.has('content.xml')) throw otherWorkbook(name, 'OpenDocument')
    if (some(/^word\/document\.xml$/)) throw notATable(name, 'DOCX')
    if (some(/^ppt\/presentation\.xml$/)) throw notATable(name, 'PPTX')
    return some(/^_rels\/\.rels$/) ? 'xlsx' : 'zip'
  } finally {
    close()
  }
}

const otherWorkbook = (name: string, format: string) =>
  new Fault('invalid', 'collect.workbook_other', { name, format })
const notATable = (name: string, format: string) =>
  new Fault('invalid', 'collect.not_a_table', { name, format })

const directorySector = 48
const sectorShift = 30

/** A compound file (MS-CFB): a workbook of Excel 97 to 2003, or a newer one behind a password. */
async function refuseCompound(path: string, { head }: Probe, name: string): Promise<never> {
  const header = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const directory = Buffer.alloc(4096)
  if (header.length >= 512) {
    const sector = 2 ** Math.min(header.readUInt16LE(sectorShift), 12)
    const file = await open(path)
    await file.read(directory, 0, directory.length, (header.readUInt32LE(directorySector) + 1) * sector)
    await file.close()
  }
  const holds = (part: string) => directory.includes(Buffer.from(part, 'utf16le'))
  if (holds('EncryptedPackage')) throw new Fault('invalid', 'collect.workbook_locked', { name })
  if (holds('WordDocument') || holds('PowerPoint Document')) throw notATable(name, 'Microsoft Office 97–2003')
  throw new Fault('invalid', 'collect.workbook_old', { name })
}
