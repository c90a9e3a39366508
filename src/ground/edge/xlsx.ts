import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { guardCell } from './csv.ts'
import type { Export, ExportCell, ExportColumn } from './export-table.ts'

/** Limits of the format (ECMA-376, and what Excel opens). */
export const xlsxLimits = { rows: 1_048_576, characters: 32_767 } as const

type Rows = Export['rows']
/** Says what did not fit, in the language of the reader. */
export type Notes = Readonly<{
  title: string
  sheets: (count: number) => string
  cut: (count: number, cells: string) => string
}>

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** The order of `cellXfs` in the style sheet. */
const style = { date: 1, moment: 2, text: 3, guarded: 4, heading: 5 } as const
const chunkCharacters = 64 * 1024
const mostNamedCells = 200

/**
 * A workbook, written while it is read. Text is typed as text, so that `007` stays what it is and nothing is a
 * formula, not even after it was edited by hand; days and moments are dates. Rows that do not fit on a sheet go on on the
 * next one; text that does not fit in a cell is cut, and a last sheet says where.
 */
export async function* xlsxBytes(
  { name, columns, rows }: Export,
  notes: Notes,
  rowsPerSheet: number = xlsxLimits.rows,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const out = new PassThrough()
  const source = lookingAhead(rows)
  const names: string[] = []
  const cut = { count: 0, cells: [] as string[] }
  const cutAt = (cell: string) => {
    cut.count += 1
    if (cut.cells.length < mostNamedCells) cut.cells.push(`${names.at(-1)}!${cell}`)
  }
  const fail = (error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  zip.outputStream.on('error', fail).pipe(out)

  /** One sheet after the other: the next one is begun when the last one is written. */
  const addSheet = (title: string, sheet: AsyncIterable<string>, next: () => void) => {
    names.push(title)
    const content = Readable.from(sheet, { objectMode: false })
    content.once('error', fail).once('end', next)
    zip.addReadStream(content, sheetPath(names.length), { mtime: writtenAt })
  }
  const addRows = () =>
    addSheet(sheetName(name, names.length), sheetOf(columns, source, rowsPerSheet - 1, cutAt), () =>
      source.hasMore() ? addRows() : addNotes(),
    )
  const addNotes = () => {
    const said = [
      ...(names.length > 1 ? [notes.sheets(names.length)] : []),
      ...(cut.count > 0 ? [notes.cut(cut.count, cut.cells.join(', '))] : []),
    ]
    const lines = lookingAhead(said.map((line) => [line]))
    const column: ExportColumn = { name: 'note', title: notes.title, type: 'text' }
    if (said.length === 0) addParts()
    else
      addSheet(
        notes.title,
        sheetOf([column], lines, said.length, () => undefined),
        addParts,
      )
  }
  const addParts = () => {
    for (const [path, text] of partsOf(names)) zip.addBuffer(Buffer.from(text), path, { mtime: writtenAt })
    zip.end()
  }
  addRows()
  try {
    yield* out
  } finally {
    out.destroy()
    await source.end()
  }
}

/** The same rows give the same bytes. */
const writtenAt = new Date(2000, 0, 1)

const sheetPath = (place: number) => `xl/worksheets/sheet${place}.xml`

/** Names of sheets are short, and know no brackets, colons and the like. */
const sheetName = (name: string, before: number) =>
  `${
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 27)
      .trim() || 'Sheet'
  }${before === 0 ? '' : ` ${before + 1}`}`

type LookingAhead = Readonly<{
  take(): Promise<readonly ExportCell[] | undefined>
  /** Whether another row waits; known after a `take`. */
  hasMore(): boolean
  end(): Promise<void>
}>

function lookingAhead(rows: Rows): LookingAhead {
  const source = iterate(rows)
  let waiting: IteratorResult<readonly ExportCell[], unknown> | undefined
  return {
    async take() {
      const now = waiting ?? (await source.next())
      if (now.done) return undefined
      waiting = await source.next()
      return now.value
    },
    hasMore: () => waiting !== undefined && !waiting.done,
    end: async () => void (await source.return(undefined)),
  }
}

async function* iterate(rows: Rows): AsyncGenerator<readonly ExportCell[]> {
  yield* rows
}

async function* sheetOf(
  columns: readonly ExportColumn[],
  rows: LookingAhead,
  most: number,
  onCut: (cell: string) => void,
): AsyncGenerator<string> {
  const letters = columns.map((_, i) => columnLetters(i))
  const titles = columns.map(({ title }, i) => textCell(`${letters[i]}1`, title, style.heading, onCut))
  let text = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols><sheetData><row r="1">${titles.join('')}</row>`
  for (let line = 2; line < most + 2; line++) {
    const row = await rows.take()
    if (row === undefined) break
    const cells = columns.map(({ type }, i) => cellOf(`${letters[i]}${line}`, row[i] ?? null, type, onCut))
    text += `<row r="${line}">${cells.join('')}</row>`
    if (text.length >= chunkCharacters) {
      yield text
      text = ''
    }
  }
  yield `${text}</sheetData></worksheet>`
}

function cellOf(
  place: string,
  cell: ExportCell,
  type: ExportColumn['type'],
  onCut: (cell: string) => void,
): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number')
    return Number.isFinite(cell)
      ? `<c r="${place}"><v>${cell}</v></c>`
      : textCell(place, String(cell), style.text, onCut)
  const serial = type === 'date' || type === 'moment' ? serialOf(cell) : null
  if (serial !== null)
    return `<c r="${place}" s="${style[type === 'date' ? 'date' : 'moment']}"><v>${serial}</v></c>`
  return textCell(place, cell, guardCell(cell) === cell ? style.text : style.guarded, onCut)
}

/** Days since 1899-12-30, as spreadsheets count from March 1900 on; null for what is no such date. */
function serialOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text)) return null
  const serial = (Date.parse(text) - Date.UTC(1899, 11, 30)) / 86_400_000
  return serial >= 61 ? serial : null
}

function textCell(place: string, text: string, styled: number, onCut: (cell: string) => void): string {
  let whole = text
  if (text.length > xlsxLimits.characters) {
    onCut(place)
    whole = text.slice(0, xlsxLimits.characters)
  }
  return `<c r="${place}" s="${styled}" t="inlineStr"><is><t xml:space="preserve">${escapeText(whole)}</t></is></c>`
}

/** XML text; characters that XML cannot hold, and line ends that it would change, as `_xHHHH_` (ECMA-376, ST_Xstring). */
export function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be written another way
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => `_x${hex(character)}_`)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
  )
}

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')

const escapeAttribute = (text: string) => escapeText(text).replace(/"/g, '&quot;')

/** A, B, …, Z, AA, … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

/** Everything but the sheets: what the parts are, how they belong together, and the styles. */
function partsOf(names: readonly string[]): [path: string, text: string][] {
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = names.map((name, i) => ({ name: escapeAttribute(name), id: i + 1 }))
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheets.map(({ id }) => `<Override PartName="/${sheetPath(id)}" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name, id }) => `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map(({ id }) => `<Relationship Id="rId${id}" Type="${relations}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
  ]
}
