import { z } from 'zod'
import { type Pen, sayBin, sayTrait } from '../model.ts'

export const tiers = ['1', '2', '3'] as const
export const BuildRequest = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('A project name people remember'),
  owner: z.string().trim().min(1).max(100),
  kpi: z.string().trim().max(300).default(''),
  pilot: z.boolean().default(true),
  profile_id: z.string().nullable().default(null).describe('null: the profile that was put in force last'),
  capacity: z
    .strictObject({
      tier_1: z.int().min(0).max(100000),
      tier_2: z.int().min(0).max(100000),
      tier_3: z.int().min(0).max(100000),
    })
    .default({ tier_1: 10, tier_2: 30, tier_3: 60 }),
  relationship: z.enum(['all', 'customers', 'not_customers']).default('all'),
})
export type BuildRequest = z.infer<typeof BuildRequest>

/** Why an account stands where it stands; `code` is a key of `words.ts`, `params` fill it. */
export const Reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
})
export type Reason = z.infer<typeof Reason>

export const TargetAccount = z.object({
  list_id: z.string(),
  version: z.int(),
  rank: z.int(),
  tier: z.enum(tiers),
  account_id: z.string(),
  name: z.string(),
  domain: z.string().nullable(),
  industry: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  owner: z.string().nullable(),
  relationship: z.string(),
  fit: z.int().nullable(),
  grade: z.string().nullable(),
  probability: z.number().nullable().default(null),
  expected_value: z.number().nullable().default(null),
  best_profile: z
    .string()
    .nullable()
    .default(null)
    .describe('The profile in force that it fits best now; those that are equal with = between'),
  best_lead: z
    .int()
    .nullable()
    .default(null)
    .describe('Points before the next one; null where there is no other'),
  readiness: z.int(),
  value: z.number().describe('Won revenue plus open amount'),
  reasons: z.array(Reason).describe('The strongest first'),
})
export type TargetAccount = z.infer<typeof TargetAccount>

export const TargetList = z.object({
  list_id: z.string(),
  name: z.string(),
  owner: z.string(),
  kpi: z.string(),
  pilot: z.boolean(),
  version: z.int(),
  profile_id: z.string(),
  basis: z.enum(['fit', 'value']),
  capacity: z.object({ tier_1: z.int(), tier_2: z.int(), tier_3: z.int() }),
  relationship: z.string(),
  accounts: z.int(),
  excluded: z.int().describe('Accounts that the gate refused'),
  built_at: z.iso.datetime(),
  built_by: z.string(),
  warnings: z.array(z.string()).describe('Codes of words.ts, e.g. a first list above 100 accounts'),
})
export type TargetList = z.infer<typeof TargetList>

/** A reason in words. */
export function sayReason(reason: Omit<Reason, 'text'>, pen: Pen): string {
  const { trait, bin, amount, ...params } = reason.params
  if (trait !== undefined && bin !== undefined)
    return pen.say(reason.code, {
      ...params,
      trait: sayTrait(String(trait), pen.say, pen.called),
      bin: sayBin(String(trait), String(bin), pen),
    })
  return pen.say(
    reason.code,
    amount === undefined ? params : { ...params, amount: pen.amount(Number(amount)) },
  )
}
