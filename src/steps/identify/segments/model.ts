import { z } from 'zod'

/** A criterion that accounts meet: a column of their working table, and what it says, any of the values or a range. */
export const Criterion = z.strictObject({
  column: z.string().min(1).max(80),
  values: z
    .array(z.string().max(500))
    .min(1)
    .max(200)
    .describe(
      'Any of these, an empty one for “not known”; or `!=VALUE`, and for numbers and days `>=VALUE` and `<=VALUE`',
    ),
})
export type Criterion = z.infer<typeof Criterion>

/** What is left of the accounts with each criterion. */
export const Narrowing = z.object({
  accounts: z.int().describe('All accounts'),
  criteria: z.array(
    Criterion.extend({
      left: z.int().describe('Accounts that meet this criterion and all before it'),
      alone: z.int().describe('Accounts that meet this criterion, whatever the others say'),
    }),
  ),
  spreads: z.array(
    z.object({
      column: z.string(),
      type: z.string(),
      items: z.array(
        z.object({
          value: z
            .string()
            .nullable()
            .describe(
              'A value; of numbers where its range begins: a power of ten, a decade, a year. null: not known',
            ),
          rows: z.int().describe('Of the accounts that meet all criteria'),
          of_all: z.int().describe('Of all accounts'),
        }),
      ),
    }),
  ),
})
export type Narrowing = z.infer<typeof Narrowing>

export const SegmentWish = z.strictObject({
  name: z.string().trim().min(1).max(100),
  where: z
    .array(z.string().max(600))
    .min(1)
    .max(200)
    .describe('Filters of the working table of accounts: `country=DE`, `city!=Berlin`, `employees>=200`'),
})
export type SegmentWish = z.infer<typeof SegmentWish>

/** Criteria under a name, and how many accounts meet them now. */
export const Segment = SegmentWish.extend({
  segment_id: z.string(),
  accounts: z.int().nullable().describe('null: a criterion names a column that is no longer there'),
  saved_by: z.string(),
  saved_at: z.iso.datetime(),
})
export type Segment = z.infer<typeof Segment>
