/** Which rows are learned from, in an order that follows from what they say, and which of them belong together. */
export type StudyRows = Readonly<{
  /** Rows of the sheet, by their content: the same for every order in which they came. */
  order: Int32Array
  /** Per row of `order` the unit that it belongs to: rows of one group, or rows that say the same. */
  unit: Int32Array
  units: number
  /** Per row of `order` its fold, from 0; those of one unit are in one fold. */
  fold: Uint8Array
  /** Rows that say what another says, word by word. */
  duplicates: number
}>

export const folds = 5

/**
 * Orders rows by their content and deals them to folds: units with positives and units without are dealt in turn, so that
 * every fold has its share of both.
 * @param rows rows of the sheet that have an outcome
 * @param hash a number per row of the sheet, from its content
 * @param group what rows belong together; an empty text for a row that stands alone, null when every row does
 * @param isPositive per row of the sheet
 */
export function arrange(
  rows: readonly number[],
  hash: (row: number) => number,
  group: ((row: number) => string) | null,
  isPositive: (row: number) => boolean,
): StudyRows {
  const hashes = new Map(rows.map((row) => [row, hash(row)]))
  const keyOf = (row: number) => hashes.get(row) ?? 0
  const order = Int32Array.from(rows).sort((a, b) => keyOf(a) - keyOf(b))
  const named = new Map<string, number>()
  const same = new Map<number, number>()
  const unit = new Int32Array(order.length)
  const members: { first: number; positives: number }[] = []
  let duplicates = 0
  for (const [at, row] of order.entries()) {
    const key = keyOf(row)
    const name = group?.(row) ?? ''
    if (at > 0 && keyOf(order[at - 1] ?? -1) === key) duplicates++
    const known = name === '' ? same.get(key) : named.get(name)
    const own = known ?? members.length
    if (known === undefined) {
      members.push({ first: at, positives: 0 })
      if (name === '') same.set(key, own)
      else named.set(name, own)
    }
    unit[at] = own
    const member = members[own]
    if (member && isPositive(row)) member.positives++
  }
  return { order, unit, units: members.length, fold: dealt(unit, members), duplicates }
}

/** Deals units to folds in turn, those with positives and those without. */
export function dealt(unit: Int32Array, members: readonly Readonly<{ positives: number }>[]): Uint8Array {
  const turn = { with: 0, without: 0 }
  const foldOf = members.map(({ positives }) => (positives > 0 ? turn.with++ : turn.without++) % folds)
  return Uint8Array.from(unit, (own) => foldOf[own] ?? 0)
}
