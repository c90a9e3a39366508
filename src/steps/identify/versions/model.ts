import { z } from 'zod'
import { GateRule, Trait } from '../model.ts'
import { Cuts, Profile } from '../profile/model.ts'
import { grades } from '../scores/model.ts'

/** Why a version is put in force, which is kept with it. */
export const Activation = z.strictObject({
  reason: z.string().trim().min(1).max(300).describe('Why, kept with the version'),
})
export type Activation = z.infer<typeof Activation>

const Points = z.object({ before: z.int(), after: z.int() })

/** A bin whose points differ between two versions. */
export const ChangedBin = Points.extend({ trait: Trait, bin: z.string() })
export type ChangedBin = z.infer<typeof ChangedBin>

/** What a version changed of the one before it. */
export const VersionChanges = z.object({
  version: z.int().describe('The version that it is compared with'),
  traits: z
    .array(Points.extend({ trait: Trait }))
    .describe('The most points that a trait can give, where that differs, the most first'),
  bins: z.array(ChangedBin).describe('Points of values and ranges that both tell apart, the most first'),
  gate_added: z.array(GateRule),
  gate_removed: z.array(GateRule),
  exclusions: Points.describe('How many exclusions there are'),
  cuts: z
    .object({ before: Cuts, after: Cuts })
    .nullable()
    .describe('Lower ends of the grades, where they differ'),
})
export type VersionChanges = z.infer<typeof VersionChanges>

/** Two sets of cuts, as words have them: `75/50/25`. */
export function cutWords({ before, after }: NonNullable<VersionChanges['cuts']>) {
  const say = ({ A, B, C }: Cuts) => `${A}/${B}/${C}`
  return { before: say(before), after: say(after) }
}

/** A version of a profile in the history of its name. */
export const ProfileVersion = Profile.pick({
  profile_id: true,
  name: true,
  version: true,
  status: true,
  origin: true,
  finding: true,
  learned_at: true,
  learned_by: true,
}).extend({
  uses: z
    .array(
      z.object({
        at: z.iso.datetime(),
        until: z.iso.datetime().nullable().describe('null: it is in force'),
        by: z.string().nullable(),
        reason: z.string().nullable().describe('null: it was the first version'),
      }),
    )
    .describe('When accounts were scored by it, the newest first'),
  changes: VersionChanges.nullable().describe('null for the first version'),
})
export type ProfileVersion = z.infer<typeof ProfileVersion>

const Grade = z.enum(grades).nullable().describe('null: without a fit')

/** An account that rises or falls, and the lines that make the difference. */
export const Mover = z.object({
  account_id: z.string(),
  name: z.string().nullable(),
  before: z.int(),
  after: z.int(),
  grade_before: Grade,
  grade_after: Grade,
  lines: z.array(Points.extend({ trait: Trait })).describe('Points that differ, the most first'),
})
export type Mover = z.infer<typeof Mover>

const Side = Profile.pick({ profile_id: true, name: true, version: true, status: true, signal: true })

/** What would follow if a version counted in place of another. */
export const Consequences = z.object({
  before: Side,
  after: Side,
  accounts: z.int(),
  rise: z.int(),
  fall: z.int(),
  same: z.int().describe('Accounts with the same fit, or without one in either'),
  mean: z.number().nullable().describe('Mean change of the fit'),
  grades: z.array(z.object({ grade: Grade, before: z.int(), after: z.int() })),
  moves: z
    .array(z.object({ from: Grade, to: Grade, accounts: z.int() }))
    .describe('Accounts from grade to grade, those that stay included'),
  let_in: z
    .int()
    .describe('Accounts that failed the minimum profile or were excluded, and would not any more'),
  left_out: z.int().describe('Accounts that would fail it and did not'),
  traits: z
    .array(
      z.object({
        trait: Trait,
        before: z.number().describe('Points that it gives, the mean of all accounts'),
        after: z.number(),
        changed: z.int().describe('Accounts to which it would give other points'),
      }),
    )
    .describe('Where the difference comes from, the most first'),
  risers: z.array(Mover),
  fallers: z.array(Mover),
  lists: z
    .array(
      z.object({
        list_id: z.string(),
        name: z.string(),
        accounts: z.int().describe('If it was built now by the version before'),
        stay: z.int(),
        other_tier: z.int().describe('Of them, those in another tier'),
        enter: z.int(),
        leave: z.int(),
      }),
    )
    .describe('Target lists of the profile, as they would be if they were built now; at most ten'),
})
export type Consequences = z.infer<typeof Consequences>
