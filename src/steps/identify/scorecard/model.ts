import { z } from 'zod'
import { Exclusion, GateRule, LearnRequest, Mix, Origin, outcomes, Trait, TraitEvidence } from '../model.ts'
import { Cuts, Profile } from '../profile/model.ts'

export const scorecardSchema = 'talweg/scorecard'
export const scorecardVersion = 1

const points = z.int().min(0).max(100)
const Evidence = TraitEvidence.omit({ trait: true, bin: true, points: true, origin: true }).describe(
  'What history says of it; for readers, and kept with the profile',
)
const bound = z.number().min(-1e15).max(1e15).nullable().default(null)

/** A value, a range, or what has no line of its own, and the points that it gives. */
export const FileBin = z.union([
  z.strictObject({ value: z.string().max(2000), points, evidence: Evidence.optional() }),
  z.strictObject({
    from: bound.describe('This number and more; null: no lower end'),
    below: bound.describe('Less than this number; null: no upper end'),
    points,
    evidence: Evidence.optional(),
  }),
  z.strictObject({
    rest: z.enum(['other', 'missing']).describe('other: any other value; missing: nobody knows it'),
    points,
    evidence: Evidence.optional(),
  }),
])
export type FileBin = z.infer<typeof FileBin>

/** A line of a file as a bin is called: `[200, 2000)`, `(other)`, or its value. */
export function fileBinName(bin: FileBin): string {
  if ('value' in bin) return bin.value
  if ('rest' in bin) return `(${bin.rest})`
  return bin.from === null && bin.below === null ? '(present)' : `[${bin.from ?? ''}, ${bin.below ?? ''})`
}

/** The points that the best of some lines gives. */
export const mostPoints = (bins: readonly FileBin[]): number =>
  Math.max(0, ...bins.map(({ points }) => points))

export const FileTrait = z.strictObject({
  trait: Trait.describe(
    'A trait by its name, an item of a list (`technologies:SAP`) or a column (`column:Level`)',
  ),
  origin: Origin.optional(),
  bins: z.array(FileBin).min(1).max(5000),
})
export type FileTrait = z.infer<typeof FileTrait>

/** What was found out about a scorecard with exactly these points. */
export const Measured = Profile.pick({
  last_day: true,
  accounts: true,
  won: true,
  lost: true,
  win_rate: true,
  won_revenue: true,
  finding: true,
  auc: true,
  auc_low: true,
  auc_high: true,
  auc_points: true,
  log_loss: true,
  log_loss_base: true,
  calibration_error: true,
  tenths: true,
  gain: true,
  baseline: true,
  back_test: true,
  halves: true,
  leaks: true,
  left_out: true,
  base: true,
  unit: true,
  chances: true,
  deal_trait: true,
  deals: true,
})

/** A profile as a file that people can read, compare and review like code. */
export const ScorecardFile = z.strictObject({
  schema: z.literal(scorecardSchema),
  version: z.literal(scorecardVersion).describe('Of the form of this file'),
  name: z.string().trim().min(1).max(100),
  product: z.string().max(200).nullable().default(null),
  outcome: z.enum(outcomes).default('won'),
  since: z.iso.date().nullable().default(null),
  until: z.iso.date().nullable().default(null),
  tag: z.string().max(100).nullable().default(null),
  mix: Mix.nullable().default(null),
  origin: Origin.default('team'),
  made: z
    .strictObject({ version: z.int(), at: z.iso.datetime(), by: z.string() })
    .nullable()
    .default(null)
    .describe('Where it comes from; for readers'),
  minimum_accounts: z.int().min(3).max(1000).default(10),
  ...LearnRequest.pick({ keep: true, exclude: true, rising: true, falling: true }).shape,
  gate: z.array(GateRule).max(50).default([]),
  exclusions: z.array(Exclusion).max(200).default([]),
  cuts: Cuts.optional().describe('Lower ends of the grades A, B and C'),
  traits: z.array(FileTrait).min(1).max(500).describe('The best values of all together give 100 points'),
  measured: Measured.extend({
    points: z.string().describe('Fingerprint of the points that the figures were measured with'),
  })
    .nullable()
    .default(null)
    .describe('Left out when it is read in and a point was changed by hand'),
})
export type ScorecardFile = z.infer<typeof ScorecardFile>
