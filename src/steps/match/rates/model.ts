import { z } from 'zod'

export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217 code')

/** What one unit of a currency is worth in the reporting currency, from a day on. */
export const Rate = z.object({
  currency: z.string(),
  from: z.iso.date(),
  rate: z.number(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type Rate = z.infer<typeof Rate>

export const Rates = z.object({
  reporting: z
    .string()
    .nullable()
    .describe('Currency in which amounts are added up; null: they count as they are written'),
  rates: z.array(Rate),
  currencies: z
    .array(z.object({ currency: z.string(), amounts: z.int() }))
    .describe('In which amounts are written, the most frequent first'),
  unconverted: z
    .array(
      z.object({
        what: z.enum(['opportunities', 'purchases', 'products', 'costs', 'revenue', 'budget']),
        currency: z.string(),
        amounts: z.int(),
        total: z.number(),
      }),
    )
    .describe('Amounts whose currency has no rate; they are kept and left out of sums'),
})
export type Rates = z.infer<typeof Rates>

/** The decision about a rate; without one an earlier decision for that currency and day is taken back. */
export const RateRequest = z.strictObject({
  currency: Currency,
  from: z.iso.date().default('2000-01-01').describe('First day on which it holds'),
  rate: z
    .number()
    .min(0.000_000_001)
    .max(100_000)
    .nullable()
    .describe('Units of the reporting currency for one unit of this one'),
})
export const ReportingRequest = z.strictObject({ currency: Currency.nullable() })
