import type { FileInspection, UploadedFile } from '../model.ts'
import { headerKey } from '../recognise/header.ts'
import type { OwnField } from './model.ts'
import { keysOfOwn } from './store.ts'

const sure = 0.95

/** A table with the columns that are headed like an own field taken for it, where nothing else was recognised. */
export function recogniseOwn(inspection: FileInspection, own: readonly OwnField[]): FileInspection {
  const fields = own.filter(({ kind }) => kind === inspection.kind)
  if (fields.length === 0) return inspection
  const used = new Set(inspection.columns.map(({ field }) => field))
  const columns = inspection.columns.map((column) => {
    if (column.field !== null) return column
    const key = headerKey(column.header)
    const found = fields.find((each) => !used.has(each.field) && keysOfOwn(each).includes(key))
    if (found === undefined) return column
    used.add(found.field)
    return { ...column, field: found.field, confidence: sure, reason: 'header' as const }
  })
  return { ...inspection, columns }
}

/** Every table of a file as {@link recogniseOwn} takes it. */
export const recogniseOwnTables = (file: UploadedFile, own: readonly OwnField[]): UploadedFile => ({
  ...file,
  tables: file.tables.map((table) => recogniseOwn(table, own)),
})
