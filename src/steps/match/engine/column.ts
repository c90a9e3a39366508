/**
 * One column of the records to match: each different value once, and per record the number of its value. What is expensive
 * (taking a value apart, comparing two) is done per value, not per record.
 */
export interface Column {
  name: string
  /** Different values; place 0 stands for "not known". */
  values: readonly string[]
  /** Per record the place of its value in `values`. */
  code: Int32Array
  /** Per value the number of records that have it. */
  count: Int32Array
}

/** Builds a column; blank and missing values are not known. */
export function columnOf(name: string, cells: readonly (string | null)[]): Column {
  const values = ['']
  const places = new Map<string, number>()
  const code = new Int32Array(cells.length)
  for (let record = 0; record < cells.length; record++) {
    const value = cells[record]?.trim() ?? ''
    if (value === '') continue
    let place = places.get(value)
    if (place === undefined) {
      place = values.length
      places.set(value, place)
      values.push(value)
    }
    code[record] = place
  }
  return counted(name, values, code)
}

/** The column of some records, in their order; values are numbered anew as they come. */
export function columnFor({ name, values, code }: Column, records: Int32Array): Column {
  const place = new Int32Array(values.length)
  const kept = ['']
  const own = records.map((record) => {
    const value = code[record] ?? 0
    if (value === 0) return 0
    if (place[value] === 0) {
      place[value] = kept.length
      kept.push(values[value] ?? '')
    }
    return place[value] ?? 0
  })
  return counted(name, kept, own)
}

function counted(name: string, values: readonly string[], code: Int32Array): Column {
  const count = new Int32Array(values.length)
  for (const place of code) count[place] = (count[place] ?? 0) + 1
  return { name, values, code, count }
}
