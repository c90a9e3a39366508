import type { Row } from '../../../ground/lake/index.ts'
import type { Receipt, ReceiptLine } from './model.ts'
import type { Weighed } from './path.ts'

/** What is shown of two rows, in this order: what was compared, and below it what was not. */
export const shownOfCompanies = [
  'name',
  'name_reading',
  'name_place',
  'domain',
  'credit_code',
  'phone',
  'place',
  'address',
  'industry',
  'employees',
  'parent',
  'founded',
] as const

/** What each level of each comparison weighs, in thousandths of a bit, as `comparison=level`; and `prior` and `threshold`. */
export type LevelWeights = ReadonlyMap<string, number>

export const weightsFrom = (rows: readonly Row[]): LevelWeights =>
  new Map(
    rows.map(({ comparison, level, weight }) => [
      level === '' ? String(comparison) : `${comparison}=${level}`,
      Number(weight),
    ]),
  )

/**
 * Two rows side by side. With the weights of a pair that was compared, the lines sum to its weight; `against` is what was taken
 * off because the names speak of two companies. Without, values are the same or not; a domain of more names than `mostNames` is
 * shared by many and says nothing.
 * @param shown what is shown, in this order
 * @param a a row as `said_of` and `tied_rows` have it: its values, `name_node`, and `names` of its domain where that is known
 */
export function receiptOf(
  a: Row,
  b: Row,
  mostNames: number,
  weights: LevelWeights,
  weighed: Weighed | null,
  shown: readonly string[] = shownOfCompanies,
): Receipt {
  const levels = new Map((weighed?.levels ?? '').split(' ').map((each) => [each.split('=')[0], each]))
  const lines = shown.flatMap((comparison): ReceiptLine[] => {
    const [one, other] = [said(comparison, a), said(comparison, b)]
    const level = levels.get(comparison)
    if (one === null && other === null && level === undefined) return []
    return [
      {
        comparison,
        level: level?.split('=')[1] ?? (weighed ? 'unknown' : plainLevel(comparison, a, b, mostNames)),
        a: one,
        b: other,
        weight: weighed ? (weights.get(level ?? '') ?? 0) : null,
      },
    ]
  })
  return {
    record_a: String(a.record_id),
    record_b: String(b.record_id),
    lines: weighed ? [...lines, ...restOf(lines, weights, weighed.weight)] : lines,
    weight: weighed?.weight ?? null,
    threshold: weighed ? (weights.get('threshold') ?? 0) : null,
  }
}

/** What no single comparison weighs. */
function restOf(lines: readonly ReceiptLine[], weights: LevelWeights, total: number): ReceiptLine[] {
  const line = (comparison: 'prior' | 'against', weight: number) => ({
    comparison,
    level: comparison,
    a: null,
    b: null,
    weight,
  })
  const prior = weights.get('prior') ?? 0
  const rest = total - lines.reduce((sum, { weight }) => sum + (weight ?? 0), prior)
  return [line('prior', prior), ...(rest === 0 ? [] : [line('against', rest)])]
}

const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)

/** What a row says of what is compared; a place from the smallest to the greatest. */
function said(comparison: string, row: Row): string | null {
  if (comparison !== 'place') return text(row[comparison])
  const parts = [row.city, row.region, row.country].flatMap((part) => text(part) ?? [])
  return parts.length > 0 ? [...new Set(parts)].join(', ') : null
}

function plainLevel(field: string, a: Row, b: Row, mostNames: number): string {
  const [one, other] = [said(field, a), said(field, b)]
  if (field === 'name' && a.name_node !== null && a.name_node === b.name_node) return 'same'
  if (one === null || other === null) return 'unknown'
  const same = field === 'name' ? one === other : one.toLowerCase() === other.toLowerCase()
  const isShared = field === 'domain' && Math.max(Number(a.names ?? 0), Number(b.names ?? 0)) > mostNames
  return same ? (isShared ? 'shared' : 'same') : 'different'
}
