import { plainColumn } from '../../collect/index.ts'
import { fold } from '../fold.ts'
import { presenceOf, rangesOf, type Trait, valuesOf } from './bins.ts'
import type { LeftOut } from './model.ts'
import type { Sheet, Texts } from './sheet.ts'

/** A column of the table: the trait that it makes, and why its values are left out where they are; days where it holds such. */
export type Judged = Readonly<{ trait: Trait | null; leftOut: LeftOut | null; days: Float64Array | null }>

/** Of the texts of a column so many must be numbers, or days, for the column to hold such. */
export const mostly = 0.95
/** Rows by which is told how a column writes its numbers and days. */
const sampled = 2_000
/** Below this a value is not rare, the column is short. */
const leastOwn = 5

/** How many rows a value of a category, or a bin that is shown, needs. */
export const leastRows = (rows: number): number => Math.max(leastOwn, Math.ceil(rows / 2_000))

/**
 * Looks at a column without its outcome: what kind of values it holds, and whether they can tell groups of rows apart.
 * @param order rows of the sheet, in the order in which they are learned from
 */
export function judgeColumn(sheet: Sheet, at: number, order: Int32Array, today: string): Judged {
  const column = sheet.titles[at] ?? ''
  const sample = Array.from(order.subarray(0, sampled), (row) => sheet.text(at, row))
  const texts = sheet.texts(at, order)
  const read = readTexts(texts, plainColumn(column, sample, today))
  const rows = order.length
  const least = leastRows(rows)
  const perRow = (values: Float64Array) =>
    Float64Array.from(texts.places, (place) => values[place] ?? Number.NaN)
  const presence = (reason: LeftOut['reason']): Judged => {
    const isTelling = read.filled >= least && rows - read.filled >= least
    const isKnown = (row: number) => read.plain[texts.places[row] ?? 0] !== ''
    return {
      trait: isTelling ? presenceOf(column, isKnown, rows) : null,
      leftOut: { column, reason, presence: isTelling },
      days: reason === 'date' && read.filled >= mostly * rows ? perRow(read.days) : null,
    }
  }
  if (read.filled === 0) return presence('empty')
  const holds = (count: number) => count >= mostly * read.filled
  if (holds(read.dated) && (!holds(read.numeric) || sheet.fields[at]?.includes('date') === true))
    return presence('date')
  if (holds(read.numeric)) {
    const numbers = perRow(read.numbers)
    if (read.filled === rows && read.numeric === rows && numbers.every((value) => value === numbers[0]))
      return presence('constant')
    return areIds(numbers, read.filled)
      ? presence('id')
      : { trait: rangesOf(column, numbers), leftOut: null, days: null }
  }
  return judgeValues(column, texts, read, least, presence)
}

/** A column of texts: values that group rows, or texts of which nearly each is another. */
function judgeValues(
  column: string,
  { places }: Texts,
  { plain, rows: many, filled, letters }: Read,
  least: number,
  presence: (reason: LeftOut['reason']) => Judged,
): Judged {
  const keys = plain.map((text) => fold(text))
  const spellings = new Map<string, Map<string, number>>()
  for (const [place, key] of keys.entries())
    if (many[place] !== 0) addSpelling(spellings, key, plain[place] ?? '', many[place])
  const keyOfRow = Array.from(places, (place) => keys[place] ?? '')
  const trait = valuesOf(column, keyOfRow, usual(spellings), least)
  const reason = whyNoTrait(trait, spellings.size, filled, letters)
  return reason === null ? { trait, leftOut: null, days: null } : presence(reason)
}

/** How often each spelling of a text stands, by the key that its spellings share; an empty key is no text. */
export type Spellings = Map<string, Map<string, number>>

export function addSpelling(spellings: Spellings, key: string, text: string, many = 1): void {
  if (key === '') return
  const own = spellings.get(key) ?? new Map<string, number>()
  own.set(text, (own.get(text) ?? 0) + many)
  spellings.set(key, own)
}

/**
 * Why the values of a column of texts do not group its rows; null where they do.
 * @param different how many texts there are
 * @param filled rows with a text, and `letters` of all of these together
 */
export function whyNoTrait(
  { codes, bins }: Trait,
  different: number,
  filled: number,
  letters: number,
): LeftOut['reason'] | null {
  if (different === 1 && filled === codes.length) return 'constant'
  const rare = bins.findIndex(({ type }) => type === 'other')
  const rareRows = rare < 0 ? 0 : codes.reduce((sum, code) => sum + (code === rare ? 1 : 0), 0)
  if (different < leastDifferent || rareRows <= mostRare * filled) return null
  if (letters > longText * filled) return 'free_text'
  return different > mostDifferentIds * filled ? 'id' : 'too_many_values'
}

/** Fewer different values are a short list, however rare each is. */
const leastDifferent = 20
/** When so many rows have values of their own, the column does not group rows. */
const mostRare = 0.9
const mostDifferentIds = 0.9
/** Letters of a text that somebody wrote freely, on average. */
const longText = 40

/** Each text of a column read once, and in how many rows it stands; NaN for what is no number, or no day. */
type Read = Readonly<{
  plain: readonly string[]
  numbers: Float64Array
  days: Float64Array
  rows: Int32Array
  filled: number
  numeric: number
  dated: number
  letters: number
}>

function readTexts({ values, places }: Texts, reader: ReturnType<typeof plainColumn>): Read {
  const rows = new Int32Array(values.length)
  for (const place of places) rows[place] = (rows[place] ?? 0) + 1
  const numbers = new Float64Array(values.length).fill(Number.NaN)
  const days = new Float64Array(values.length).fill(Number.NaN)
  const plain: string[] = []
  const count = { filled: 0, numeric: 0, dated: 0, letters: 0 }
  for (const [place, text] of values.entries()) {
    const many = rows[place] ?? 0
    const number = reader.number(text)
    const own = number === null ? reader.text(text) : text
    plain.push(own)
    if (own === '' || many === 0) continue
    count.filled += many
    count.letters += many * own.length
    if (number !== null) {
      numbers[place] = number
      count.numeric += many
    }
    const day = number === null || /^\d{8}$/.test(text) ? reader.day(text) : null
    if (day !== null) {
      days[place] = Date.parse(day) / 86_400_000
      count.dated += many
    }
  }
  return { plain, numbers, days, rows, ...count }
}

/** How each value is mostly written. */
export function usual(labels: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string> {
  return new Map(
    [...labels].map(([key, spellings]) => {
      const [[text] = ['']] = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      return [key, text]
    }),
  )
}

/** Fewer numbers may all differ by chance. */
const fewNumbers = 20
/** Numbers of as many figures, all different and whole, are given out, not counted. */
const figuresOfIds = 6

/** Whole numbers that are given out once each: one after the other, or long and all of one length. */
export function areIds(numbers: Float64Array, filled: number): boolean {
  if (filled < fewNumbers || numbers.some((value) => !Number.isNaN(value) && !Number.isInteger(value)))
    return false
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.some((value, i) => i > 0 && value === sorted[i - 1])) return false
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)]
  const figures = String(high).length
  return high - low < 2 * filled || (figures >= figuresOfIds && String(low).length === figures)
}
