import { posix } from 'node:path'
import { Fault } from '../../../../ground/kernel/index.ts'
import { archiveFault, openZip, type Zip, type ZipEntry } from '../zip.ts'
import { type Shown, shownAs } from './number-format.ts'
import { createStrings, type Strings } from './strings.ts'
import { readXml, type XmlHandlers, XmlProblem } from './xml.ts'

export type Sheet = Readonly<{ name: string; hidden: boolean; entry: ZipEntry }>

/** A workbook whose parts were found: its sheets in the order of the tabs, and what their cells refer to. */
export type Workbook = Readonly<{
  sheets: readonly Sheet[]
  from1904: boolean
  /** How the cells of each style are shown. */
  shown: readonly Shown[]
  strings: Strings
  close: () => void
}>

/** Parts of a workbook beside its sheets and texts are small; what is larger is not read. */
const mostPartBytes = 64 * 1024 * 1024
/** Tabs that a person can still work with. */
const mostSheets = 500

/**
 * Opens a workbook (ECMA-376, and what is written like it): its list of sheets, number formats and shared texts.
 * @param path of the kept file, @param name what a person calls it
 * @throws Fault `collect.workbook_damaged`, and those of `openZip`
 */
export async function openWorkbook(path: string, name: string): Promise<Workbook> {
  const zip = await openZip(path, name)
  try {
    const main = await mainPart(zip)
    const targets = await relationsOf(zip, main)
    const { sheets, from1904 } = await readSheets(zip, main, targets)
    return {
      sheets,
      from1904,
      shown: await readStyles(zip, targets),
      strings: await readStrings(zip, targets),
      close: zip.close,
    }
  } catch (cause) {
    zip.close()
    throw workbookFault(name, cause)
  }
}

/** What is wrong with a workbook, as a fault that a person can act on. */
export function workbookFault(name: string, cause: unknown): Fault {
  return cause instanceof XmlProblem
    ? new Fault(
        'invalid',
        'collect.workbook_damaged',
        { name, problem: cause.message.slice(0, 200) },
        { cause },
      )
    : archiveFault(name, cause)
}

type Relation = Readonly<{ id: string; type: string; target: string }>

async function readPart(zip: Zip, part: string, handlers: XmlHandlers, most = mostPartBytes): Promise<void> {
  const entry = zip.entries.get(part)
  if (entry === undefined) return
  if (entry.bytes > most) throw new XmlProblem(`${part} is too large`)
  for await (const _ of readXml(await entry.open(), handlers));
}

/** Where the workbook lies: by the relations of the package, and where every program puts it. */
async function mainPart(zip: Zip): Promise<string> {
  const relations = await relationsOf(zip, '')
  const main = relations.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!zip.entries.has(main)) throw new XmlProblem('no workbook')
  return main
}

async function relationsOf(zip: Zip, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const found: Relation[] = []
  await readPart(zip, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return found
}

async function readSheets(zip: Zip, main: string, relations: readonly Relation[]) {
  const targets = new Map(relations.map(({ id, target }) => [id, target]))
  const sheets: Sheet[] = []
  let from1904 = false
  await readPart(zip, main, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      const entry = zip.entries.get(targets.get(id) ?? '')
      // Charts and dialogs have tabs too, and no cells.
      if (entry === undefined || !/worksheet|sheet\d/i.test(entry.name)) return
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ name: attributes.name ?? entry.name, hidden, entry })
      if (sheets.length > mostSheets) throw new XmlProblem(`more than ${mostSheets} sheets`)
    },
  })
  return { sheets, from1904 }
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true' || text === 'on'

const targetOf = (relations: readonly Relation[], type: string): string =>
  relations.find((relation) => relation.type === type)?.target ?? ''

async function readStyles(zip: Zip, relations: readonly Relation[]): Promise<Shown[]> {
  const codes = new Map<number, string>()
  const shown: Shown[] = []
  let inCells = false
  await readPart(zip, targetOf(relations, 'styles'), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) shown.push(shownAs(Number(numFmtId), codes.get(Number(numFmtId))))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return shown
}

/** Texts with their formatting taken off; how East Asian words are pronounced (`rPh`) is no part of them. */
async function readStrings(zip: Zip, relations: readonly Relation[]): Promise<Strings> {
  const strings = createStrings()
  let text = ''
  let isText = false
  let phonetic = false
  const handlers: XmlHandlers = {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') isText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    close(name) {
      if (name === 'si') strings.add(unescaped(text))
      else if (name === 't') isText = false
      else if (name === 'rPh') phonetic = false
    },
    text(piece) {
      if (isText) text += piece
    },
  }
  await readPart(zip, targetOf(relations, 'sharedStrings'), handlers, Number.POSITIVE_INFINITY)
  return strings
}

/** Characters that XML cannot hold are written `_x000D_`: ECMA-376 part 1, 22.9.2.19. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
