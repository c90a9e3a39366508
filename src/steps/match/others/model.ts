import { z } from 'zod'

/** A column that nobody mapped, and whether it can tell accounts apart in groups. */
export const OtherColumnSummary = z.object({
  header: z.string().describe('What to ask for; for an own field its name'),
  label: z.string().describe('What people call it'),
  source: z.string().nullable().describe('Source of the newest file that has it; null for an own field'),
  file: z.string().nullable(),
  files: z.int(),
  filled: z.int().describe('Rows with a value, of those looked at: the first 5,000 lines of each file'),
  different: z.int().describe('Different values among them'),
  numeric: z.boolean(),
  usable: z
    .boolean()
    .describe('false: all values are the same, or nearly all differ, so that they say nothing of groups'),
  examples: z.array(z.string()),
})
export type OtherColumnSummary = z.infer<typeof OtherColumnSummary>

/** What a row of an account says in a column that nobody mapped. */
export const OtherValue = z.object({
  header: z.string(),
  value: z.string(),
  source: z.string(),
  file: z.string(),
  import_id: z.string(),
})
export type OtherValue = z.infer<typeof OtherValue>
