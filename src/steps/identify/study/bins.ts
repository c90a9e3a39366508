/** What a bin of a trait holds. */
export type Bin =
  | Readonly<{ type: 'missing' | 'other' | 'present' }>
  | Readonly<{ type: 'value'; label: string }>
  /** low ≤ value < high; null for an open end. */
  | Readonly<{ type: 'range'; low: number | null; high: number | null }>

/** A column of a table in bins: per row the number of its bin. Bin 0 is "not known". */
export type Trait = Readonly<{
  column: string
  codes: Uint8Array
  bins: readonly Bin[]
  /** Bins from 1 on stand in the order of their values. */
  isOrdered: boolean
}>

/** Ranges of a number to learn from; those that turn out to say the same are joined before anybody sees them. */
const mostRanges = 64
/** Values of a category that have a bin of their own; the rest share one. */
const mostValues = 60

const missing: Bin = { type: 'missing' }

/** Numbers in ranges with about as many rows each, or each different number by itself where there are few; NaN is not known. */
export function rangesOf(column: string, values: Float64Array, most = mostRanges): Trait {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const different = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1])
  const starts: number[] = []
  if (different.length <= most)
    for (let i = 1; i < different.length; i++) starts.push(roundest(different[i - 1] ?? 0, different[i] ?? 0))
  else
    for (let i = 1; i < most; i++) {
      const value = sorted[Math.floor((i * sorted.length) / most)] ?? 0
      const below = different[firstAtLeast(different, value) - 1]
      const start = below === undefined ? undefined : roundest(below, value)
      if (start !== undefined && start !== starts.at(-1)) starts.push(start)
    }
  const codes = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1 + firstAbove(starts, value)))
  const ranges = [null, ...starts].map((low, i): Bin => ({ type: 'range', low, high: starts[i] ?? null }))
  return { column, codes, bins: [missing, ...ranges], isOrdered: true }
}

/** The number with the fewest figures that is above `low` and at most `high`: where one range ends and the next begins. */
export function roundest(low: number, high: number): number {
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))))
  // A step that fits between them has a multiple there; one more, as powers of ten are not exact.
  const smallest = Math.floor(Math.log10(high - low)) - 1
  for (let power = largest + 1; power >= smallest; power--) {
    const step = 10 ** Math.abs(power)
    const value = power >= 0 ? Math.floor(high / step) * step : Math.floor(high * step) / step
    if (value > low && value <= high) return value
  }
  return high
}

/** How many items of an ascending list are at most `value`. */
function firstAbove(list: ArrayLike<number>, value: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of the first item of an ascending list that is at least `value`. */
function firstAtLeast(list: ArrayLike<number>, value: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Texts as values; rare ones together.
 * @param keys per row the key of its text, empty where nothing is known
 * @param labels how each key is written
 * @param least rows that a value needs for a bin of its own
 */
export function valuesOf(
  column: string,
  keys: readonly string[],
  labels: ReadonlyMap<string, string>,
  least: number,
): Trait {
  const counts = new Map<string, number>()
  for (const key of keys) if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  const own = [...counts]
    .filter(([, rows]) => rows >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostValues)
    .map(([key]) => key)
  const place = new Map(own.map((key, i) => [key, i + 1]))
  const codes = Uint8Array.from(keys, (key) => (key === '' ? 0 : (place.get(key) ?? own.length + 1)))
  const bins = own.map((key): Bin => ({ type: 'value', label: labels.get(key) ?? key }))
  const rest: Bin[] = own.length < counts.size ? [{ type: 'other' }] : []
  return { column, codes, bins: [missing, ...bins, ...rest], isOrdered: false }
}

/** Whether there is a value at all, of a column whose values say nothing of groups. */
export function presenceOf(column: string, isKnown: (row: number) => boolean, rows: number): Trait {
  const codes = Uint8Array.from({ length: rows }, (_, row) => (isKnown(row) ? 1 : 0))
  return { column, codes, bins: [missing, { type: 'present' }], isOrdered: false }
}

/** A bin as the profile writes it: `[20, 500)`, a value, `(missing)`. */
export function binText(bin: Bin): string {
  if (bin.type === 'value') return bin.label
  if (bin.type === 'range') return `[${bin.low ?? ''}, ${bin.high ?? ''})`
  return `(${bin.type})`
}
