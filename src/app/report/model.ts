import { z } from 'zod'
import { ImportRequest } from '../../steps/collect/index.ts'
import { Profile, TargetAccount, TargetList } from '../../steps/identify/index.ts'
import { BaseSummary } from '../../steps/match/index.ts'

const { kind } = ImportRequest.shape.files.element.shape

/** Everything that the report tells. */
export const ReportData = z.object({
  title: z.string().describe('Whose data these are: a company or a folder'),
  generated_at: z.iso.datetime(),
  files: z.array(
    z.object({
      name: z.string(),
      kind,
      rows: z.int().describe('Data rows, refused ones included'),
      created: z.int().describe('Rows that were not known before'),
      refused: z.int(),
      blanked: z.int().describe('Values that could not be read; their rows are kept without them'),
    }),
  ),
  skipped: z.array(
    z.object({ name: z.string(), reason: z.string().describe('In the language of the report') }),
  ),
  base: BaseSummary,
  profile: Profile,
  list: TargetList,
  targets: z
    .array(TargetAccount)
    .describe('Every account of the list in its order, reasons said in the language of the report'),
})
export type ReportData = z.infer<typeof ReportData>
export type Target = ReportData['targets'][number]
export type Evidence = ReportData['profile']['traits'][number]
/** A target account of a list that ranks by fit. */
export type ScoredTarget = Target & { fit: number }

export const tiers = TargetAccount.shape.tier.options
