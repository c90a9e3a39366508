/** Rows are handed to the lake so many at once. */
const batch = 8192

/** Rows in parts that the lake takes. */
export function* inBatches<T>(rows: Iterable<T>): Generator<T[]> {
  let held: T[] = []
  for (const row of rows) {
    held.push(row)
    if (held.length < batch) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}
