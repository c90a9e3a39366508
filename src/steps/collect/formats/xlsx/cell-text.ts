import type { Shown } from './number-format.ts'
import { momentOf } from './serial.ts'

/** Spreadsheets calculate in doubles and show fifteen digits of them; what is behind is noise of the calculation. */
const exactDigits = 15

/**
 * A stored number as the text that a person sees in the cell, without the marks that only group digits: dates as
 * ISO 8601, shares with `%`, leading zeros of the format, never an exponent.
 * @param stored as it stands in the file; a text that is no number comes back as it is
 */
export function numberText(stored: string, shown: Shown, from1904: boolean): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  if (shown.as === 'date') return momentOf(value, from1904) ?? plainNumber(stored, value)
  if (shown.as === 'percent') return `${plainNumber('', value * 100)}%`
  if (shown.as === 'digits') return digitsText(shown.pattern, value)
  const text = plainNumber(stored, value)
  return shown.as === 'currency' ? withCurrency(text, shown.symbol) : text
}

function plainNumber(stored: string, value: number): string {
  // As most are written, and more digits than a double has.
  if (/^-?(?:0|[1-9]\d{0,24})$/.test(stored)) return stored
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : stored
  const rounded = Number(value.toPrecision(exactDigits))
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(20).replace(/0+$/, '') : text
}

const withCurrency = (text: string, symbol: string): string =>
  text.startsWith('-') ? `-${symbol}${text.slice(1)}` : `${symbol}${text}`

/** Fills a pattern of zeros and marks with the digits of a whole number, from behind. */
function digitsText(pattern: string, value: number): string {
  if (!Number.isInteger(value) || value < 0) return plainNumber('', value)
  const digits = [...BigInt(value).toString()]
  const filled = [...pattern].reverse().map((mark) => (mark === '0' ? (digits.pop() ?? '0') : mark))
  return digits.join('') + filled.reverse().join('')
}
