import { z } from 'zod'

const version = z
  .int()
  .min(1)
  .max(2 ** 31 - 1)
const basis = z
  .string()
  .max(100)
  .optional()
  .describe('What the preview gave; the decision is refused when rows or verdicts changed since')

/** Which weights should count from now on. */
export const WeightsRequest = z.discriminatedUnion('use', [
  z
    .strictObject({ use: z.literal('taught'), basis })
    .describe('What rows and verdicts teach now, kept as a new version'),
  z.strictObject({ use: z.literal('now') }).describe('Those that count now, kept as a new version'),
  z.strictObject({ use: z.literal('version'), version }).describe('Those of an earlier version'),
  z
    .strictObject({ use: z.literal('rows') })
    .describe('No version: what the rows in force teach, learned anew whenever they change'),
])
export type WeightsRequest = z.infer<typeof WeightsRequest>

/** A weight by the names of comparison and level. */
export const KeptWeight = z.object({
  comparison: z.string().describe('prior: what is known of a pair before anything is compared'),
  level: z.string(),
  weight: z.int().describe('Thousandths of a bit'),
})
export type KeptWeight = z.infer<typeof KeptWeight>

/** Weights that somebody keeps; a version is never changed. */
export const WeightsVersion = z.object({
  version,
  learned_from: z
    .enum(['rows', 'verdicts'])
    .describe('What the rows taught alone, or what rows and verdicts taught'),
  records: z.int().describe('Records that were compared'),
  pairs: z.int().describe('Pairs of them'),
  verdicts: z.int().describe('Verdicts that had something to teach'),
  by: z.string(),
  at: z.iso.datetime(),
})
export type WeightsVersion = z.infer<typeof WeightsVersion>

/** A version with all that it keeps, comparison by comparison. */
export const VersionWeights = WeightsVersion.extend({ weights: z.array(KeptWeight) })
export type VersionWeights = z.infer<typeof VersionWeights>

/** What somebody decided about which weights count: in force until it is undone. */
export const WeightsDecision = z.object({
  decision_id: z.int(),
  version: version.nullable().describe('null: what the rows teach'),
  by: z.string(),
  at: z.iso.datetime(),
  undone_by: z.string().nullable(),
  undone_at: z.iso.datetime().nullable(),
})
export type WeightsDecision = z.infer<typeof WeightsDecision>

/** A few rows that would come to another company, or leave theirs, with the pair of rows that it depends on. */
export const MovedRows = z.object({
  records: z.int().describe('How many rows go together'),
  record_a: z.string().describe('One of them'),
  name_a: z.string().nullable(),
  record_b: z.string().describe('A row of the company that they would come to, or leave'),
  name_b: z.string().nullable(),
  before: z
    .int()
    .nullable()
    .describe('What the two weigh now; null where no pair of rows holds them together'),
  after: z.int().nullable().describe('What they would weigh'),
})
export type MovedRows = z.infer<typeof MovedRows>

/** Whether rows move although the pair that is shown stays on its side of zero: other rows of the two companies turn it. */
export const isTurnedByOthers = ({ before, after }: MovedRows): boolean =>
  before !== null && after !== null && before >= 0 === after >= 0

const moved = z.object({
  records: z.int(),
  examples: z.array(MovedRows).describe('At most 20, the most rows first'),
})

/** What other weights would change; nothing of it is kept. */
export const WeightsPreview = z.object({
  basis: z.string().describe('To be given with the decision for these weights'),
  records: z.int(),
  pairs: z.int(),
  verdicts: z.int().describe('Verdicts that have something to teach'),
  companies: z.object({ before: z.int(), after: z.int() }),
  joined: moved.describe('Rows that would come to another company'),
  parted: moved.describe('Rows that would leave theirs'),
  weights: z
    .array(
      z.object({
        comparison: z.string(),
        level: z.string(),
        before: z.int(),
        after: z.int(),
        pairs: z.int().describe('Compared pairs in which it was seen'),
      }),
    )
    .describe('Weights that would change, at most 20, the greatest change first'),
})
export type WeightsPreview = z.infer<typeof WeightsPreview>
