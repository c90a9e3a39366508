import { z } from 'zod'
import { type FilePlan, type ImportRequest, Kind, kinds, repeatedFields } from '../model.ts'

/** A field of the dictionary: what a column can be taken for in files of its kind. */
export const Field = z.object({ kind: Kind, field: z.string(), type: z.string(), label: z.string() })
export type Field = z.infer<typeof Field>
export const Fields = z.object({ items: z.array(Field) })

/** What a person decided about a file; what is absent stays as it was recognised. */
export const Decision = z.object({
  fields: z.array(z.string().nullable()).optional(),
  source: z.string().optional(),
  day_first: z.array(z.boolean().nullable()).optional(),
})
export type Decision = z.infer<typeof Decision>

/**
 * Everything to import; undefined while there is nothing or a plan is not ready. Files that nobody knows are left out.
 * Files of accounts come first, as others name them.
 */
export function requestOf(plans: readonly (FilePlan | undefined)[]): ImportRequest | undefined {
  const known = plans.filter((plan) => plan !== undefined)
  if (known.length === 0 || known.some((plan) => repeatedFields(plan.fields).length > 0)) return undefined
  return { files: known.sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind)) }
}
