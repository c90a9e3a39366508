import { type FarCell, farGap, type GridRow, largestCell } from '../grid.ts'
import { numberText } from './cell-text.ts'
import type { Shown } from './number-format.ts'
import { type Sheet, unescaped, type Workbook } from './workbook.ts'
import { readXml, type XmlAttributes, type XmlHandlers, XmlProblem } from './xml.ts'

/** The largest sheet that spreadsheets know. */
const mostColumns = 16_384
const mostRows = 1_048_576

const plainNumber: Shown = { as: 'number' }

/** Rows of a sheet, the share of it that is behind us (0 to 1), and its last row as it states itself. */
export type SheetPiece = Readonly<{ rows: GridRow[]; share: number; lastRow: number | null }>

/**
 * Streams the rows of a sheet that hold something, each with its number in the sheet. Cells come as the texts that a
 * person sees in them; formulas by their last stored result. What stands behind more than a hundred blank columns of its
 * row comes apart.
 * @throws XmlProblem
 */
export async function* readSheet(workbook: Workbook, { entry }: Sheet): AsyncGenerator<SheetPiece> {
  const collect = rowCollector(workbook)
  for await (const bytes of readXml(await entry.open(), collect.handlers)) {
    const rows = collect.take()
    if (rows.length > 0) yield { rows, share: Math.min(1, bytes / entry.bytes), lastRow: collect.lastRow() }
  }
}

function rowCollector({ strings, shown, from1904 }: Workbook) {
  let rows: GridRow[] = []
  let line = 0
  let cells: string[] = []
  let far: FarCell[] = []
  let at = ''
  let filled = false
  let column = -1
  let type = ''
  let style = plainNumber
  let text = ''
  let isText = false
  let phonetic = false
  let lastRow: number | null = null

  const openRow = ({ r }: XmlAttributes) => {
    line = r === undefined ? line + 1 : wholeNumber(r)
    if (line > mostRows) throw new XmlProblem(`row ${line}`)
    cells = []
    far = []
    filled = false
    column = -1
  }
  const openCell = ({ r, t = 'n', s }: XmlAttributes) => {
    column = r === undefined ? column + 1 : columnOf(r)
    if (column >= mostColumns) throw new XmlProblem(`column ${column + 1}`)
    at = r ?? ''
    type = t
    style = (s === undefined ? undefined : shown[Number(s)]) ?? plainNumber
    text = ''
  }
  const closeCell = () => {
    const value = cellText()
    if (value === '') return
    filled = true
    // A row of a million that holds one such cell would take as much memory as one that is full.
    if (column - cells.length > farGap) {
      far.push({ column, at, text: value })
      return
    }
    while (cells.length < column) cells.push('')
    cells[column] = value
  }
  const cellText = (): string => {
    if (text === '') return ''
    if (type === 's') return strings.at(Number(text))
    if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
    if (type === 'd') return text.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
    return type === 'n' ? numberText(text, style, from1904) : unescaped(text)
  }
  const closeRow = () => {
    const row = { line, cells, raw: cells.join('\t'), torn: false }
    rows.push(far.length === 0 ? row : { ...row, far })
  }
  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (name === 'c') openCell(attributes)
      else if (name === 'v' || name === 't') isText = !phonetic
      else if (name === 'row') openRow(attributes)
      else if (name === 'rPh') phonetic = true
      else if (name === 'dimension') lastRow = Number(/:[A-Z]+(\d+)$/.exec(attributes.ref ?? '')?.[1]) || null
    },
    close(name) {
      if (name === 'v' || name === 't') isText = false
      else if (name === 'c') closeCell()
      else if (name === 'rPh') phonetic = false
      else if (name === 'row' && filled) closeRow()
    },
    text(piece) {
      if (isText && text.length <= largestCell) text += piece
    },
  }
  return {
    handlers,
    lastRow: () => lastRow,
    take(): GridRow[] {
      const taken = rows
      rows = []
      return taken
    },
  }
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new XmlProblem(`row ${text.slice(0, 20)}`)
  return value
}

/** The column of `AB12`, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  if (column === 0) throw new XmlProblem(`cell ${reference.slice(0, 20)}`)
  return column - 1
}
