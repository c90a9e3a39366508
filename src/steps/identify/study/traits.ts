import { plainColumn } from '../../collect/index.ts'
import { fold } from '../fold.ts'
import { presenceOf, rangesOf, type Trait, valuesOf } from './bins.ts'
import type { LeftOut } from './model.ts'
import type { Sheet } from './sheet.ts'

/** A column of the table: the trait that it makes, and why its values are left out where they are; days where it holds such. */
export type Judged = Readonly<{ trait: Trait | null; leftOut: LeftOut | null; days: Float64Array | null }>

/** Of the texts of a column so many must be numbers, or days, for the column to hold such. */
const mostly = 0.95
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
  const reader = plainColumn(column, sample, today)
  const rows = order.length
  const numbers = new Float64Array(rows).fill(Number.NaN)
  const keys: string[] = []
  const labels = new Map<string, Map<string, number>>()
  const known = new Map<string, Reading>()
  const counts = { filled: 0, numbers: 0, days: 0, letters: 0 }
  const days = new Float64Array(rows).fill(Number.NaN)
  for (let i = 0; i < rows; i++) {
    const text = sheet.text(at, order[i] ?? 0)
    let read = known.get(text)
    if (read === undefined) {
      read = readText(text, reader)
      if (known.size < mostRemembered) known.set(text, read)
    }
    keys.push(read.key)
    if (read.key === '') continue
    counts.filled++
    counts.letters += read.plain.length
    numbers[i] = read.number ?? Number.NaN
    days[i] = read.day ?? Number.NaN
    if (read.number !== null) counts.numbers++
    else {
      const spellings = labels.get(read.key) ?? new Map<string, number>()
      spellings.set(read.plain, (spellings.get(read.plain) ?? 0) + 1)
      labels.set(read.key, spellings)
    }
    if (read.day !== null) counts.days++
  }
  const different = new Set(keys)
  different.delete('')
  const least = leastRows(rows)
  const presence = (reason: LeftOut['reason']): Judged => {
    const isTelling = counts.filled >= least && rows - counts.filled >= least
    return {
      trait: isTelling ? presenceOf(column, (row) => keys[row] !== '', rows) : null,
      leftOut: { column, reason, presence: isTelling },
      days: reason === 'date' && counts.filled >= mostly * rows ? days : null,
    }
  }
  if (counts.filled === 0) return presence('empty')
  if (different.size === 1 && counts.filled === rows) return presence('constant')
  const holds = (count: number) => count >= mostly * counts.filled
  if (holds(counts.days) && (!holds(counts.numbers) || sheet.fields[at]?.includes('date') === true))
    return presence('date')
  if (holds(counts.numbers))
    return areIds(numbers, counts.filled)
      ? presence('id')
      : { trait: rangesOf(column, numbers), leftOut: null, days: null }
  const trait = valuesOf(column, keys, usual(labels), least)
  const rare = trait.bins.findIndex(({ type }) => type === 'other')
  const rareRows = rare < 0 ? 0 : trait.codes.reduce((sum, code) => sum + (code === rare ? 1 : 0), 0)
  if (different.size >= leastDifferent && rareRows > mostRare * counts.filled) {
    if (counts.letters > longText * counts.filled) return presence('free_text')
    return presence(different.size > mostDifferentIds * counts.filled ? 'id' : 'too_many_values')
  }
  return { trait, leftOut: null, days: null }
}

/** Different texts of a column that are read once each. */
const mostRemembered = 20_000
/** Fewer different values are a short list, however rare each is. */
const leastDifferent = 20
/** When so many rows have values of their own, the column does not group rows. */
const mostRare = 0.9
const mostDifferentIds = 0.9
/** Letters of a text that somebody wrote freely, on average. */
const longText = 40

type Reading = Readonly<{ key: string; plain: string; number: number | null; day: number | null }>

function readText(text: string, reader: ReturnType<typeof plainColumn>): Reading {
  const plain = reader.text(text)
  if (plain === '') return { key: '', plain, number: null, day: null }
  const number = reader.number(text)
  const day = number === null || /^\d{8}$/.test(text) ? reader.day(text) : null
  return {
    key: number === null ? fold(plain) : String(number),
    plain,
    number,
    day: day === null ? null : Date.parse(day) / 86_400_000,
  }
}

/** How each value is mostly written. */
function usual(labels: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string> {
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
function areIds(numbers: Float64Array, filled: number): boolean {
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort()
  if (filled < fewNumbers || sorted.some((value) => !Number.isInteger(value))) return false
  if (sorted.some((value, i) => i > 0 && value === sorted[i - 1])) return false
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)]
  const figures = String(high).length
  return high - low < 2 * filled || (figures >= figuresOfIds && String(low).length === figures)
}
