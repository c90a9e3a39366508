import { z } from 'zod'
import { type FileInspection, type FilePlan, type ImportRequest, Kind, kinds } from '../model.ts'

/** A field of the dictionary: what a column can be taken for in files of its kind. */
export const Field = z.object({ kind: Kind, field: z.string(), type: z.string(), label: z.string() })
export type Field = z.infer<typeof Field>
export const Fields = z.object({ items: z.array(Field) })

/** What a person decided about a file; what is absent stays as it was recognised. */
export const Decision = z.object({
  fields: z.array(z.string().nullable()).optional(),
  source: z.string().optional(),
})
export type Decision = z.infer<typeof Decision>

/** The plan for a file: as recognised, with the decisions laid over it. undefined while nobody knows what it holds. */
export function planOf(inspection: FileInspection, decision: Decision): FilePlan | undefined {
  if (inspection.kind === null) return undefined
  const source = (decision.source ?? inspection.remembered?.source)?.trim()
  return {
    file_id: inspection.file_id,
    name: inspection.name,
    table: inspection.table,
    kind: inspection.kind,
    ...(source ? { source } : {}),
    fields: decision.fields ?? inspection.columns.map((column) => column.field),
  }
}

/** Fields that more than one column was taken for. */
export function repeatedFields(fields: readonly (string | null)[]): string[] {
  const named = fields.filter((field) => field !== null)
  return [...new Set(named.filter((field, index) => named.indexOf(field) !== index))]
}

/**
 * Everything to import; undefined while there is nothing or a plan is not ready. Files that nobody knows are left out.
 * Files of accounts come first, as others name them.
 */
export function requestOf(plans: readonly (FilePlan | undefined)[]): ImportRequest | undefined {
  const known = plans.filter((plan) => plan !== undefined)
  if (known.length === 0 || known.some((plan) => repeatedFields(plan.fields).length > 0)) return undefined
  return { files: known.sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind)) }
}
