import { type Column, ColumnBuilder } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { editsWithin } from './edits.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.5, u: 0.0005 },
  { name: 'same_common', m: 0.02, u: 0.0005, isCommon: true },
  { name: 'slip', m: 0.06, u: 0.0005 },
  { name: 'different', m: 0.42, u: 0.9985 },
]

/** A number that more records have is that of an agency, a call centre, a form that wanted one. */
const fewRecords = 10

/** The subscriber's part of most numbers: what stands before it, a country, a trunk 0, is written or not. */
const telling = 8

/**
 * Telephone numbers, by their last digits: the same, one with a slip, or another. The same area says no more than a city does.
 * @param known which numbers are common where these are a few of many
 */
export function phoneComparison(column: Column, known?: Vocabulary): Comparison {
  const { values } = column
  const count = known ? values.map((value) => known.word(value)?.values ?? 1) : column.count
  return {
    column,
    aspect: 'value',
    levels,
    vocabulary: () =>
      vocabularyOf(
        values.length - 1,
        values.flatMap((value, place) => {
          const records = place === 0 ? 0 : (count[place] ?? 0)
          return records > fewRecords ? [[value, { values: records }] as const] : []
        }),
      ),
    level: (a, b) => {
      if (a === b) return (count[a] ?? 0) > fewRecords ? 2 : 1
      return editsWithin(values[a] ?? '', values[b] ?? '', 1) <= 1 ? 3 : 4
    },
    keys: (value, put) => put(values[value] ?? ''),
  }
}

/** Numbers by what tells one from another, however they are written. */
export function phoneColumn(column: Column): Column {
  const digits = column.values.map(tellingDigits)
  if (digits.every((own, value) => own === column.values[value])) return column
  const builder = new ColumnBuilder(column.name)
  for (const value of column.code) builder.push(digits[value] ?? null)
  return builder.column()
}

/** A number with the code of its country and nothing else, of which nothing has to be known to take its last digits. */
export const isCodedPhone = (text: string): boolean => /^\+[1-9](?:[\s()./-]*\d){9,14}$/.test(text)

/** Longer than any number with its extension; so no text takes more time than this allows. */
const longest = 60

/** `+86 (20) 8755-1234 ext. 12` → `87551234`; nothing for what has too few digits to be a number. */
export function tellingDigits(text: string): string {
  if (text.length > longest) return ''
  const digits = text
    .normalize('NFKC')
    .replace(/(?:ext|x|转|分机)\D*\d+\s*$/iu, '')
    .replace(/\D/g, '')
  return digits.length < 6 ? '' : digits.slice(-telling)
}

/** Whether a text looks like a telephone number that somebody wrote for people to read: with a plus, or with its parts set apart. */
export function isPhone(text: string): boolean {
  if (text.length > longest || !/^[+(]?\d[\d\s()./-]*\d$/.test(text)) return false
  const digits = text.replace(/\D/g, '').length
  return digits >= 6 && digits <= 17 && (text.startsWith('+') || /\d[\s()./-]+\d/.test(text))
}
