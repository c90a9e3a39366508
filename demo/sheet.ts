import { encodeGbk } from './gbk.ts'

/** A defect planted in a row. */
export type Oddity =
  | 'too_few_columns'
  | 'too_many_columns'
  | 'negative_amount'
  | 'future_date'
  | 'before_1970'
  | 'no_account'
  | 'unknown_account'

/** What the truth knows of a row. */
export interface Mark {
  /** The company the row belongs to; null where it belongs to none of the accounts. */
  company: string | null
  /** False where the name in the row is damaged or missing, so that it equals no name of an account row. */
  findable?: boolean
  odd?: Oddity
}

export interface SheetRow<M extends Mark> {
  /** The cells after the id. */
  cells: readonly string[]
  /** Rows stand in ascending order of this number. */
  order: number
  mark: M
}

/** One file of the company, before it is laid out. */
export interface Sheet<M extends Mark = Mark> {
  name: string
  encoding: 'utf-8' | 'utf-8-bom' | 'gbk'
  lineEnd: '\n' | '\r\n'
  header: readonly string[]
  /** Rows get a running number behind this prefix in the first column; none when absent. */
  idPrefix?: string
  rows: SheetRow<M>[]
}

export interface PlacedRow<M extends Mark> {
  text: string
  /** Number of the record, the header not counted, from 1. */
  row: number
  /** Number of the physical line on which the record begins; the header is line 1. */
  line: number
  mark: M
}

/** Puts the rows in order, numbers them and writes them as CSV records (RFC 4180). */
export function layOut<M extends Mark>(sheet: Sheet<M>): PlacedRow<M>[] {
  const { idPrefix } = sheet
  let line = 2
  return sheet.rows
    .toSorted((left, right) => left.order - right.order)
    .map(({ cells, mark }, index) => {
      const id = idPrefix === undefined ? [] : [idPrefix + String(index + 1).padStart(6, '0')]
      const text = record([...id, ...cells])
      const placed = { text, row: index + 1, line, mark }
      line += text.split('\n').length
      return placed
    })
}

/** The bytes of a laid-out sheet in pieces of some hundred kilobytes, so that large files need no large string. */
export function* bytesOf<M extends Mark>(
  sheet: Sheet<M>,
  placed: readonly PlacedRow<M>[],
): Generator<Uint8Array> {
  const encode = sheet.encoding === 'gbk' ? encodeGbk : (text: string) => new TextEncoder().encode(text)
  const mark = sheet.encoding === 'utf-8-bom' ? '\uFEFF' : ''
  yield encode(mark + record(sheet.header) + sheet.lineEnd)
  for (let from = 0; from < placed.length; from += 5000) {
    const rows = placed.slice(from, from + 5000)
    yield encode(rows.map((row) => row.text + sheet.lineEnd).join(''))
  }
}

function record(cells: readonly string[]): string {
  return cells.map(cell).join(',')
}

function cell(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
