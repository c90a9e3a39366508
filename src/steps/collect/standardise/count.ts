import { hasOwnUnit, middleOf, readQuantity } from './number.ts'
import { clean, type Standardiser } from './standard.ts'

const words = /人|名|位|个|家|约|员工|employees|employee|people|staff|persons|approx\.?|about|ca\.|^~/g

/**
 * A whole number, mostly of people: `1,200` → 1200, `1.2万` → 12000, `500+` → 500. A range gives its geometric
 * middle, rounded: `100-499人` → 223. Refused: what is no number or has decimals.
 */
export const standardiseCount: Standardiser<number> = (text, { reading }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const quantity = readQuantity(plain, 'none', words)
  if (quantity === null) return { refused: 'count_unreadable' }
  const size = Math.round(middleOf(quantity) * (hasOwnUnit(plain) ? 1 : reading.unit) * 1e6) / 1e6
  const count = quantity.isNegative ? -size : size
  return Number.isInteger(count) ? { value: count || 0 } : { refused: 'count_unreadable' }
}
