import { hanNumber } from './han-number.ts'
import { clean, type Standardiser } from './standard.ts'

/** Months by the beginnings of their names in English, German and French, without accents. */
const months: readonly RegExp[] = [
  /^jan/,
  /^f[eé]v|^feb/,
  /^mar|^mae?rz?$|^mrz/,
  /^a[pv]r/,
  /^ma[iy]/,
  /^jun|^juin/,
  /^jul|^juil/,
  /^aug|^aou/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^de[cz]/,
]

const year = String.raw`(\d{4})`
const time = '(?:[t ,].*)?'
const iso = new RegExp(`^${year}([-/.年 ])(\\d{1,2})[-/.月 ](\\d{1,2})[日号]?${time}$`)
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/
const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[t ,].*)?$/
const weekday = String.raw`(?:[a-zà-ü]{2,10}\.?,? )?`
const name = String.raw`([a-zà-ü]{3,10})\.?`
const dayMonthName = new RegExp(
  `^(?:le )?${weekday}(\\d{1,2})(?:st|nd|rd|th|er|\\.)?[ -]?(?:of |de )?${name},?[ -](\\d{4}|\\d{2})${time}$`,
)
const monthNameDay = new RegExp(`^${weekday}${name} (\\d{1,2})(?:st|nd|rd|th)?,? ${year}${time}$`)
const yearMonthName = new RegExp(`^${year}[- ]${name}[- ](\\d{1,2})(?:st|nd|rd|th)?${time}$`)
const yearMonth = /^(\d{4})(?:年|[-/.])(\d{1,2})月?(?:份)?$/
const nameYear = new RegExp(`^${name},?[ -]${year}$`)
const quarter = /^(?:(\d{4})[-/. 年]?(?:q|第)([1-4一二三四])(?:季度?)?|q([1-4])[-/. ](\d{4}))$/
const serial = /^([2-7]\d{4})(?:\.\d+)?$/
const milliseconds = /^1[0-9]{12}$/

/**
 * A day as `YYYY-MM-DD`, as it is written: a time behind it is dropped, no time zone is applied. Reads
 * `2024-03-05`, `2024/3/5`, `2024年3月5日`, `二〇二四年三月五日`, `20240305`, `2024-03-05 10:00:00`, `5 Mar 2024`, `March 5, 2024`,
 * `5. März 2024`, `5 mars 2024` and `05/03/2024` in the order that the column writes; the serial numbers of Excel
 * where the column holds them. A month or quarter (`2024年3月`, `Mar 2024`, `2024Q1`) is its first day, with the part `precision`.
 * Refused: no date, or a day that no calendar has.
 */
export const standardiseDate: Standardiser<string> = (text, { reading }) => {
  const plain = clean(text).toLowerCase()
  if (plain === '') return { value: null }
  if (plain.length > longest) return { refused: 'date_unreadable' }
  const written = /[一二三四五六七八九十〇]/.test(plain) ? inFigures(plain) : plain
  const found = readDay(written, reading.day_first) ?? (reading.serial ? readSerial(written) : null)
  if (found !== null) return isDay(found) ? { value: format(found) } : { refused: 'date_unreadable' }
  const [start, precision] = readPeriod(written) ?? []
  return start !== undefined && isDay(start)
    ? { value: format(start), parts: { precision } }
    : { refused: 'date_unreadable' }
}

/** Room for a day, a time and a time zone with its name. */
const longest = 80

type Day = [year: number, month: number, day: number]

const format = ([year, month, day]: Day) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function readDay(plain: string, dayFirst: boolean): Day | null {
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
  if (leadName) return [Number(leadYear), monthOf(leadName), Number(leadDay)]
  const [, firstYear, middleName, lastDay] = yearMonthName.exec(plain) ?? []
  if (firstYear) return [Number(firstYear), monthOf(middleName), Number(lastDay)]
  return milliseconds.test(plain) ? dayOfTime(Number(plain)) : null
}

/** A month or a quarter: its first day, and which of the two it is. */
function readPeriod(plain: string): [Day, 'month' | 'quarter'] | null {
  const [, year, month] = yearMonth.exec(plain) ?? []
  if (year) return [[Number(year), Number(month), 1], 'month']
  const [, name, nameOfYear] = nameYear.exec(plain) ?? []
  if (name) return [[Number(nameOfYear), monthOf(name), 1], 'month']
  const [, early, first, second, late] = quarter.exec(plain) ?? []
  const number = first ?? second
  return number === undefined ? null : [[Number(early ?? late), Number(number) * 3 - 2, 1], 'quarter']
}

/** Days since the last day of 1899, as Excel counts them from March 1900 on. */
function readSerial(plain: string): Day | null {
  const [, days] = serial.exec(plain) ?? []
  return days === undefined ? null : dayOfTime((Number(days) - 25_569) * 86_400_000)
}

function dayOfTime(time: number): Day {
  const day = new Date(time)
  return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
}

/** `二〇二四年三月五日` → `2024年3月5日` */
function inFigures(plain: string): string {
  return plain.replace(/[零〇一二三四五六七八九十]{1,4}/g, (numerals) =>
    String(hanNumber(numerals, () => null) ?? numerals),
  )
}

/** `24` is 2024; 70 to 99 are 1970 to 1999. */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) < 70 ? 2000 : 1900)
}

function monthOf(name = ''): number {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  return months.findIndex((beginning) => beginning.test(plain)) + 1
}

function isDay([year, month, day]: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** How many values of a column can only be read with the day first, and how many only with the month first. */
export function tellingDates(values: readonly string[]): { day_first: number; month_first: number } {
  const telling = { day_first: 0, month_first: 0 }
  for (const value of values) {
    const [, first, second] = numeric.exec(clean(value)) ?? []
    if (Number(first) > 12) telling.day_first += 1
    if (Number(second) > 12) telling.month_first += 1
  }
  return telling
}

/**
 * In which order a column writes `05/03/2024`: true for day first, null when no value tells (every first and
 * second number is at most 12, or the column has no such dates). Where both kinds occur, the majority decides.
 */
export function isDayFirst(values: readonly string[]): boolean | null {
  const { day_first, month_first } = tellingDates(values)
  return day_first === month_first ? null : day_first > month_first
}

/** Whether a column has dates whose order of day and month matters. */
export function hasNumericDates(values: readonly string[]): boolean {
  return values.some((value) => numeric.test(clean(value)))
}

/** Whether at least half of the values of a column are day numbers of Excel between 1954 and 2119. */
export function areSerials(values: readonly string[]): boolean {
  const found = values.filter((value) => /^\s*[2-7]\d{4}(?:\.\d+)?\s*$/.test(value)).length
  return found > 0 && found * 2 >= values.length
}
