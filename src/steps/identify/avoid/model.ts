import { z } from 'zod'
import { Trait } from '../model.ts'
import { Profile } from '../profile/model.ts'

/** A value with which contracts were renewed less often than with others. */
export const AvoidLine = z.object({
  trait: Trait,
  bin: z.string(),
  accounts: z.int().describe('Accounts with a contract that was due'),
  due: z.int(),
  left: z.int().describe('Of them, not renewed'),
  rate: z.number().describe('left ÷ due'),
  lift: z.number().nullable().describe('That rate ÷ the rate of all'),
  lift_low: z.number().nullable(),
  lift_high: z.number().nullable(),
  q: z.number().nullable(),
  customers: z.int().describe('Customers of today that have it'),
  others: z.int().describe('Other accounts of today that have it'),
})
export type AvoidLine = z.infer<typeof AvoidLine>

/** What those who left have in common: the negative of a profile. */
export const Avoid = z.object({
  profile: Profile.pick({ profile_id: true, name: true, version: true, finding: true, learned_at: true })
    .nullable()
    .describe('The profile of renewals that it was read from; null: none was learned yet'),
  accounts: z.int(),
  due: z.int(),
  left: z.int(),
  rate: z.number().nullable(),
  lines: z.array(AvoidLine).describe('The worst first; only what is more than chance'),
  no_difference: z.int().describe('Values that make no difference'),
  not_enough_data: z.int().describe('Values with too few accounts to tell'),
})
export type Avoid = z.infer<typeof Avoid>
