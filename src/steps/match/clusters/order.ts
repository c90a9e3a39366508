const digit = 16
const values = 1 << digit
/** Fewer numbers are compared with one another: places for all values of a digit are soon more to clear away than to sort. */
const few = 256

/**
 * The numbers 0 to length − 1 in the order of the first key, ties by the second, and so on: least significant digit first,
 * two passes per key, so that ten million take a second.
 */
export function inOrder(length: number, keys: readonly Int32Array[]): Int32Array {
  let order = intsOf(length, (i) => i)
  if (length < few) return order.sort((a, b) => comparedBy(keys, a, b) || a - b)
  let spare = new Int32Array(length)
  // What comes in the order of the last keys already needs only the others.
  const given = keys.findIndex((_, first) => isRising(length, keys.slice(first)))
  const wanted = keys.slice(0, given === -1 ? keys.length : given)
  const sort = (key: Int32Array) => {
    for (const shift of [0, digit]) if (sortBy(key, shift, order, spare)) [order, spare] = [spare, order]
  }
  const [first, ...others] = wanted
  if (!first) return order
  sort(first)
  if (others.length === 0 || sortTies(order, first, others)) return order
  order = order.sort()
  for (const key of wanted.toReversed()) sort(key)
  return order
}

/** Puts the few that are the same in the first key in the order of the others; false when they are many and nothing was done. */
function sortTies(order: Int32Array, first: Int32Array, others: readonly Int32Array[]): boolean {
  let ties = 0
  for (let at = 1; at < order.length; at++) if (first[order[at] ?? 0] === first[order[at - 1] ?? 0]) ties++
  if (ties > order.length / 8) return false
  for (let from = 0, to = 1; ties > 0 && from < order.length; from = to++) {
    while (to < order.length && first[order[to] ?? 0] === first[order[from] ?? 0]) to++
    if (to - from < 2) continue
    ties -= to - from - 1
    order.subarray(from, to).sort((a, b) => comparedBy(others, a, b) || a - b)
  }
  return true
}

/** A list of so many whole numbers. `Int32Array.from` takes twenty times as long, and walking along one with `of` five times. */
export function intsOf(length: number, of: (at: number) => number): Int32Array<ArrayBuffer> {
  const list = new Int32Array(length)
  for (let at = 0; at < length; at++) list[at] = of(at)
  return list
}

/** Whether places stand in the order of the keys. */
function isRising(length: number, keys: readonly Int32Array[]): boolean {
  for (let i = 1; i < length; i++) if (comparedBy(keys, i, i - 1) < 0) return false
  return true
}

const comparedBy = (keys: readonly Int32Array[], one: number, other: number): number =>
  keys.reduce((found, key) => found || (key[one] ?? 0) - (key[other] ?? 0), 0)

/** One stable pass over 16 bits of a key, signs included; false when all are the same and nothing was to be done. */
function sortBy(key: Int32Array, shift: number, from: Int32Array, to: Int32Array): boolean {
  const digitOf = (i: number) => (((key[i] ?? 0) ^ 0x80000000) >>> shift) & (values - 1)
  const places = new Int32Array(values + 1)
  for (let i = 0; i < key.length; i++) {
    const after = digitOf(i) + 1
    places[after] = (places[after] ?? 0) + 1
  }
  if (key.length === 0 || places[digitOf(0) + 1] === key.length) return false
  for (let value = 1; value <= values; value++)
    places[value] = (places[value] ?? 0) + (places[value - 1] ?? 0)
  for (let at = 0; at < from.length; at++) {
    const i = from[at] ?? 0
    const value = digitOf(i)
    const place = places[value] ?? 0
    to[place] = i
    places[value] = place + 1
  }
  return true
}
