import { hasOwnUnit, middleOf, readQuantity } from './number.ts'
import { clean, type Standardiser } from './standard.ts'

const words =
  /[$¥€£₩₹]|\b(?:us|hk|nt|a|c|s)(?=\$)|(?:usd|rmb|cny|eur|gbp|hkd|jpy|twd|sgd|krw|inr|aud|cad|chf)|人民币|美元|港币|港元|欧元|英镑|日元|元|圆|约|approx\.?|about|ca\.|^~/g

/**
 * An amount with at most two decimals, in the currency of the source: `1.2亿` → 120000000, `￥3,500万` → 35000000,
 * `$1.2M` → 1200000, `1.234,56 €` → 1234.56. A range gives its geometric middle, rounded. `-5` and
 * `(1,200)` are below zero. Refused: what is no amount.
 */
export const standardiseMoney: Standardiser<number> = (text, { reading }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const quantity = readQuantity(plain, reading.decimal_comma ? ',' : '.', words)
  if (quantity === null) return { refused: 'money_unreadable' }
  const amount = middleOf(quantity) * (hasOwnUnit(plain) ? 1 : reading.unit)
  const hundredths = Math.round(amount * 100) / 100
  return { value: quantity.isNegative && hundredths > 0 ? -hundredths : hundredths }
}
