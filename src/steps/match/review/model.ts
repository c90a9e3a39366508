import { z } from 'zod'

/** Values that can be unknown, by what they are of. */
export const reviewTypes = ['country', 'region', 'city', 'industry', 'stage', 'outcome'] as const
export const ReviewType = z.enum(reviewTypes)
export type ReviewType = z.infer<typeof ReviewType>

/** A known value that an unknown one may mean, and why. */
export const Candidate = z.object({
  value: z.string(),
  label: z.string().describe('The value in the language of the reader'),
  reason: z.enum(['spelling', 'contains', 'alike', 'usual']),
  is_clear: z.boolean().describe('One letter is wrong, and no other value is as near'),
})
export type Candidate = z.infer<typeof Candidate>

/** A value that nobody knows. */
export const Doubtful = z.object({
  type: ReviewType,
  written: z.string(),
  rows: z.int(),
  accounts: z.int(),
  candidates: z.array(Candidate).max(5),
  examples: z.array(z.object({ import_id: z.string(), file: z.string(), line: z.int(), row: z.string() })),
})
export type Doubtful = z.infer<typeof Doubtful>

/** What a person said that a value means. */
export const Answer = z.object({
  answer_id: z.string(),
  type: ReviewType,
  written: z.string(),
  value: z.string().nullable().describe('null: it stays as it is written'),
  decided_by: z.string(),
  decided_at: z.iso.datetime(),
})
export type Answer = z.infer<typeof Answer>

export const AnswerRequest = z.strictObject({
  type: ReviewType,
  written: z.string().trim().min(1).max(500),
  value: z.string().trim().min(1).max(200).nullable(),
})
export type AnswerRequest = z.infer<typeof AnswerRequest>
