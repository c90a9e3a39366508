import type { Column } from './column.ts'
import { isPhone } from './phone.ts'
import { isVector } from './vector.ts'

/** How the values of a column are compared. */
export type ColumnKind =
  | 'name'
  | 'domain'
  | 'code'
  | 'phone'
  | 'date'
  | 'category'
  | 'place'
  | 'text'
  | 'person'
  | 'email'
  | 'account'
  | 'vector'

/** Least share of the rows that a column must tell something of. */
const leastFilled = 0.02
/** With fewer different values per filled cell than this, a column sorts rows into kinds. */
const fewDifferent = 0.05
/** Codes have a digit and no space, in so many of their values. */
const mostlyCodes = 0.8
const sampled = 2000

/** How a column is compared, judged by its values; null for one that tells nothing: a row number, one value for all. */
export function kindOf({ values, code, count }: Column): ColumnKind | null {
  const filled = code.length - (count[0] ?? 0)
  const different = values.length - 1
  if (filled < code.length * leastFilled || different < 2) return null
  const some = values.slice(1, sampled)
  const share = (test: (value: string) => boolean) => some.filter(test).length / some.length
  if (share(isVector) > mostlyCodes) return 'vector'
  if (different > 0.999 * filled) return null
  if (share((value) => /^(1[89]|20)\d\d[-/.]?\d\d[-/.]?\d\d$/.test(value)) > mostlyCodes) return 'date'
  if (share(isPhone) > mostlyCodes) return 'phone'
  const length = some.reduce((sum, value) => sum + value.length, 0) / some.length
  if (different < filled * fewDifferent && length < 40) return 'category'
  return length < 25 && share((value) => /\d/.test(value) && !/\s/.test(value)) > mostlyCodes
    ? 'code'
    : 'text'
}
