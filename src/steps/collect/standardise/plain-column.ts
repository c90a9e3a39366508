import { readingOf } from '../recognise/reading.ts'
import { currencyWords } from './currency.ts'
import { standardiseDate } from './date.ts'
import { middleOf, readQuantity } from './number.ts'
import { clean } from './standard.ts'

/** How the texts of a column that nobody mapped are read: as numbers, as days, or as they stand. */
export type PlainColumn = Readonly<{
  /** The number that a text writes (`1,200`, `12 %`, `1.2万`, `$3.5M`, `100-499`); null when it writes none. */
  number(text: string): number | null
  /** The day that it writes, as `YYYY-MM-DD`; null when it writes none. */
  day(text: string): string | null
  /** The text without what says nothing; empty for "not known" in all its forms. */
  text(text: string): string
}>

/** @param sample texts of the column by which is told what its commas, and the parts of its dates, mean */
export function plainColumn(header: string, sample: readonly string[], today: string): PlainColumn {
  const reading = { ...readingOf(header, sample, null), unit: 1, serial: false }
  const decimals = reading.decimal_comma ? ',' : '.'
  return {
    number(text) {
      if (decimals === '.' && /^-?\d{1,15}(?:\.\d+)?(?:[eE][-+]?\d{1,2})?$/.test(text)) return Number(text)
      const plain = clean(text).replace(/\s*[%‰]$/, '')
      if (plain === '' || !/[\d〇零一二三四五六七八九十百千万萬亿億]/.test(plain)) return null
      const quantity = readQuantity(plain, decimals, currencyWords)
      if (quantity === null) return null
      const value = middleOf(quantity)
      return quantity.isNegative && value > 0 ? -value : value
    },
    day(text) {
      if (!/\d|[一二三四五六七八九十〇]/.test(text)) return null
      const read = standardiseDate(text, { today, region: 'CN', reading })
      return 'value' in read ? read.value : null
    },
    text: clean,
  }
}
