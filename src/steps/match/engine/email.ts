import { isFreeMailbox } from '../../collect/known.ts'
import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { editsWithin } from './edits.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.75, u: 0.001 },
  { name: 'slip', m: 0.06, u: 0.001 },
  { name: 'same_mailbox', m: 0.04, u: 0.005 },
  { name: 'different', m: 0.14, u: 0.893 },
  { name: 'other_mailbox', m: 0.01, u: 0.1 },
]

/** In a shorter mailbox another letter is another person: `li@` and `lu@`. */
const longEnough = 6

/**
 * Addresses of people: the same, one letter apart, the same mailbox elsewhere, or another. Two mailboxes of one company speak most
 * against one person: a company gives everybody one.
 */
export function emailComparison(column: Column): Comparison {
  const parts = column.values.map((value) => {
    const at = value.lastIndexOf('@')
    const [mailbox, domain] = [value.slice(0, at), value.slice(at + 1)]
    return { mailbox, domain, digits: mailbox.replace(/\D/g, ''), isFree: isFreeMailbox(domain) }
  })
  return {
    column,
    aspect: 'value',
    levels,
    level: (a, b) => {
      const [one, other] = [parts[a], parts[b]]
      if (!one || !other || a === b) return 1
      const isLong = Math.min(one.mailbox.length, other.mailbox.length) >= longEnough
      if (
        one.domain === other.domain &&
        isLong &&
        one.digits === other.digits &&
        editsWithin(one.mailbox, other.mailbox, 1) <= 1
      )
        return 2
      if (one.domain === other.domain) return one.isFree ? 4 : 5
      return one.mailbox === other.mailbox ? 3 : 4
    },
    keys: (value, put) => {
      put(column.values[value] ?? '')
      put(parts[value]?.mailbox ?? '', '@')
    },
  }
}
