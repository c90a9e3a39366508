import { Fault } from '../../../ground/kernel/index.ts'
import type { FileInspection, Kind } from '../model.ts'
import { headerKey } from '../recognise/header.ts'

/** A correction as it was typed: this column is that field, or none. */
export type Choice = Readonly<{ header: string; field: string | null }>

/**
 * `Account Manager=owner` or, for a column that is not to be mapped, `Account Manager=`.
 * @throws Fault `collect.map_unreadable`
 */
export function parseChoice(text: string): Choice {
  const at = text.lastIndexOf('=')
  const header = text.slice(0, at).trim()
  if (at < 1 || header === '') throw new Fault('invalid', 'collect.map_unreadable', { text })
  return { header, field: text.slice(at + 1).trim() || null }
}

/**
 * The fields of a table with the choices of a person laid over them; a field that is given to another column leaves the
 * one it had. Headers that the table does not have are passed over.
 * @throws Fault `collect.map_field` for a field that this kind does not have
 */
export function chooseFields(
  { columns }: FileInspection,
  kind: Kind,
  choices: readonly Choice[],
  known: readonly Readonly<{ kind: string; field: string }>[],
): (string | null)[] {
  const fields = columns.map(({ field }) => field)
  for (const { header, field } of choices) {
    const at = placeOf(columns, header)
    if (at === -1) continue
    if (field !== null && !known.some((each) => each.kind === kind && each.field === field))
      throw new Fault('invalid', 'collect.map_field', {
        field,
        kind,
        known: known.flatMap((each) => (each.kind === kind ? each.field : [])).join(', '),
      })
    const before = field === null ? -1 : fields.indexOf(field)
    if (before !== -1) fields[before] = null
    fields[at] = field
  }
  return fields
}

/** The place of the column that is headed so, exactly or but for case, width and separators; -1 for none. */
export function placeOf(columns: FileInspection['columns'], header: string): number {
  const exact = columns.findIndex((column) => column.header === header)
  if (exact !== -1) return exact
  const key = headerKey(header)
  return columns.findIndex((column) => headerKey(column.header) === key)
}
