import { z } from 'zod'
import {
  AboutSource,
  type FileInspection,
  type FilePlan,
  type ImportRequest,
  Kind,
  kinds,
  planOf,
  repeatedFields,
} from '../model.ts'

/** A field of the dictionary: what a column can be taken for in files of its kind. */
export const Field = z.object({ kind: Kind, field: z.string(), type: z.string(), label: z.string() })
export type Field = z.infer<typeof Field>
export const Fields = z.object({ items: z.array(Field) })

/** What a person decided about a file; what is absent stays as it was recognised. */
export const Decision = z.object({
  fields: z.array(z.string().nullable()).optional(),
  source: z.string().optional(),
  day_first: z.array(z.boolean().nullable()).optional(),
  about: AboutSource.optional(),
})
export type Decision = z.infer<typeof Decision>

/** A list that seems to come from others is suggested as one of a third party, on no ground that anybody stated. */
export const aboutOf = ({ origin }: FileInspection, { about }: Decision): AboutSource | undefined =>
  about ?? (origin ? { kind: origin.kind, consent_basis: 'not_stated' } : undefined)

/** The plan for a table as it was recognised and as a person decided. */
export const planFor = (inspection: FileInspection, decision: Decision): FilePlan | undefined =>
  planOf(inspection, { ...decision, about: aboutOf(inspection, decision) })

/**
 * Everything to import; undefined while there is nothing or a plan is not ready. Files that nobody knows are left out.
 * Files of accounts come first, as others name them.
 */
export function requestOf(plans: readonly (FilePlan | undefined)[]): ImportRequest | undefined {
  const known = plans.filter((plan) => plan !== undefined)
  if (known.length === 0 || known.some((plan) => repeatedFields(plan.fields).length > 0)) return undefined
  return { files: known.sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind)) }
}
