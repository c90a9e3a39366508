import { z } from 'zod'
import { Receipt } from '../why/model.ts'

/** What hangs on an account. */
export const atStake = {
  won_revenue: z.number(),
  open_amount: z.number(),
  open_opportunities: z.int(),
  listed: z.boolean().describe('Whether the account stands on a target account list'),
}

/** What was sold to an account and is offered to it. */
export const worth = ({ won_revenue, open_amount }: { won_revenue: number; open_amount: number }): number =>
  won_revenue + open_amount

/** One of two accounts that may be one company, with what hangs on it. */
export const Candidate = z.object({
  account_id: z.string(),
  name: z.string(),
  records: z.int(),
  contacts: z.int(),
  ...atStake,
})
export type Candidate = z.infer<typeof Candidate>

/** Two accounts that may be one company. */
export const UncertainPair = z.object({
  a: Candidate,
  b: Candidate,
  pattern: z
    .string()
    .describe(
      'Why somebody should look: shared_domain, core_name, claimed_name, or the levels of the comparisons',
    ),
  probability: z
    .number()
    .nullable()
    .describe('That they are one company, 0 to 1; null where rules tell without one'),
  receipt: Receipt,
})
export type UncertainPair = z.infer<typeof UncertainPair>

export const Queue = z.object({
  items: z.array(UncertainPair).describe('First those where a decision changes most'),
  total: z.int().describe('Pairs that nobody decided about yet'),
})
export type Queue = z.infer<typeof Queue>
