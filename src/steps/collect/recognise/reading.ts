import type { Reading } from '../model.ts'
import { currencyIn } from '../standardise/currency.ts'
import { areSerials, isDayFirst } from '../standardise/date.ts'
import { regionOfNumbers } from '../standardise/phone.ts'

const multiples: [RegExp, number][] = [
  [/百万|million|mio|mln|\bmm?\b|\$m\b/, 1e6],
  [/千万/, 1e7],
  [/十亿|billion|\bbn?\b/, 1e9],
  [/亿/, 1e8],
  [/万/, 1e4],
  [/千|thousand|\bk\b|\$k\b|\b000s?\b/, 1e3],
]

/**
 * How a column writes its numbers and dates, decided once from all its values: `05/03/2024` is 5 March when
 * another value of the column (or of the file: `fileIsDayFirst`) has a first number above 12, `1.234` is 1234 when
 * another has decimals behind a comma. Without evidence: month first, as the CRMs that export slashes do; day
 * first when the dates have dots.
 */
export function readingOf(
  header: string,
  values: readonly string[],
  fileIsDayFirst: boolean | null,
): Reading {
  const dotted = values.some((value) => /^\s*\d{1,2}\.\d{1,2}\.\d{2,4}\b/.test(value))
  return {
    day_first: isDayFirst(values) ?? fileIsDayFirst ?? dotted,
    decimal_comma: decimals(values, ',') > decimals(values, '.'),
    unit: unitOf(header),
    currency: currencyOf(header),
    serial: areSerials(values),
    region: regionOfNumbers(values),
  }
}

/** The factor that a header states, in brackets or behind `in`: `年营收(万元)` → 10000, `Revenue in thousands` → 1000. */
export function unitOf(header: string): number {
  const remark = remarkOf(header)
  return multiples.find(([pattern]) => pattern.test(remark))?.[1] ?? 1
}

/** The currency that a header states: `Revenue (USD)`, `年营收(万元)`, `Amount in EUR`, `Amount USD`. */
export function currencyOf(header: string): string | null {
  const [last = ''] = /(?<=[ _])[A-Z]{3}$/.exec(header.trim()) ?? []
  return currencyIn(`${remarkOf(header)} ${last}`, null)
}

/** What a header says beside the name of the column. */
function remarkOf(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase()
  const [, bracketed, spoken] = /[([]([^)\]]*)[)\]]|\bin (.+)$/.exec(plain) ?? []
  return bracketed ?? spoken ?? /[万亿]元?$/.exec(plain)?.[0] ?? ''
}

function decimals(values: readonly string[], mark: ',' | '.'): number {
  const pattern = mark === ',' ? /\d,\d{1,2}(?!\d)[^\d,.]*$/ : /\d\.\d{1,2}(?!\d)[^\d,.]*$/
  return values.filter(
    (value) => isMostlyDigits(value) && pattern.test(value) && !/\d[.,]\d{1,2}[.,]/.test(value),
  ).length
}

/** A number with at most a currency beside it, not a text that ends in one. */
function isMostlyDigits(value: string): boolean {
  return value.replace(/[^\p{L}]/gu, '').length <= 3
}
