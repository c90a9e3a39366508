import { hasOwnUnit, middleOf, readQuantity } from './number.ts'
import { clean, type Standardiser } from './standard.ts'

const words =
  /员工|人员|人数|人|名|位|个|家|台|套|employees|employee|people|staff|persons|fte|headcount|mitarbeiter|mitarbeitende/g

/**
 * A whole number, mostly of people: `1,200` → 1200, `1.2万` → 12000, `500+` → 500. A range gives its geometric
 * middle, rounded (`100-499人` → 223, see `middleOf`), with the parts `low` and `high`; an open one has only `low`.
 * Refused: what is no number or has decimals.
 */
export const standardiseCount: Standardiser<number> = (text, { reading }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const quantity = readQuantity(plain, 'none', words)
  if (quantity === null) return { refused: 'count_unreadable' }
  const factor = hasOwnUnit(plain) ? 1 : reading.unit
  const size = whole(middleOf(quantity) * factor)
  if (size === null) return { refused: 'count_unreadable' }
  const value = quantity.isNegative && size > 0 ? -size : size
  if (quantity.high === quantity.low) return { value }
  const low = Math.round(quantity.low * factor)
  return {
    value,
    parts: quantity.high === null ? { low } : { low, high: Math.round(quantity.high * factor) },
  }
}

/** Without the dust that factors leave; null when it is no whole number. */
function whole(size: number): number | null {
  const rounded = Math.round(size * 1e6) / 1e6
  return Number.isInteger(rounded) ? rounded : null
}
