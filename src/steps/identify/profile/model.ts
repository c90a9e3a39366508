import { z } from 'zod'
import {
  Exclusion,
  GateRule,
  type LearnRequest,
  Mix,
  Origin,
  outcomes,
  Trait,
  TraitEvidence,
} from '../model.ts'
import { Halves } from '../steadiness/model.ts'
import { BackTest, Leak, LeftOut } from '../study/model.ts'

/** A point of the gain curve: what the best accounts, by what was foretold of them, hold of the whole. */
export const GainPoint = z.object({
  share: z.number().describe('Share of the accounts, the best first'),
  revenue: z.number().nullable().describe('Share of won revenue that they hold; null without amounts'),
  won: z.number().describe('Share of successes that they hold'),
})
export type GainPoint = z.infer<typeof GainPoint>

/** Traits that say how large a company is, the most usual first: the first that is known is what a profile must do better than. */
export const sizes = ['employees', 'revenue', 'sites', 'customers'] as const

/** How well the size of a company alone foretells. */
export const Baseline = z.object({
  trait: Trait,
  auc: z.number().nullable(),
  auc_low: z.number().nullable(),
  auc_high: z.number().nullable(),
  gain: z.array(GainPoint),
})
export type Baseline = z.infer<typeof Baseline>

/** What a band of fit came to among accounts held out, from `from` up to the next band. */
export const Chance = z.object({
  from: z.int(),
  accounts: z.int(),
  won: z.int(),
  closed: z.int(),
  probability: z.number().describe('Share of successes, 0 to 1'),
  low: z.number(),
  high: z.number(),
})
export type Chance = z.infer<typeof Chance>

/** What a success brings: low ≤ size < high; without both of all accounts. */
export const Deal = z.object({
  low: z.number().nullable(),
  high: z.number().nullable(),
  won: z.int().describe('Successes behind it'),
  amount: z.number(),
})
export type Deal = z.infer<typeof Deal>

/** Lower ends of grades A, B and C; D is below. */
export const Cuts = z.object({ A: z.int(), B: z.int(), C: z.int() })
export type Cuts = z.infer<typeof Cuts>
export const usualCuts: Cuts = { A: 75, B: 50, C: 25 }

/** Ideal customer profile, learned from the closed opportunities. */
export const Profile = z.object({
  profile_id: z.string(),
  name: z.string(),
  version: z.int(),
  outcome: z.enum(outcomes).default('won'),
  product: z.string().nullable(),
  since: z.string().nullable().default(null),
  until: z.string().nullable().default(null),
  tag: z.string().nullable().default(null),
  mix: Mix.nullable().default(null),
  put_in: z.array(z.string()).default([]),
  taken_out: z.array(z.string()).default([]),
  learned_at: z.iso.datetime(),
  learned_by: z.string(),
  status: z
    .enum(['draft', 'active', 'earlier'])
    .default('draft')
    .describe('active: accounts are scored by it; earlier: they were'),
  activated_at: z.iso.datetime().nullable().default(null).describe('When it was put in force last'),
  last_day: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('The last day of the cases that it was learned from'),
  accounts: z.int(),
  won: z.int(),
  lost: z.int(),
  win_rate: z.number().nullable(),
  won_revenue: z.number(),
  signal: z.boolean().describe('true: the traits tell won from lost better than chance'),
  basis: z.enum(['fit', 'value']).describe('What a target list built on it ranks by first'),
  finding: z
    .enum(['signal', 'no_signal', 'not_enough_data', 'agreed'])
    .describe('agreed: nothing was learned, a team agreed on it'),
  auc: z
    .number()
    .nullable()
    .describe('Area under the ROC curve over closed opportunities, accounts held out'),
  auc_low: z.number().nullable(),
  auc_high: z.number().nullable(),
  auc_points: z.number().nullable().default(null).describe('The same of the whole points'),
  log_loss: z.number().nullable().default(null),
  log_loss_base: z.number().nullable().default(null).describe('Of foretelling every case the rate of all'),
  calibration_error: z
    .number()
    .nullable()
    .default(null)
    .describe('Mean distance of foretold and seen rates over ten groups'),
  tenths: z.array(z.object({ rows: z.int(), foretold: z.number(), positives: z.int() })).default([]),
  gain: z.array(GainPoint).default([]).describe('Accounts held out, the best first'),
  baseline: Baseline.nullable()
    .default(null)
    .describe('What size alone comes to; null where no size is known'),
  back_test: BackTest.nullable()
    .default(null)
    .describe('Learned from the earlier cases, judged on the later'),
  halves: Halves.nullable()
    .default(null)
    .describe('By which lines are compared over time; null where too few cases have a day'),
  leaks: z.array(Leak).default([]).describe('Traits that seem to know the outcome'),
  left_out: z.array(LeftOut).default([]).describe('Traits whose values tell no groups apart'),
  base: z.number().nullable().default(null).describe('Log-odds of an account with fit 0'),
  unit: z.number().nullable().default(null).describe('Log-odds that a point adds'),
  chances: z.array(Chance).default([]).describe('Win probability by fit, on accounts held out'),
  deal_trait: z
    .string()
    .nullable()
    .default(null)
    .describe('The trait that `deals` go by; null for one of all'),
  deals: z.array(Deal).default([]).describe('What a success is expected to bring'),
  cuts: Cuts.default(usualCuts),
  needed: z.int().nullable().describe('Closed opportunities that are missing, when there is not enough data'),
  gate: z.array(GateRule),
  minimum_accounts: z.int(),
  columns: z.array(z.string()).default([]),
  keep: z.array(z.string()).default([]),
  exclude: z.array(z.string()).default([]),
  rising: z.array(z.string()).default([]),
  falling: z.array(z.string()).default([]),
  origin: Origin.default('data'),
  worksheet_id: z.string().nullable().default(null).describe('Where a team agreed on it'),
  exclusions: z.array(Exclusion).default([]),
  traits: z.array(TraitEvidence),
})
export type Profile = z.infer<typeof Profile>

/**
 * What was found of a profile, as its words go: of won and lost opportunities, or `_of_cases` where something else counts as a success;
 * `by_hand` where nobody signed what it gives points for.
 */
export function findingOf({
  finding,
  outcome,
  worksheet_id,
}: Pick<Profile, 'finding' | 'outcome' | 'worksheet_id'>): string {
  if (finding === 'agreed') return worksheet_id === null ? 'by_hand' : finding
  return outcome === 'won' ? finding : `${finding}_of_cases`
}

/** What learning adds to what was asked. */
export type Learned = Omit<
  Profile,
  | 'profile_id'
  | 'name'
  | 'version'
  | 'learned_at'
  | 'learned_by'
  | 'status'
  | 'activated_at'
  | 'origin'
  | 'worksheet_id'
  | 'exclusions'
  | 'traits'
  | keyof LearnRequest
>
