import { z } from 'zod'

export const DedupeAs = z.enum(['accounts', 'contacts'])
export type DedupeAs = z.infer<typeof DedupeAs>

/** Kinds of files that list persons. */
const ofPersons: ReadonlySet<string | null> = new Set(['contacts', 'followers', 'members', 'attendance'])

/** What a table of this kind lists; companies where nothing was recognised. */
export const asOf = (kind: string | null): DedupeAs => (ofPersons.has(kind) ? 'contacts' : 'accounts')

/** What to look for duplicates in: a table of an uploaded file. */
export const DedupeRequest = z.strictObject({
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Id of the uploaded file'),
  name: z.string().min(1).max(255).describe('Its name'),
  table: z.string().min(1).max(255).nullish().describe('The sheet, of a file with several'),
  as: DedupeAs.nullish().describe('What it lists; as it was recognised when left out'),
  fields: z
    .array(z.string().max(100).nullable())
    .max(20_000)
    .optional()
    .describe('Field per column, null for none; as they were recognised when left out'),
})
export type DedupeRequest = z.infer<typeof DedupeRequest>

/** A line of the receipt of a pair; the plain sum of its lines is the weight of the pair. */
export const DedupeLine = z.object({
  column: z.string().nullable().describe('Null for what is no comparison'),
  aspect: z.enum(['value', 'reading', 'place', 'prior', 'against']),
  level: z.string(),
  weight: z.int().describe('Thousandths of a bit'),
})
export type DedupeLine = z.infer<typeof DedupeLine>

const row = z.int().describe('Counted from 1, without the heading')

export const DedupeSummary = z.object({
  dedupe_id: z.string(),
  name: z.string(),
  as: DedupeAs,
  columns: z.array(z.object({ title: z.string(), field: z.string().nullable(), compared: z.boolean() })),
  rows: z.int(),
  refused: z.int().describe('Rows of the file that could not be read; they do not come back'),
  found: z.int().describe('Different companies, or persons'),
  groups: z.int().describe('Of these, those with more than one row'),
  joined: z.int().describe('Rows of those'),
  without_name: z.int().nullable().describe('Rows whose name has no letter; null without a column of names'),
  unsure: z.object({
    pairs: z.int().describe('Pairs that may be one and were not joined: a probability from a quarter on'),
    reasons: z.array(
      z.object({
        pairs: z.int(),
        probability: z.number(),
        rows: z.tuple([row, row]),
        lines: z.array(DedupeLine),
      }),
    ),
  }),
  capped: z
    .array(z.object({ column: z.string(), value: z.string(), rows: z.int() }))
    .describe('Values that too many rows share to compare each with each'),
  left_pairs: z.number().describe('Pairs that were not looked at for that reason'),
})
export type DedupeSummary = z.infer<typeof DedupeSummary>

export const orders = ['unsure', 'largest'] as const

/** Rows that are one company, or person, side by side. */
export const DedupeGroup = z.object({
  group_id: z.string(),
  rows: z.int(),
  probability: z.number().describe('The least of its rows'),
  members: z.array(
    z.object({
      row,
      cells: z.array(z.string()),
      probability: z.number(),
      like: row.describe('The row of the group that it is most like'),
      lines: z.array(DedupeLine).describe('Empty for rows that say the same'),
    }),
  ),
})
export type DedupeGroup = z.infer<typeof DedupeGroup>
