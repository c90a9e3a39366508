import { z } from 'zod'

/** Why a row is doubtful; the words stand under `match.flag.<code>` and `match.flag_why.<code>`. */
export const flagCodes = [
  'made_up_name',
  'made_up_company',
  'made_up_phone',
  'made_up_email',
  'disposable_email',
  'mistyped_email',
  'shared_phone',
  'shared_email',
  'email_of_other_company',
  'closed_before_created',
  'older_than_company',
  'ends_before_start',
  'left_before_joined',
  'revenue_per_head',
] as const

/** Where a field is put to use: looked at by the newest profile, giving points in it, in its gate, in readiness. */
export const fieldUses = ['profile', 'score', 'gate', 'readiness'] as const
export const FieldUse = z.enum(fieldUses)
export type FieldUse = z.infer<typeof FieldUse>

/** Asks the later steps which fields they use, as `kind.field`. */
export type AskUses = () => Promise<ReadonlyMap<string, readonly FieldUse[]>>

/** One field of one source. Shares are whole numbers over whole numbers, so that they can be added up. */
export const FieldHealth = z.object({
  source: z.string(),
  kind: z.string(),
  field: z.string(),
  label: z.string(),
  rows: z.int().describe('Rows in force of this source and kind'),
  filled: z.int().describe('Rows that say something here'),
  blanked: z.int().describe('Values of the newest import that could not be read'),
  distinct: z.int().describe('Different values'),
  uses: z.array(FieldUse),
})
export type FieldHealth = z.infer<typeof FieldHealth>

export const SourceHealth = z.object({
  source: z.string(),
  kind: z.string(),
  rows: z.int(),
  fresh: z.int().describe('Rows that came in, or came again, in the last 180 days'),
  last_seen_at: z.iso.datetime(),
  refused: z.int().describe('Rows of imports in force that were left out'),
  flagged: z.int().describe('Rows with a flag'),
  unmapped: z.array(z.string()).describe('Columns of the newest import that were taken for no field'),
  score: z
    .int()
    .describe(
      '0 to 100: share of mapped cells that are filled × share that could be read × share without flag',
    ),
  won: z.int().describe('Won opportunities of accounts that this source has a row of'),
  lost: z.int(),
})
export type SourceHealth = z.infer<typeof SourceHealth>

export const FlagCount = z.object({
  code: z.enum(flagCodes),
  kind: z.string(),
  source: z.string(),
  entered_by: z.string().nullable(),
  flags: z.int(),
  rows: z.int(),
})
export type FlagCount = z.infer<typeof FlagCount>

/** Something worth doing, with what it would bring. */
export const Todo = z.object({
  code: z
    .enum([
      'fill_field',
      'map_columns',
      'fix_refused',
      'check_flags',
      'find_people',
      'replace_contacts',
      'renew_source',
    ])
    .describe('Its words stand under `match.todo.<code>`'),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  gain: z.int().describe('Accounts, rows or values that would be better for it; the list is sorted by it'),
  text: z.string(),
  link: z.string().describe('Page of the application where it is done'),
})
export type Todo = z.infer<typeof Todo>

export const Quality = z.object({
  rows: z.int(),
  places: z.int().describe('Cells that mapped fields have'),
  filled: z.int().describe('Cells that say something'),
  used: z.int().describe('Of these, cells of fields that a profile, a score, a gate or readiness uses'),
  sleeping_columns: z.int().describe('Columns of the newest imports that were taken for no field'),
  flags: z.int(),
  sources: z.array(SourceHealth),
  fields: z.array(FieldHealth),
  flag_counts: z.array(FlagCount),
  todo: z.array(Todo),
})
export type Quality = z.infer<typeof Quality>

export const TrendPoint = z.object({
  import_id: z.string(),
  file: z.string(),
  source: z.string(),
  kind: z.string(),
  imported_at: z.iso.datetime(),
  rows: z.int(),
  refused: z.int(),
  blanked: z.int(),
  filled: z.int().describe('Cells of mapped columns that say something'),
  places: z.int().describe('Cells of mapped columns'),
})
export type TrendPoint = z.infer<typeof TrendPoint>

/** A source row in force. */
export const SourceRow = z.object({
  record_id: z.string(),
  source: z.string(),
  import_id: z.string(),
  file: z.string(),
  line: z.int(),
  values: z
    .array(z.object({ header: z.string(), value: z.string() }))
    .describe('The row as it stands in the file'),
})
export type SourceRow = z.infer<typeof SourceRow>
