import { Fault } from '../kernel/index.ts'

/**
 * `city=Berlin`: a column and its value, which may hold the sign too. Of `employees>=200`, `founded<=2010` and `city!=Berlin` the
 * value begins with the sign.
 * @throws Fault `edge.filter_unreadable`
 */
export function readFilter(text: string): readonly [column: string, value: string] {
  const [, column, sign, value = ''] = /^([^=<>!]+)(!=|>=|<=|=)([\s\S]*)$/.exec(text) ?? []
  if (column === undefined) throw new Fault('invalid', 'edge.filter_unreadable', { text })
  return [column.trim(), sign === '=' ? value : `${sign}${value}`]
}

/** Filters by the columns that they are of, in the order in which these were named first. */
export function readFilters(texts: readonly string[]): Map<string, string[]> {
  const filters = new Map<string, string[]>()
  for (const text of texts) {
    const [column, value] = readFilter(text)
    filters.set(column, [...(filters.get(column) ?? []), value])
  }
  return filters
}

/** A value of {@link readFilters} as it is written behind its column. */
export const writeFilter = (column: string, value: string): string =>
  /^(!=|>=|<=)/.test(value) ? `${column}${value}` : `${column}=${value}`
