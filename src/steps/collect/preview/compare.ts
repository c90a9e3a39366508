import { z } from 'zod'
import type { Row } from '../../../ground/lake/index.ts'
import type { FileInspection, FilePlan } from '../model.ts'
import type { Change } from './model.ts'

/** Stands between the values of a row that go as one text. */
export const separator = '\u001f'

const Cells = z.array(z.string())

/** The cells of a row; a row that could not be split is one cell with its text. */
export function cellsOf(raw: string): string[] {
  if (!raw.startsWith('[')) return [raw]
  try {
    return Cells.catch([raw]).parse(JSON.parse(raw))
  } catch {
    return [raw]
  }
}

/**
 * Compares what a row says with what was known of it, column by column. Fields without a column follow: they fall away, or
 * are concluded from others (a country from its city) and change with these.
 * @param fields those whose values stand in `said` and `known` of a row, in this order
 */
export function comparison(
  { fields: planned }: FilePlan,
  { columns }: FileInspection,
  fields: readonly string[],
): (row: Row) => Change[] {
  const missing = fields.filter((field) => !planned.includes(field))
  const headers = new Map<string, string[]>()
  const headerOf = (text: string) => {
    const known = headers.get(text) ?? Cells.parse(JSON.parse(text))
    headers.set(text, known)
    return known
  }
  return (row) => {
    const [said, known] = [row.said, row.known].map((text) => String(text).split(separator))
    const saidOf = (values: string[] | undefined, field: string) => values?.[fields.indexOf(field)] || null
    const cells = cellsOf(String(row.raw))
    const before = row.known_header === null ? [] : headerOf(String(row.known_header))
    const knownCells = cellsOf(String(row.known_raw))
    const changes = columns.flatMap(({ header }, i): Change[] => {
      const field = planned[i] ?? null
      const at = before.indexOf(header)
      const from = {
        value: field && saidOf(known, field),
        written: at === -1 ? null : (knownCells[at] ?? null),
      }
      const to = { value: field && saidOf(said, field), written: cells[i] ?? '' }
      const isSame = from.value === to.value && (from.written === null || from.written === to.written)
      return isSame ? [] : [{ field, column: header, from, to }]
    })
    const others = missing.flatMap((field): Change[] => {
      const [from, to] = [known, said].map((values) => ({ value: saidOf(values, field), written: null }))
      return !from || !to || from.value === to.value ? [] : [{ field, column: null, from, to }]
    })
    return [...changes, ...others]
  }
}
