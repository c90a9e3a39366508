/** Which rows are learned from, in an order that follows from what they say, and which of them belong together. */
export type StudyRows = Readonly<{
  /** Rows of the sheet, by their content: the same for every order in which they came. */
  order: Int32Array
  /** Per row of `order` the unit that it belongs to: rows of one group, or copies of one row. */
  unit: Int32Array
  units: number
  /** Per row of `order` its fold, from 0; those of one unit are in one fold. */
  fold: Uint8Array
  /** Rows that say what another says, word by word. */
  duplicates: number
}>

export const folds = 5

/** A value that more rows have, or more than a twentieth of them, does not tell one company from others. */
const mostOfOne = 20
const shareOfOne = 1 / 20

/**
 * Orders rows by their content and deals them to folds: units with positives and units without are dealt in turn, so that
 * every fold has its share of both.
 * @param rows rows of the sheet that have an outcome
 * @param hash a number per row of the sheet, from its content
 * @param group what rows belong together; an empty text for a row that stands alone, null when every row does
 * @param rarest how many rows have the value of a row that the fewest have. Rows that say the same are copies of one where most of those
 *   that have this value do; where every value is a usual one, rows say the same by chance and each stands alone.
 * @param isPositive per row of the sheet
 */
export function arrange(
  rows: readonly number[],
  hash: (row: number) => number,
  group: ((row: number) => string) | null,
  rarest: (row: number) => number,
  isPositive: (row: number) => boolean,
): StudyRows {
  const hashes = new Map(rows.map((row) => [row, hash(row)]))
  const keyOf = (row: number) => hashes.get(row) ?? 0
  const order = Int32Array.from(rows).sort((a, b) => keyOf(a) - keyOf(b))
  const isTelling = (many: number) => many <= Math.min(mostOfOne, shareOfOne * rows.length)
  const areCopies = (row: number, alike: number) => {
    if (alike === 1) return false
    const many = rarest(row)
    return isTelling(many) && 2 * alike >= many
  }
  const named = new Map<string, number>()
  const unit = new Int32Array(order.length)
  const members: { positives: number }[] = []
  let duplicates = 0
  for (let from = 0, until = 0; from < order.length; from = until) {
    const key = keyOf(order[from] ?? -1)
    while (until < order.length && keyOf(order[until] ?? -1) === key) until++
    duplicates += until - from - 1
    const copies = areCopies(order[from] ?? -1, until - from)
    let same: number | undefined
    for (let at = from; at < until; at++) {
      const row = order[at] ?? -1
      const name = group?.(row) ?? ''
      const own = (name === '' ? same : named.get(name)) ?? members.push({ positives: 0 }) - 1
      if (name !== '') named.set(name, own)
      else if (copies) same = own
      unit[at] = own
      const member = members[own]
      if (member && isPositive(row)) member.positives++
    }
  }
  return { order, unit, units: members.length, fold: dealt(unit, members), duplicates }
}

/** Deals units to folds in turn, those with positives and those without. */
export function dealt(unit: Int32Array, members: readonly Readonly<{ positives: number }>[]): Uint8Array {
  const turn = { with: 0, without: 0 }
  const foldOf = members.map(({ positives }) => (positives > 0 ? turn.with++ : turn.without++) % folds)
  return Uint8Array.from(unit, (own) => foldOf[own] ?? 0)
}
