import { z } from 'zod'
import { Exclusion, Origin, Trait } from '../model.ts'

export const grades = ['A', 'B', 'C', 'D'] as const

/** Fit of an account to a profile, with the gate beside it. Readiness is another number, in signals. */
export const Score = z.object({
  account_id: z.string(),
  profile_id: z.string(),
  fit: z.int().min(0).max(100).nullable().describe('null when the profile has no signal'),
  grade: z.enum(grades).nullable(),
  probability: z
    .number()
    .nullable()
    .default(null)
    .describe('Chance of a success, 0 to 1: what accounts of such a fit came to when they were held out'),
  probability_low: z.number().nullable().default(null).describe('Lower end of its 95 % interval'),
  probability_high: z.number().nullable().default(null),
  expected_deal: z.number().nullable().default(null).describe('What a success is expected to bring'),
  expected_value: z
    .number()
    .nullable()
    .default(null)
    .describe('Probability × expected deal; never part of the fit'),
  gate: z.enum(['pass', 'fail', 'unknown']),
  gate_reasons: z.array(
    z.object({
      field: z.string(),
      op: z.string(),
      wanted: z.string(),
      found: z.string().nullable(),
      result: z.enum(['pass', 'fail', 'unknown']),
      exclusion: Exclusion.pick({ kind: true, reason: true })
        .optional()
        .describe('Where it is left out for this, whatever the rules say'),
    }),
  ),
})
export type Score = z.infer<typeof Score>

export const ReceiptLine = z.object({
  trait: Trait,
  value: z.string().nullable(),
  bin: z.string(),
  points: z.int(),
  most: z.int().describe('The most points this trait can give'),
  lift: z.number().nullable(),
  accounts: z.int(),
  origin: Origin.default('data'),
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** A bin of a scorecard, as far as what would lift an account needs it. */
export const LiftBin = ReceiptLine.pick({ trait: true, bin: true, points: true, accounts: true }).extend({
  low: z.number().nullable(),
})

export const Lift = z.object({
  trait: Trait,
  bin: z.string().describe('The value or range that would give most'),
  gain: z.int().describe('Points more with it'),
  expected: z
    .number()
    .nullable()
    .describe('Of a value that is not known: points more to expect of it; null for one that is known'),
})
export type Lift = z.infer<typeof Lift>

export const Receipt = Score.extend({
  lines: z.array(ReceiptLine),
  lifts: z.array(Lift).default([]).describe('What would lift the account, the greatest gain first'),
  next_grade: z
    .object({ grade: z.enum(grades), points: z.int().describe('Points that are missing to it') })
    .nullable()
    .default(null)
    .describe('null for the best grade'),
  profile: z.string(),
  version: z.int(),
})
export type Receipt = z.infer<typeof Receipt>

/** How an account fits one of the profiles in force. */
export const ProfileFit = Score.pick({ profile_id: true, fit: true, grade: true, gate: true }).extend({
  profile: z.string(),
  version: z.int(),
  is_best: z
    .boolean()
    .describe('The best of those whose minimum it does not fail; several where they are equal'),
  behind: z.int().nullable().describe('Points behind the best'),
})
export type ProfileFit = z.infer<typeof ProfileFit>

/** How an account fits all profiles in force. */
export const ProfileFits = z.object({
  items: z.array(ProfileFit).describe('The best first'),
  lead: z
    .int()
    .nullable()
    .describe('Points of the best before the next, 0 where several are equal; null without a next'),
})
export type ProfileFits = z.infer<typeof ProfileFits>

/** A score of an account from a moment on, until something about it changed. */
export const PastScore = Score.pick({
  fit: true,
  grade: true,
  probability: true,
  expected_value: true,
}).extend({
  account_id: z.string().describe('The account itself, or one that was merged into it since'),
  name: z.string().nullable().describe('What the row calls it that the id is of'),
  profile_id: z.string(),
  profile: z.string().describe('Name of the profile'),
  version: z.int(),
  at: z.iso.datetime(),
  until: z.iso.datetime().nullable().describe('null: it is the score of now'),
  gate: Score.shape.gate.nullable(),
  is_there: z.boolean().describe('false: the account was no more, merged into another or undone'),
  why: z
    .enum(['first', 'version', 'data'])
    .describe('first: nothing was known before; version: another version counted; data: its values changed'),
  reason: z.string().nullable().describe('Why the version was put in force'),
  by: z.string().nullable(),
  changed: z
    .array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
    .describe('Values that are other than before'),
})
export type PastScore = z.infer<typeof PastScore>

/** The receipt of an earlier day. */
export const PastReceipt = Receipt.extend({
  since: z.iso.datetime().describe('From when on it was so'),
  as_of: z.iso.datetime().describe('The moment that was asked for'),
})
export type PastReceipt = z.infer<typeof PastReceipt>
