import { z } from 'zod'
import { Trait, TraitEvidence } from '../model.ts'
import { Profile } from '../profile/model.ts'

/** Accounts that the view of the team counts for, unless it is said otherwise. */
export const usualCounts = 50
export const mostCounts = 100_000

const Counts = z
  .number()
  .int()
  .min(0)
  .max(mostCounts)
  .describe(
    'Accounts that the view of the team counts for, of each value; 0: data alone, where they tell something',
  )

/** Which two profiles; the newest of each when it is not said. */
export const TogetherQuery = z.strictObject({
  team: z.string().max(100).optional().describe('A profile that a team agreed on'),
  data: z.string().max(100).optional().describe('A profile that was learned'),
  counts: z.coerce.number().pipe(Counts).default(usualCounts),
})
export type TogetherQuery = z.infer<typeof TogetherQuery>

export const TogetherRequest = TogetherQuery.extend({
  name: z.string().trim().min(1).max(100).describe('Of the profile that is made of both'),
  counts: Counts.default(usualCounts),
})
export type TogetherRequest = z.infer<typeof TogetherRequest>

export const togetherFindings = [
  'contrary',
  'overlooked',
  'confirmed',
  'no_difference',
  'not_enough_data',
  'not_looked',
] as const

const Bin = z.object({
  bin: z.string(),
  team: z.int().describe('Points that the team gives'),
  data: z.int().describe('Points that were learned'),
  points: z.int().describe('Points of both together'),
  weight: z.number().describe('Share of the data in them: accounts ÷ (accounts + counts)'),
  accounts: z.int().describe('Accounts with a case that have the value'),
  lift: z.number().nullable(),
  verdict: TraitEvidence.shape.verdict.nullable().describe('What the data say of it; null: nothing'),
  clash: z.boolean().describe('The team and the data say the opposite'),
})

export const TogetherTrait = z.object({
  trait: Trait,
  finding: z
    .enum(togetherFindings)
    .describe(
      'contrary: team and data say the opposite of some value; overlooked: the data tell something that is no criterion; confirmed: they agree; no_difference: the data show none; not_enough_data; not_looked: nobody looked at it in the data',
    ),
  accounts: z.int().describe('Accounts with a case of which it is known'),
  team: z.int().describe('Most points that the team gives'),
  data: z.int().describe('Most points that were learned'),
  most: z.int().describe('Most points of both together'),
  bins: z.array(Bin),
})
export type TogetherTrait = z.infer<typeof TogetherTrait>

const Side = Profile.pick({ profile_id: true, name: true, version: true, product: true })

/** What a team agreed on beside what the data say, and both together. */
export const Together = z.object({
  team: Side,
  data: Side.extend({ accounts: z.int(), signal: z.boolean() }),
  counts: z.int(),
  traits: z.array(TogetherTrait).describe('Where they contradict first'),
})
export type Together = z.infer<typeof Together>
