import type { Cases } from '../study/cases.ts'
import { dealt } from '../study/rows.ts'

/** How something ended: an opportunity of an account, or the account itself. */
export type Case = Readonly<{
  account_id: string
  positive: boolean
  /** The day on which it was known. */
  day: string | null
  /** What a success brought; 0 for the others. */
  revenue: number
}>

/** An order that has nothing to do with what is known of accounts, as folds are dealt in it, and that follows from their ids alone. */
export function inChanceOrder(accounts: readonly string[]): number[] {
  const hashes = accounts.map(fnv)
  const hash = (at: number) => hashes[at] ?? 0
  return [...accounts.keys()].sort(
    (a, b) => hash(a) - hash(b) || compare(accounts[a] ?? '', accounts[b] ?? ''),
  )
}

/** FNV-1a, with a last stir, as ids that differ in their end alone would stay near each other. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The cases to learn from, with what each brought and the day on which it was known, in days since 1970. */
export type Rows = Readonly<{ cases: Cases; revenue: Float64Array; day: Float64Array }>

/** Cases account by account, those of one account by day and outcome: an order that follows from what they say. */
export function rowsOf(accounts: readonly string[], cases: readonly Case[]): Rows {
  const unitOf = new Map(accounts.map((account, at) => [account, at]))
  const rows = cases
    .flatMap((each) => {
      const unit = unitOf.get(each.account_id)
      return unit === undefined ? [] : [{ ...each, unit }]
    })
    .sort(
      (a, b) =>
        a.unit - b.unit ||
        compare(a.day ?? '', b.day ?? '') ||
        Number(a.positive) - Number(b.positive) ||
        a.revenue - b.revenue,
    )
  const unit = Int32Array.from(rows, (row) => row.unit)
  const members = accounts.map(() => ({ positives: 0 }))
  for (const row of rows) {
    const member = members[row.unit]
    if (member && row.positive) member.positives++
  }
  return {
    cases: {
      outcome: Uint8Array.from(rows, ({ positive }) => (positive ? 1 : 0)),
      unit,
      units: accounts.length,
      fold: dealt(unit, members),
      areGrouped: true,
      areSame: true,
    },
    revenue: Float64Array.from(rows, ({ revenue }) => revenue),
    day: Float64Array.from(rows, ({ day }) =>
      day === null ? Number.NEGATIVE_INFINITY : Date.parse(day) / 86_400_000,
    ),
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
