import { z } from 'zod'
import { ConsentBasis, SourceKind } from './sources/model.ts'

/** What a file can hold. Every kind has its own fact table in the lake. */
export const kinds = [
  'accounts',
  'contacts',
  'opportunities',
  'activities',
  'products',
  'purchases',
  'costs',
  'followers',
  'members',
  'attendance',
  'outcomes',
] as const
export const Kind = z.enum(kinds)
export type Kind = z.infer<typeof Kind>

/** How the text of a column becomes a value. */
export const fieldTypes = [
  'text',
  'name',
  'domain',
  'email',
  'phone',
  'count',
  'money',
  'currency',
  'date',
  'moment',
  'minutes',
  'year',
  'stage',
  'outcome',
  'attended',
  'country',
  'region',
  'city',
  'industry',
  'title',
  'department',
  'flag',
  'list',
] as const
export type FieldType = (typeof fieldTypes)[number]

export const Confidence = z.number().min(0).max(1)

/** How the numbers and dates of a column are to be read; decided once per column from all values of the sample. */
export const Reading = z.object({
  day_first: z.boolean().describe('05/03/2024 is 5 March; false: May 3rd'),
  decimal_comma: z.boolean().describe('1.234,50 is one thousand two hundred thirty-four and a half'),
  unit: z.number().describe('Factor that the header states: 10000 for a column headed 年营收(万元)'),
  serial: z.boolean().describe('Numbers are days as Excel counts them'),
  region: z
    .string()
    .nullable()
    .describe('ISO 3166 alpha-2 country of most telephone numbers, for those without a country code'),
  currency: z
    .string()
    .nullable()
    .describe('ISO 4217 code of the currency that the header states, for amounts that name none'),
})
export type Reading = z.infer<typeof Reading>

/** One column of a file: which field it was taken for, how sure, and why (a key of `words.ts`). */
export const Column = z.object({
  header: z.string(),
  field: z
    .string()
    .nullable()
    .describe('Field of the dictionary, null when the column is kept but not mapped'),
  confidence: Confidence,
  reason: z.enum(['header', 'values', 'header_and_values', 'remembered', 'chosen', 'unknown']),
  examples: z.array(z.string()).max(5),
  reading: Reading,
  dates: z
    .object({ day_first: z.int(), month_first: z.int() })
    .optional()
    .describe(
      'Values that can only be read with the day first, or the month first; absent where it does not matter',
    ),
})
export type Column = z.infer<typeof Column>

/** Encodings that text tables are read from; GB18030 includes GBK and GB 2312. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const
export const Encoding = z.enum(encodings)
export type Encoding = z.infer<typeof Encoding>

/** How a text table is written, found by evidence in its content. */
export const TextDialect = z.object({
  encoding: Encoding,
  delimiter: z
    .string()
    .min(1)
    .max(5)
    .describe('One character or several; two spaces stand for any run of two or more'),
  quote: z.enum(['"', "'", '']).describe('Empty when cells are never quoted'),
  escaping: z
    .enum(['"', "'", '\\'])
    .describe('What stands before a quote inside a quoted cell: a quote, or \\'),
})
export type TextDialect = z.infer<typeof TextDialect>

/** How a person says that a table is to be read; what is left out is found by evidence. */
export const ChosenReading = z.strictObject({
  ...TextDialect.partial().shape,
  header_line: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('The line that holds the names of the columns; 0 when there is none'),
})
export type ChosenReading = z.infer<typeof ChosenReading>

/** Ways in which files hold tables, told by the content. */
export const FileFormat = z.enum(['text', 'xlsx', 'json', 'ndjson', 'parquet'])
export type FileFormat = z.infer<typeof FileFormat>

export const TableName = z
  .string()
  .nullable()
  .describe('Sheet, list or stream within the file; null where the file is one table')

const Problem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What was recognised in one table of a file before anything is imported. */
/** Whose data a table seems to hold, and the words of its name or of a header that say so. */
export const Origin = z.object({ kind: SourceKind, by: z.enum(['name', 'header']), said: z.string() })
export type Origin = z.infer<typeof Origin>

export const FileInspection = z.object({
  file_id: z.string().describe('Content hash: the same bytes have the same id'),
  name: z.string().describe('Name of the file; of one that was packed, archive/name'),
  table: TableName,
  hidden: z.boolean().describe('The sheet is hidden in its workbook: offered, not taken unless asked for'),
  bytes: z.int(),
  format: FileFormat,
  text: TextDialect.nullable().describe('null for formats that are no text tables'),
  chosen: ChosenReading.describe('What a person said about how it is read'),
  header_line: z.int().describe('0 when the table has no header'),
  fills_short_rows: z
    .boolean()
    .describe(
      'true when most rows end before the header does: their missing cells are then blank, not a fault',
    ),
  rows: z.int().describe('Data rows, exact for files up to 4 MB, otherwise an estimate'),
  rows_exact: z.boolean(),
  kind: Kind.nullable().describe('null when the table fits nothing'),
  confidence: Confidence,
  columns: z.array(Column),
  sample: z.array(z.array(z.string())).describe('First rows as they stand in the file'),
  problems: z.array(Problem),
  remembered: z
    .object({ mapping_id: z.string(), source: z.string(), by: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe(
      'Who said before that files like this are to be taken so, when kind and columns follow from it',
    ),
  fixes: z
    .object({ import_id: z.string(), file: z.string(), source: z.string() })
    .nullable()
    .default(null)
    .describe('The import whose refused rows this table mends, when it is a file of rows to fix'),
  origin: Origin.nullable().default(null).describe('Why the table looks as if others had given or sold it'),
})
export type FileInspection = z.infer<typeof FileInspection>

/** A table, or a whole file of an archive, that cannot be read, and why. */
export const LeftOut = Problem.extend({
  name: z.string(),
  table: TableName,
  reason: z.string().describe('The code in words, in the language of the reader'),
})
export type LeftOut = z.infer<typeof LeftOut>

/** A file that came in, with every table that was found in it; of an archive, the tables of all its files. */
export const UploadedFile = z.object({
  file_id: z
    .string()
    .describe('Content hash of what was uploaded; tables of an archive have ids of their own'),
  name: z.string(),
  bytes: z.int(),
  tables: z.array(FileInspection),
  left_out: z.array(LeftOut),
})
export type UploadedFile = z.infer<typeof UploadedFile>

/** A person's or the recogniser's answer to: what is this file, and which column is which field? */
export const AboutSource = z.strictObject({ kind: SourceKind, consent_basis: ConsentBasis })
export type AboutSource = z.infer<typeof AboutSource>

/** Columns that a table can have; wider ones are refused whole, and say so. */
export const mostColumns = 5000

export const FilePlan = z.strictObject({
  file_id: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(255),
  table: z
    .string()
    .max(255)
    .nullable()
    .default(null)
    .describe('Which table of the file; null where the file is one table'),
  chosen: ChosenReading.optional().describe('How it is read, where that is not left to what is recognised'),
  kind: Kind,
  source: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Label of the system it came from; default: the file name without date and extension'),
  about: AboutSource.optional().describe(
    'What kind of source that is, kept where nobody said anything about it yet',
  ),
  fields: z
    .array(z.string().max(64).nullable())
    .max(mostColumns)
    .describe('Field per column, in the order of the file'),
  day_first: z
    .array(z.boolean().nullable())
    .max(mostColumns)
    .optional()
    .describe('Per column whether 05/03/2024 is 5 March, where that is not left to what its values tell'),
})
export type FilePlan = z.infer<typeof FilePlan>

/**
 * The plan for a table as it was recognised, with what is wanted otherwise laid over it; undefined while nobody knows what
 * it holds.
 */
export function planOf(
  { file_id, name, table, chosen, kind, columns, remembered, fixes }: FileInspection,
  wanted: Readonly<{
    source?: string | undefined
    fields?: FilePlan['fields'] | undefined
    day_first?: FilePlan['day_first']
    about?: AboutSource | undefined
  }> = {},
): FilePlan | undefined {
  if (kind === null) return undefined
  const source = (wanted.source ?? remembered?.source ?? fixes?.source)?.trim()
  return {
    file_id,
    name,
    table,
    chosen,
    kind,
    ...(source ? { source } : {}),
    fields: wanted.fields ?? columns.map(({ field }) => field),
    ...(wanted.day_first ? { day_first: wanted.day_first } : {}),
    ...(wanted.about ? { about: wanted.about } : {}),
  }
}

/** Fields that more than one column was taken for. */
export function repeatedFields(fields: readonly (string | null)[]): string[] {
  const named = fields.filter((field) => field !== null)
  return [...new Set(named.filter((field, index) => named.indexOf(field) !== index))]
}

/** How a table is called before people: `crm.xlsx › 客户`. */
export const tableLabel = ({ name, table }: Readonly<{ name: string; table: string | null }>): string =>
  table === null ? name : `${name} › ${table}`

/** Why something was left out, with its name, which most reasons begin with themselves. */
export const reasonOf = (name: string, reason: string): string =>
  reason.startsWith(name) ? reason : `${name}: ${reason}`

export const ImportRequest = z.strictObject({ files: z.array(FilePlan).min(1).max(500) })
export type ImportRequest = z.infer<typeof ImportRequest>

export const Counts = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
})
export type Counts = z.infer<typeof Counts>

/** What became of a row that was not simply read. */
export const Severity = z
  .enum(['refused', 'blanked', 'left_out', 'repaired'])
  .describe(
    'refused: a row that could not be read; blanked: the row is kept without this value; left_out: no row of the table (a total, a note, the header again); repaired: the row is kept, read in the way its slip was most likely meant',
  )
export type Severity = z.infer<typeof Severity>

/** A row that was not taken as it stands: what of it, and why. */
export const Reject = z.object({
  import_id: z.string(),
  file: z.string(),
  line: z.int().describe('Line in the file, counted from 1'),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  reason: z.string().describe('The code in words, in the language of the reader'),
  advice: z.string().describe('What to do, in the language of the reader'),
  severity: Severity,
  raw: z.string().describe('The row as it stands in the file'),
  cells: z.array(z.string()).nullable().describe('Its cells; null when it could not be split'),
})
export type Reject = z.infer<typeof Reject>

/** How often one reason stands in an import, for one column or for whole rows. */
export const RejectGroup = z.object({
  code: z.string(),
  severity: Severity,
  column: z.string().nullable(),
  rows: z.int(),
  first_line: z.int(),
  examples: z.array(z.string()),
  reason: z.string(),
  advice: z.string(),
})
export type RejectGroup = z.infer<typeof RejectGroup>

/** One file that came in. Undoing it takes its rows out of force; the rows themselves are kept. */
export const Import = z.object({
  import_id: z.string(),
  seq: z.int(),
  file: z.string().describe('Name of the file, and behind › the table of it'),
  file_id: z.string(),
  kind: Kind,
  source: z.string(),
  source_id: z.string(),
  status: z.enum(['imported', 'undone']),
  counts: Counts,
  blanked: z.int(),
  imported_at: z.iso.datetime(),
  imported_by: z.string(),
  undone_at: z.iso.datetime().nullable(),
})
export type Import = z.infer<typeof Import>
