import { hanNumber, hanNumberPattern } from './han-number.ts'

/** A number, or a range of numbers, as people write them: `1,200`, `1.2万`, `100-499人`, `500+`, `$1.2M`, `三千五百万`. */
export interface Quantity {
  low: number
  /** Equal to `low` unless a range was written; null for an open end (`500+`). */
  high: number | null
  isNegative: boolean
}

const units = new Map<string, number>([
  ...pairs(1e3, 'k thousand tsd tsd. tausend'),
  ...pairs(1e4, 'w'),
  ...pairs(1e5, 'lakh lakhs lac'),
  ...pairs(1e6, 'm mm mn mio mio. mln million millions millionen'),
  ...pairs(1e7, 'cr crore crores'),
  ...pairs(1e9, 'b bn billion billions mrd mrd. milliarden'),
])

/** The character before the decimals; `none`: whole numbers only, so that `1.200` and `1,200` both are 1200. */
export type Decimals = '.' | ',' | 'none'

const unit = [...units.keys()]
  .sort((one, other) => other.length - one.length)
  .map((name) => name.replace('.', String.raw`\.`))
  .join('|')
const unitInside = new RegExp(String.raw`[千万亿萬億]|\d\s*(?:${unit})(?![a-z])`, 'i')
const withUnit = new RegExp(String.raw`^(\d[\d.,']*)(${unit})?$`)
/** `1.2E+07`, as spreadsheets save large numbers in narrow columns; always with the sign. */
const scientific = /^(\d)(?:[.,](\d{1,15}))?e\+(\d{1,2})$/
const atMost =
  /^(?:<=?|≤|少于|不足|不到|低于|小于|不超过|最多|至多|up to|less than|fewer than|under|below|max\.?|bis zu)/
const atLeast =
  /^(?:>=?|≥|超过|大于|高于|多于|不少于|至少|最少|more than|over|above|at least|min\.?|mehr als)/
const openEnd = /(?:\+|及?以上|起|or more|and more|and above|and over)$/
const closedEnd = /(?:及?以[下内]|or less|or fewer|and below)$/
const roughly =
  /约|近|大约|大概|左右|上下|余|多(?=人|名|家|万|亿|元|$)|approx(?:imately|\.)?|circa|\bca\.|about|around|\(含\)|^~/g

/**
 * Reads a quantity, or gives null. `words` are units of measure and currencies that may stand around it.
 * Thousands are grouped by `,`, `.`, `'` or a space, lakhs as in `12,34,567`. One separator before exactly three
 * digits groups them unless it is the one in `decimals`: `1,234` is 1234 in a column with decimal points, 1.234 in one
 * with decimal commas.
 */
export function readQuantity(text: string, decimals: Decimals, words: RegExp): Quantity | null {
  if (/^\d{1,15}$/.test(text)) return exactly(Number(text))
  if (decimals !== ',' && /^\d{1,3}(?:,\d{3})+$/.test(text)) return exactly(Number(text.replaceAll(',', '')))
  if (text.length > longest) return null
  let rest = text
    .toLowerCase()
    .replace(words, '')
    .replace(roughly, '')
    .replace(/[–—−‐‑]/g, '-')
    .replace(/[’‘`´]/g, "'")
    .trim()
  const isNegative = /^\(.+\)$|^-|^[\d.,]+-$|^负/.test(rest)
  if (isNegative) rest = rest.replace(/^[(负-]|[)-]$/g, '')
  const isAtMost = atMost.test(rest) || closedEnd.test(rest)
  const isAtLeast = atLeast.test(rest) || openEnd.test(rest)
  if (isAtMost || isAtLeast)
    rest = rest.replace(atMost, '').replace(atLeast, '').replace(openEnd, '').replace(closedEnd, '')
  rest = rest.replace(words, '').trim()
  if (/\d (?!\d{3}(?!\d))\d/.test(rest)) return null
  const [from = '', to, ...more] = rest.replaceAll(' ', '').split(/-|~|to|至|到|bis/)
  if (more.length > 0) return null
  if (to !== undefined) return rangeOf(from, to, decimals, isNegative)
  const value = readOne(from, decimals)
  if (value === null) return null
  if (isAtMost) return { low: 1, high: value, isNegative }
  return { low: value, high: isAtLeast ? null : value, isNegative }
}

/** Longer than any number that somebody wrote; a novel in the wrong column is not looked through. */
const longest = 80

/** Whether the text itself says thousands, 万, millions …, so that a unit in the header does not count again. */
export function hasOwnUnit(text: string): boolean {
  return unitInside.test(text)
}

/**
 * One number for a quantity: the lower end of an open range, the geometric middle of a closed one, rounded
 * (`100-499` → 223): sizes spread over orders of magnitude, where the arithmetic middle of a range lies
 * far above most of its companies.
 */
export function middleOf({ low, high }: Quantity): number {
  if (high === null || high === low) return low
  return Math.round(Math.sqrt(Math.max(low, 1) * high))
}

function exactly(value: number): Quantity {
  return { low: value, high: value, isNegative: false }
}

function pairs(factor: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, factor])
}

/** `1-2万` are 10,000 to 20,000: a unit behind the second number counts for the first one too. */
function rangeOf(from: string, to: string, decimals: Decimals, isNegative: boolean): Quantity | null {
  const [, shared] = /^[\d.,']+(\D+)$/.exec(to) ?? []
  const low = readOne(shared !== undefined && /^[\d.,']+$/.test(from) ? from + shared : from, decimals)
  const high = readOne(to, decimals)
  return low === null || high === null || high < low ? null : { low, high, isNegative }
}

function readOne(text: string, decimals: Decimals): number | null {
  const [, first, rest = '0', power] = scientific.exec(text) ?? []
  if (first !== undefined) return Number(power) > 15 ? null : Number(`${first}.${rest}e${power}`)
  const [, digits, factor] = withUnit.exec(text) ?? []
  if (digits !== undefined) {
    const value = readDigits(digits, factor !== undefined && decimals === 'none' ? '.' : decimals)
    return value === null ? null : value * (units.get(factor ?? '') ?? 1)
  }
  const mark = decimals === 'none' ? '.' : decimals
  return hanNumberPattern.test(text) ? hanNumber(text, (part) => readDigits(part, mark)) : null
}

function readDigits(digits: string, decimals: Decimals): number | null {
  const plain = digits.replaceAll("'", '')
  const mark = decimalMark(plain, decimals)
  const [whole = '', part = '', ...more] = mark === null ? [plain] : plain.split(mark)
  const isGroupedWell = /^(\d+|\d{1,3}([.,]\d{3})+|\d{1,2}([.,]\d{2})+[.,]\d{3})$/.test(whole)
  if (more.length > 0 || !isGroupedWell || !/^\d*$/.test(part)) return null
  return Number(`${whole.replace(/[.,]/g, '')}.${part}`)
}

/** Which character separates the decimals here, if any does. */
function decimalMark(plain: string, decimals: Decimals): string | null {
  const comma = plain.lastIndexOf(',')
  const point = plain.lastIndexOf('.')
  if (comma === -1 && point === -1) return null
  if (comma !== -1 && point !== -1) return comma > point ? ',' : '.'
  const at = Math.max(comma, point)
  const mark = plain.charAt(at)
  if (plain.indexOf(mark) !== at) return null
  const looksGrouped = plain.length - at === 4 && at >= 1 && at <= 3
  return looksGrouped && mark !== decimals ? null : mark
}
