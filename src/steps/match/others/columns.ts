import { z } from 'zod'
import type { Row } from '../../../ground/lake/index.ts'
import { headerKey } from '../../collect/index.ts'

/** Columns that are offered, at most: those of the newest files. */
export const mostColumns = 200

/** A column of a file that nobody mapped. */
export type OtherColumn = Readonly<{
  importId: string
  file: string
  source: string
  place: number
  header: string
  /** The same in every file, however its header is spelled. */
  key: string
}>

const Headers = z.array(z.string())
const Fields = z.array(z.string().nullable())

/** The columns of an import, each with the field that it was taken for. */
export function columnsOf(row: Row): (OtherColumn & { field: string | null })[] {
  const headers = Headers.parse(JSON.parse(String(row.header)))
  const fields = Fields.parse(JSON.parse(String(row.fields)))
  const seen = new Map<string, number>()
  return headers.map((header, place) => {
    const key = headerKey(header) || header.trim().toLowerCase()
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return {
      importId: String(row.import_id),
      file: String(row.file),
      source: String(row.source),
      place,
      header,
      // Columns of one file are never one, however alike their headers are.
      key: times === 1 ? key : `${key} ${times}`,
      field: fields[place] ?? null,
    }
  })
}

/** Those of them that were taken for no field. */
export const otherColumnsOf = (row: Row): OtherColumn[] =>
  columnsOf(row).filter(({ field, header }) => field === null && header.trim() !== '')

/** The columns of all files by their key, each under the header that the newest file writes. */
export function byKey(rows: readonly Row[]): Map<string, OtherColumn[]> {
  const found = new Map<string, OtherColumn[]>()
  for (const column of rows.flatMap(otherColumnsOf)) {
    const known = found.get(column.key)
    if (known) known.push(column)
    else if (found.size < mostColumns) found.set(column.key, [column])
  }
  return found
}
