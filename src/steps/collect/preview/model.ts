import { z } from 'zod'
import { Counts, Kind, TableName } from '../model.ts'

/**
 * What becomes of a row: `created` was not known before, `updated` was known with other values, `unchanged` says what
 * was known, `refused` cannot be read, `left_out` is no row of the table (a total, a note, the header again).
 */
export const actions = ['created', 'updated', 'unchanged', 'refused', 'left_out'] as const
export const Action = z.enum(actions)
export type Action = z.infer<typeof Action>

const Said = z.object({
  value: z.string().nullable().describe('As standardised; null when there is none'),
  written: z.string().nullable().describe('As it stands in the file; null when it has no such column'),
})
export type Said = z.infer<typeof Said>

/** A field or column of a known row that the file says otherwise. */
export const Change = z.object({
  field: z.string().nullable().describe('null for a column that no field was chosen for'),
  column: z
    .string()
    .nullable()
    .describe('Heading in the file; null when the file has no column for the field'),
  from: Said,
  to: Said,
})
export type Change = z.infer<typeof Change>

/** Why a row or one of its values is not taken as it stands. */
export const RowNote = z.object({
  code: z.string(),
  severity: z.string(),
  column: z.string().nullable(),
  value: z.string().nullable(),
})
export type RowNote = z.infer<typeof RowNote>

/** A row of a preview as it is kept, in no language. */
export const KeptRow = z.object({
  action: Action,
  line: z.int(),
  cells: z
    .array(z.string())
    .describe('The row as it stands in the file; one cell with all of it where it could not be split'),
  changes: z.array(Change),
  notes: z.array(RowNote),
})
export type KeptRow = z.infer<typeof KeptRow>

/** What an import would do with one row. */
export const PreviewRow = KeptRow.extend({
  notes: z.array(
    RowNote.extend({ reason: z.string().describe('The code in words, in the language of the reader') }),
  ),
}).meta({ id: 'PreviewRow' })
export type PreviewRow = z.infer<typeof PreviewRow>

/** A row of a file that says something else about a field of an account than another source or a person. */
export const Conflict = z.object({
  field: z.string(),
  label_key: z.string(),
  line: z.int(),
  account_id: z.string(),
  account: z.string(),
  row_value: z.string(),
  known_value: z.string(),
  known_source: z.string().nullable().describe('null: changed by hand, or only named elsewhere'),
  row_wins: z.boolean().describe('Whether the value of the row will be shown'),
  rule: z.enum(['by_hand', 'priority', 'newest', 'oldest']),
})
export type Conflict = z.infer<typeof Conflict>

/** Where rows of a file say something else about a field than what is known from another source or by hand. */
export const FieldConflicts = z.object({
  field: z.string(),
  label_key: z.string(),
  row_wins: z.int().describe('Rows whose value will be shown'),
  known_wins: z.int().describe('Rows whose value is kept, while what is known goes on being shown'),
  examples: z.array(Conflict).describe('The first of them; all: /imports/previews/{id}/conflicts'),
})
export type FieldConflicts = z.infer<typeof FieldConflicts>

export const Conflicts = z.object({
  compared: z.int().describe('Rows that belong to an account that is known'),
  capped: z
    .boolean()
    .describe('true when only the first rows were compared, so that a quick preview answers at once'),
  fields: z.array(FieldConflicts),
})
export type Conflicts = z.infer<typeof Conflicts>

/** What an import would do with one table, in total. */
const FilePreview = z.object({
  file_id: z.string(),
  name: z.string(),
  table: TableName,
  kind: Kind,
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  counts: Counts,
  left_out: z.int().describe('Rows that are no rows of the table'),
  blanked: z.int().describe('Values that could not be read; their rows are kept without them'),
  capped: z.boolean().describe('true when only the first rows were read for this preview'),
  rows_in_table: z.int().describe('Rows of the whole table; estimated where `capped`'),
  conflicts: Conflicts.nullable().describe('null for what is no file of accounts'),
})

export const KeptPreview = z.object({
  preview_id: z.string(),
  files: z.array(FilePreview.extend({ examples: z.array(KeptRow) })),
})
export type KeptPreview = z.infer<typeof KeptPreview>

/** What an import would do. `preview_id` leads to every row of it, for as long as the preview is kept. */
export const Preview = z.object({
  preview_id: z.string(),
  files: z.array(
    FilePreview.extend({ examples: z.array(PreviewRow).describe('The first rows of each action') }),
  ),
})
export type Preview = z.infer<typeof Preview>
