import { z } from 'zod'
import { WeightsVersion } from '../training/model.ts'
import { Verdict } from '../verdicts/model.ts'

/** One comparison of two rows. */
export const ReceiptLine = z.object({
  comparison: z
    .string()
    .describe(
      'What was compared: a field, a part of the name, or prior: what is known before anything is compared',
    ),
  level: z
    .string()
    .describe(
      'How alike, in the words of the comparison: same_rare, slip, different, …; shared = same, but of so many names that it says nothing; unknown = one of them says nothing, or it is not compared',
    ),
  a: z.string().nullable(),
  b: z.string().nullable(),
  weight: z
    .int()
    .nullable()
    .describe('Thousandths of a bit for (above 0) or against it; null where the two were not compared'),
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** Two rows side by side: each comparison, and what it comes to. */
export const Receipt = z.object({
  record_a: z.string(),
  record_b: z.string(),
  lines: z.array(ReceiptLine),
  weight: z.int().nullable().describe('Sum of the weights; null where the two were not compared'),
  threshold: z
    .int()
    .nullable()
    .describe('Least sum at which two rows are one company; null where the two were not compared'),
})
export type Receipt = z.infer<typeof Receipt>

/** What makes two rows one company, or one person. */
export const Reason = z.object({
  kind: z
    .enum(['evidence', 'same_row', 'same_name', 'same_domain', 'people', 'also_called', 'address', 'verdict'])
    .describe(
      'evidence: what they say weighs enough, see the receipt; same_row: they say the same; same_name, same_domain: it is named so; people: everybody who names it has addresses of the domain; also_called: a row, or somebody by hand, gives it both names; address: two rows of people have one address or number that nobody else has; verdict: somebody said so',
    ),
  value: z.string().nullable().describe('The name, the two names, or the domain'),
  verdict: Verdict.nullable(),
})
export type Reason = z.infer<typeof Reason>

/** A row of an account and what ties it to the rest. */
export const WhyRow = z.object({
  record_id: z.string(),
  account_id: z.string(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  file: z.string().nullable().describe('null for a company that is only named elsewhere'),
  line: z.int().nullable(),
  source: z.string().nullable(),
  joined_to: z.string().nullable().describe('The row that it joined; null for the oldest one'),
  reasons: z.array(Reason),
  receipt: Receipt.nullable().describe('The two rows side by side'),
})
export type WhyRow = z.infer<typeof WhyRow>

/** That somebody has to look at two accounts, and why. */
export const Doubt = z.object({
  pattern: z.string().describe('Why somebody should look, as in GET /match/pairs'),
  probability: z
    .number()
    .nullable()
    .describe('That they are one company, 0 to 1; null where rules tell without one'),
})

export type Doubt = z.infer<typeof Doubt>

/** Why two accounts or rows are one company, or why they are not. */
export const WhyPair = z.object({
  one: z.boolean().describe('Whether they are one company now'),
  path: z
    .array(WhyRow)
    .describe('From the first row to the second, each joined to the one before; empty when they are not one'),
  direct: Receipt.describe('The two rows side by side, whether or not one joined the other'),
  kept_apart: z.array(Verdict).describe('Verdicts in force that they are not the same'),
  doubt: Doubt.nullable().describe('Set where somebody has to decide whether they are one company'),
})
export type WhyPair = z.infer<typeof WhyPair>

/** What every level of every comparison weighs, and what rows and verdicts teach that it weighs. */
export const Weights = z.object({
  version: WeightsVersion.nullable().describe(
    'The version that counts; null: the weights are learned from the rows in force whenever they change',
  ),
  records: z.int().describe('Records that were compared'),
  pairs: z.int().describe('Pairs of records that were compared'),
  verdicts: z.int().describe('Verdicts in force that have something to teach'),
  drift: z
    .int()
    .describe(
      'The greatest difference between a weight and what rows and verdicts teach, in thousandths of a bit',
    ),
  prior: z
    .int()
    .describe('What is known of such a pair before anything is compared, in thousandths of a bit'),
  prior_taught: z.int().describe('What rows and verdicts teach that it is'),
  threshold: z.int().describe('Least sum at which two records are one'),
  levels: z.array(
    z.object({
      comparison: z.string(),
      level: z.string(),
      weight: z
        .int()
        .describe('Thousandths of a bit: 1000 × log2 of how much likelier it is of one company than of two'),
      taught: z.int().describe('What rows and verdicts teach that it weighs'),
      pairs: z.int().describe('Compared pairs in which it was seen'),
    }),
  ),
})
export type Weights = z.infer<typeof Weights>

/** The key of what a line of a receipt compares: as a column is called, but that of an account is a name. */
export const comparisonWord = (comparison: string): string =>
  comparison === 'name' ? 'match.names.name' : `match.column.${comparison}`
