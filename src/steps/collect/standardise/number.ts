/** A number, or a range of numbers, as people write them: `1,200`, `1.2万`, `100-499人`, `500+`, `$1.2M`. */
export interface Quantity {
  low: number
  /** Equal to `low` unless a range was written; null for an open end (`500+`). */
  high: number | null
  isNegative: boolean
}

const units = new Map<string, number>([
  ...pairs(1e3, '千 k thousand'),
  ...pairs(1e4, '万 w'),
  ...pairs(1e5, '十万'),
  ...pairs(1e6, '百万 m mm mn mio mln million millions'),
  ...pairs(1e7, '千万'),
  ...pairs(1e8, '亿'),
  ...pairs(1e9, '十亿 b bn billion'),
  ...pairs(1e10, '百亿'),
  ...pairs(1e11, '千亿'),
  ...pairs(1e12, '万亿'),
])

/** The character before the decimals; `none`: whole numbers only, so that `1.200` and `1,200` both are 1200. */
export type Decimals = '.' | ',' | 'none'

const number = String.raw`\d[\d.,' ]*`
const unit = [...units.keys()].sort((one, other) => other.length - one.length).join('|')
const unitInside = new RegExp(String.raw`[千万亿]|\d\s*(?:${unit})\b`, 'i')
const single = new RegExp(`^(${number})(${unit})?\\+?$`)
const range = new RegExp(`^(${number})(${unit})?(?:-|~|to|至|到)(${number})(${unit})?$`)
const atMost = /^(?:<=?|≤|少于|不足|不到|低于|小于|up to|less than|under|below)/
const atLeast = /^(?:>=?|≥|超过|大于|高于|不少于|more than|over|above|at least)/

/**
 * Reads a quantity, or gives null. `words` are units of measure and currencies that may stand around it.
 * Thousands are grouped by `,`, `.`, `'` or a space. One separator before exactly three digits groups them
 * unless it is the one in `decimals`: `1,234` is 1234 in a column with decimal points, 1.234 in one with decimal commas.
 */
export function readQuantity(text: string, decimals: Decimals, words: RegExp): Quantity | null {
  if (/^\d{1,15}$/.test(text)) return exactly(Number(text))
  if (decimals !== ',' && /^\d{1,3}(?:,\d{3})+$/.test(text)) return exactly(Number(text.replaceAll(',', '')))
  let rest = text.toLowerCase().replace(words, '').replace(/[–—]/g, '-').trim()
  const isNegative = /^\(.+\)$|^-|^[\d.,]+-$/.test(rest)
  if (isNegative) rest = rest.replace(/^[(-]|[)-]$/g, '')
  const isAtMost = atMost.test(rest) || /以[下内]$/.test(rest)
  const isAtLeast = atLeast.test(rest) || /(?:\+|以上|or more)$/.test(rest)
  rest = rest
    .replace(atMost, '')
    .replace(atLeast, '')
    .replace(/(?:以[下内]|及?以上|or more)$/, '')
    .replace(words, '')
    .trim()
  if (/\d (?!\d{3}(?!\d))\d/.test(rest)) return null
  rest = rest.replaceAll(' ', '')

  const [, digits, factor] = single.exec(rest) ?? []
  if (digits !== undefined) {
    const value = scale(digits, factor, decimals)
    if (value === null) return null
    if (isAtMost) return { low: 1, high: value, isNegative }
    return { low: value, high: isAtLeast ? null : value, isNegative }
  }
  const [, from, fromUnit, to, toUnit] = range.exec(rest) ?? []
  if (from === undefined || to === undefined) return null
  const low = scale(from, fromUnit ?? toUnit, decimals)
  const high = scale(to, toUnit ?? fromUnit, decimals)
  return low === null || high === null || high < low ? null : { low, high, isNegative }
}

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

function scale(digits: string, factor: string | undefined, decimals: Decimals): number | null {
  const value = readDigits(digits, factor !== undefined && decimals === 'none' ? '.' : decimals)
  return value === null ? null : value * (units.get(factor ?? '') ?? 1)
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
