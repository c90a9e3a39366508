import { currencyIn, currencyWords } from './currency.ts'
import { hasOwnUnit, middleOf, readQuantity } from './number.ts'
import { clean, type Standardiser } from './standard.ts'

/**
 * An amount with at most two decimals: `1.2亿` → 120000000, `￥3,500万` → 35000000, `$1.2M` → 1200000, `1.234,56 €` →
 * 1234.56, `三千五百万` → 35000000. A range gives its geometric middle, rounded. `-5` and `(1,200)` are below zero. Its part
 * `currency` is the one that stands with it, else that of the header, else that of the row's own column; without any
 * of them there is none. Refused: what is no amount.
 */
export const standardiseMoney: Standardiser<number> = (text, { reading, beside }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const quantity = readQuantity(plain, reading.decimal_comma ? ',' : '.', currencyWords)
  if (quantity === null) return { refused: 'money_unreadable' }
  const amount = middleOf(quantity) * (hasOwnUnit(plain) ? 1 : reading.unit)
  const hundredths = Math.round(amount * 100) / 100
  const value = quantity.isNegative && hundredths > 0 ? -hundredths : hundredths
  const usual = reading.currency ?? beside?.currency ?? null
  const currency = isBare(plain) ? usual : (currencyIn(plain, usual, beside?.country) ?? usual)
  return currency === null ? { value } : { value, parts: { currency } }
}

/** Nothing but figures: the frequent case, in which no currency has to be looked for. */
const isBare = (plain: string) => /^[\d.,' -]+$/.test(plain)
