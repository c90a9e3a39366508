import type { Row } from '../../../ground/lake/index.ts'
import type { Receipt, ReceiptLine } from './model.ts'

/** What is compared of two rows, in this order. */
const compared = [
  'name',
  'domain',
  'country',
  'region',
  'city',
  'industry',
  'employees',
  'parent',
  'founded',
] as const

const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)

/**
 * Two rows side by side. Names and domains are the same when they lead to the same company; a domain of more names than
 * `mostNames` is shared by many and says nothing.
 * @param a a row as `said_of` and `tied_rows` have it: its values, `name_node`, and `names` of its domain
 */
export function receiptOf(a: Row, b: Row, mostNames: number): Receipt {
  const lines = compared.map((field): ReceiptLine => {
    const [one, other] = [text(a[field]), text(b[field])]
    return { comparison: field, level: levelOf(field, one, other), a: one, b: other, weight: null }
  })
  const isName = ({ comparison }: ReceiptLine) => comparison === 'name'
  const isDomain = ({ comparison }: ReceiptLine) => comparison === 'domain'
  const sameName = a.name_node !== null && a.name_node === b.name_node
  const isShared = Math.max(Number(a.names ?? 0), Number(b.names ?? 0)) > mostNames
  return {
    record_a: String(a.record_id),
    record_b: String(b.record_id),
    lines: lines
      .map((line) => {
        if (isName(line) && sameName) return { ...line, level: 'same' }
        return isDomain(line) && line.level === 'same' && isShared ? { ...line, level: 'shared' } : line
      })
      .filter(({ a, b }) => a !== null || b !== null),
    weight: null,
    threshold: null,
  }
}

function levelOf(field: string, one: string | null, other: string | null): string {
  if (one === null || other === null) return 'unknown'
  return one.toLowerCase() === other.toLowerCase() && field !== 'name'
    ? 'same'
    : one === other
      ? 'same'
      : 'different'
}
