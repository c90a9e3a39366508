import { zip } from './zip.ts'

/** A cell as it stands in the file: `{ t, s, v, f, is }` as in ECMA-376, or a text that is written in place. */
export type TestCell =
  | string
  | Readonly<{ v: string | number; t?: string; s?: number; f?: string }>
  | Readonly<{ is: string }>
  | null

export type TestSheet = Readonly<{
  name: string
  state?: 'hidden' | 'veryHidden'
  /** Rows from the first one on; null: no such row in the file. */
  rows: readonly (readonly TestCell[] | null)[]
  merges?: readonly string[]
}>

type Options = Readonly<{
  from1904?: boolean
  /** Number formats by style: an id of a built-in one, or a code. */
  styles?: readonly (number | string)[]
  /** Inner XML of each shared text. */
  strings?: readonly string[]
  /** Parts to add or to replace. */
  parts?: Readonly<Record<string, string>>
}>

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A workbook as the programs of the world write it, with whatever a test wants in it. */
export function xlsx(sheets: readonly TestSheet[], options: Options = {}): Buffer {
  const { from1904 = false, styles = [], strings = [], parts = {} } = options
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['rIdStyles', 'styles', '/xl/styles.xml'],
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': stylesPart(styles),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.map((inner) => `<si>${inner}</si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetPart(sheet)])),
    ...parts,
  }
  return zip(Object.entries(all).map(([name, content]) => ({ name, content })))
}

const relationships = (all: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

function stylesPart(styles: readonly (number | string)[]): string {
  const codes = styles.flatMap((style, i) =>
    typeof style === 'string' ? [`<numFmt numFmtId="${200 + i}" formatCode="${escaped(style)}"/>`] : [],
  )
  const cells = styles.map((style, i) => `<xf numFmtId="${typeof style === 'string' ? 200 + i : style}"/>`)
  // The formats of named styles stand before those of cells and must not be taken for them.
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`
}

function sheetPart({ rows, merges = [] }: TestSheet): string {
  const lines = rows.map((cells, row) =>
    cells === null
      ? ''
      : `<row r="${row + 1}">${cells.map((cell, column) => cellPart(cell, `${letters(column)}${row + 1}`)).join('')}</row>`,
  )
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merged ? `<mergeCells>${merged}</mergeCells>` : ''}</worksheet>`
}

function cellPart(cell: TestCell, reference: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  if ('is' in cell) return `<c r="${reference}" t="inlineStr"><is>${cell.is}</is></c>`
  const { v, t, s, f } = cell
  return `<c r="${reference}"${t ? ` t="${t}"` : ''}${s === undefined ? '' : ` s="${s}"`}>${f ? `<f>${escaped(f)}</f>` : ''}<v>${typeof v === 'string' ? escaped(v) : v}</v></c>`
}

/** `A` for 0, `AA` for 26. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}
