import { clean, type Standardiser } from './standard.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const iso = /^(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ].*)?$/
const dayMonthName =
  /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4}|\d{2})(?: .*)?$/i
const monthNameDay = /^(?:[a-z]{3,9},? )?([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?: .*)?$/i

/**
 * A day as `YYYY-MM-DD`, as it is written: a time behind it is dropped, no time zone is applied. Reads
 * `2024-03-05`, `2024/3/5`, `2024年3月5日`, `20240305`, `2024-03-05 10:00:00`, `5 Mar 2024`, `March 5, 2024` and
 * `05/03/2024` in the order that the column writes. Refused: no date, or a day that no calendar has.
 */
export const standardiseDate: Standardiser<string> = (text, { reading }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const parts = readDate(plain, reading.day_first)
  if (parts === null || !isDay(parts)) return { refused: 'date_unreadable' }
  const [year, month, day] = parts
  return { value: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

type DateParts = [year: number, month: number, day: number]

function readDate(plain: string, dayFirst: boolean): DateParts | null {
  const [, isoYear, , isoMonth, isoDay] = iso.exec(plain) ?? []
  if (isoYear) return [Number(isoYear), Number(isoMonth), Number(isoDay)]
  const [, year, month, day] = compact.exec(plain) ?? []
  if (year) return [Number(year), Number(month), Number(day)]
  const [, first, second, numericYear = ''] = numeric.exec(plain) ?? []
  if (first) {
    const [dayPart, monthPart] = dayFirst ? [first, second] : [second, first]
    return [fullYear(numericYear), Number(monthPart), Number(dayPart)]
  }
  const [, namedDay, name, namedYear = ''] = dayMonthName.exec(plain) ?? []
  if (namedDay) return [fullYear(namedYear), monthOf(name), Number(namedDay)]
  const [, leadName, leadDay, leadYear] = monthNameDay.exec(plain) ?? []
  return leadName ? [Number(leadYear), monthOf(leadName), Number(leadDay)] : null
}

/** `24` is 2024; 70 to 99 are 1970 to 1999. */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) < 70 ? 2000 : 1900)
}

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').toLowerCase()) + 1
}

function isDay([year, month, day]: DateParts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * In which order a column writes `05/03/2024`: true for day first, null when no value tells (every first and
 * second number is at most 12, or the column has no such dates). Where both kinds occur, the majority decides.
 */
export function isDayFirst(values: readonly string[]): boolean | null {
  let dayFirst = 0
  let monthFirst = 0
  for (const value of values) {
    const [, first, second] = numeric.exec(clean(value)) ?? []
    if (Number(first) > 12) dayFirst += 1
    if (Number(second) > 12) monthFirst += 1
  }
  return dayFirst === monthFirst ? null : dayFirst > monthFirst
}

/** Whether a column has dates whose order of day and month matters. */
export function hasNumericDates(values: readonly string[]): boolean {
  return values.some((value) => numeric.test(clean(value)))
}
