import { z } from 'zod'
import { BackTest, Leak, LeftOut } from './study/model.ts'

/** How a trait is told apart: by its text, yes or no, whether there is a value at all, or by ranges. */
export type TraitType = 'text' | 'flag' | 'presence' | 'number' | 'money' | 'year'

/** What is looked at as a trait of an account: golden values, and what follows from them. A line here is all that one needs, beside its word; what follows from several values also has one in `traits.ts`. */
export const traits = {
  industry: 'text',
  employees: 'number',
  revenue: 'money',
  founded: 'year',
  country: 'text',
  region: 'text',
  city: 'text',
  has_parent: 'presence',
  listed: 'flag',
  top_100: 'flag',
  major_taxpayer: 'flag',
  maturity: 'text',
  budget: 'money',
  customers: 'number',
  sites: 'number',
  it_employees: 'number',
  rd_employees: 'number',
  sales_employees: 'number',
  employees_per_site: 'number',
  revenue_per_employee: 'money',
  contacts: 'number',
} as const satisfies Record<string, TraitType>

const isTrait = (name: string): name is keyof typeof traits => Object.hasOwn(traits, name)
export const traitFields = Object.keys(traits).filter(isTrait)

/** Lists, each item of which is a trait of its own: `technologies:SAP`. */
export const listTraits = ['technologies'] as const
/** Lists by which accounts can be told, learned from or not: tags are put on by people who may know how it went. */
export const lists = [...listTraits, 'tags'] as const
const listOf = (trait: string) => lists.find((field) => trait.startsWith(`${field}:`))

/** The type of a trait; undefined for that of a column that nobody mapped. */
export const typeOfTrait = (trait: string): TraitType | undefined =>
  isTrait(trait) ? traits[trait] : listOf(trait) && 'flag'

/** Golden values that a trait is made of, where it is not one of them itself. */
const derived: Record<string, readonly string[]> = {
  has_parent: ['parent'],
  employees_per_site: ['employees', 'sites'],
  revenue_per_employee: ['revenue', 'employees'],
}

/** The golden values that a trait is made of. */
export const fieldsOfTrait = (trait: string): readonly string[] => derived[trait] ?? [listOf(trait) ?? trait]

/** What the trait of a column that nobody mapped begins with; its header follows. */
export const columnTrait = 'column:'
/** One of {@link traits}, an item of one of {@link listTraits}, or a column of a file: `column:客户等级`. */
export const Trait = z.string().min(1).max(2100)
export type Trait = z.infer<typeof Trait>

/** What people called a trait; undefined for those that they did not name. */
export type Called = (trait: string) => string | undefined

/** A trait in words; that of a column is called like its header, that of a list by its item too. */
export function sayTrait(trait: string, say: (key: string) => string, called?: Called): string {
  const own = called?.(trait)
  if (own !== undefined) return own
  if (trait.startsWith(columnTrait)) return trait.slice(columnTrait.length)
  const list = listOf(trait)
  return list === undefined
    ? say(`identify.trait.${trait}`)
    : `${say(`identify.trait.${list}`)}: ${trait.slice(list.length + 1)}`
}

/** Where points come from: learned from what happened, agreed on by a team, or both. */
export const Origin = z.enum(['data', 'team', 'both'])
export type Origin = z.infer<typeof Origin>

/** One bin of a trait with its evidence. Rates and lifts are computed over closed opportunities, intervals allow for opportunities of one account being alike. */
export const TraitEvidence = z.object({
  trait: Trait,
  bin: z
    .string()
    .describe('Value of a categorical trait, `[low, high)` of a numeric one, `(missing)` or `(other)`'),
  accounts: z.int().describe('Accounts with a closed opportunity and this bin'),
  won: z.int(),
  closed: z.int(),
  won_revenue: z.number(),
  win_rate: z.number().nullable(),
  lift: z.number().nullable().describe('Win rate with the trait ÷ win rate of all'),
  lift_low: z.number().nullable(),
  lift_high: z.number().nullable(),
  q: z.number().nullable().describe('Benjamini–Hochberg: share of false finds to expect at this line'),
  verdict: z
    .enum(['wins', 'loses', 'no_difference', 'not_enough_data', 'agreed'])
    .describe('agreed: a team says so, without evidence'),
  needed: z
    .int()
    .describe(
      'Accounts a bin needs, about, to show twofold odds four times of five; with fewer, no difference proves nothing',
    ),
  points: z.int(),
  origin: Origin.default('data'),
})
export type TraitEvidence = z.infer<typeof TraitEvidence>

/** More than any company has of anything, and exact in the lake. */
const limit = z.number().min(-1e15).max(1e15)

/** Fields of accounts that a rule compares as numbers. */
export const rangeFields = [
  'employees',
  'revenue',
  'founded',
  'budget',
  'customers',
  'sites',
  'it_employees',
  'rd_employees',
  'sales_employees',
] as const
/** Fields of accounts that a rule looks up among values; of a list one item that fits is enough. */
export const valueFields = [
  'industry',
  'country',
  'region',
  'city',
  'maturity',
  'listed',
  'top_100',
  'major_taxpayer',
  ...lists,
] as const

const values = z.array(z.string().max(200)).min(1)

/** A line of the minimum customer profile (MCP): a hard gate beside the score. */
export const GateRule = z.discriminatedUnion('op', [
  z.strictObject({ field: z.enum(rangeFields), op: z.literal('at_least'), value: limit }),
  z.strictObject({ field: z.enum(rangeFields), op: z.literal('at_most'), value: limit }),
  z.strictObject({ field: z.enum(rangeFields), op: z.literal('below'), value: limit }),
  z.strictObject({ field: z.enum(valueFields), op: z.literal('one_of'), values: values.max(500) }),
  z.strictObject({ field: z.enum(valueFields), op: z.literal('none_of'), values: values.max(500) }),
])
export type GateRule = z.infer<typeof GateRule>

export const exclusionKinds = ['competitor', 'partner', 'wrong_customer', 'other'] as const

/** Companies that are left out whatever their score, and why: those that a list, a tag or a field names. */
export const Exclusion = z.strictObject({
  kind: z.enum(exclusionKinds),
  reason: z.string().trim().min(1).max(300),
  rule: z.discriminatedUnion('op', [
    z.strictObject({
      field: z.enum(['name', 'domain', 'owner', 'parent', 'relationship', ...valueFields]),
      op: z.literal('one_of'),
      values: values.max(5000),
    }),
    z.strictObject({ field: z.enum(rangeFields), op: z.literal('at_least'), value: limit }),
    z.strictObject({ field: z.enum(rangeFields), op: z.literal('below'), value: limit }),
  ]),
})
export type Exclusion = z.infer<typeof Exclusion>

/** Ways to say who is a good customer; what each counts stands in `profile/outcomes.sql`. */
export const outcomes = ['won', 'revenue', 'win_rate', 'relation', 'renewed', 'expansion', 'tagged'] as const

export const AccountIds = z.array(z.string().regex(/^acc_[0-9a-z_]+$/)).max(500)

/** What counts as a success. */
export const Outcome = z.strictObject({
  outcome: z
    .enum(outcomes)
    .default('won')
    .describe(
      '`won`: opportunities won, against lost. Of accounts: `revenue`, the quarter with the most won revenue; `win_rate`, better than all together; `relation`, the quarter that has bought for the longest time; `renewed`, contracts that were followed by another; `expansion`, bought for more than in the year before; `tagged`, with the tag',
    ),
  product: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .describe('Only what was about this product; null = all'),
  since: z.iso.date().nullable().default(null).describe('Only what ended on this day or later'),
  until: z.iso.date().nullable().default(null).describe('Only what ended on this day or before'),
  tag: z.string().trim().min(1).max(100).nullable().default(null).describe('For `tagged`'),
  put_in: AccountIds.default([]).describe('Accounts that are successes, whatever the data say'),
  taken_out: AccountIds.default([]).describe('Accounts that are no case'),
})
export type Outcome = z.infer<typeof Outcome>

const OutcomeAccount = z.object({
  account_id: z.string(),
  name: z.string().nullable(),
  industry: z.string().nullable(),
  country: z.string().nullable(),
  employees: z.number().nullable(),
  won_revenue: z.number(),
  cases: z.int(),
  positives: z.int(),
  revenue: z.number().describe('What its successes brought'),
  last_day: z.iso.date().nullable(),
})
export type OutcomeAccount = z.infer<typeof OutcomeAccount>

/** Who counts as a success and who does not. */
export const OutcomePreview = z.object({
  cases: z.int(),
  positives: z.int(),
  accounts: z.int(),
  accounts_positive: z.int(),
  revenue: z.number(),
  first_day: z.iso.date().nullable(),
  last_day: z.iso.date().nullable(),
  successes: z.array(OutcomeAccount).describe('The first, by what they brought'),
  others: z.array(OutcomeAccount),
})
export type OutcomePreview = z.infer<typeof OutcomePreview>

export const LearnRequest = z.strictObject({
  name: z.string().trim().min(1).max(100).default('Best customers'),
  ...Outcome.shape,
  gate: z.array(GateRule).max(50).default([]),
  minimum_accounts: z
    .int()
    .min(3)
    .max(1000)
    .default(10)
    .describe('Accounts with a closed opportunity that a bin needs'),
  columns: z
    .array(z.string().trim().min(1).max(200))
    .max(20)
    .default([])
    .describe('Headers of columns that nobody mapped, to look at too; see /other-columns'),
  keep: z
    .array(Trait)
    .max(200)
    .default([])
    .describe('Traits to learn from although they seem to know the outcome'),
  exclude: z.array(Trait).max(200).default([]).describe('Traits not to look at'),
})
export type LearnRequest = z.infer<typeof LearnRequest>

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
  put_in: z.array(z.string()).default([]),
  taken_out: z.array(z.string()).default([]),
  learned_at: z.iso.datetime(),
  learned_by: z.string(),
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
  origin: Origin.default('data'),
  worksheet_id: z.string().nullable().default(null).describe('Where a team agreed on it'),
  exclusions: z.array(Exclusion).default([]),
  traits: z.array(TraitEvidence),
})
export type Profile = z.infer<typeof Profile>

/** What learning adds to what was asked. */
export type Learned = Omit<
  Profile,
  | 'profile_id'
  | 'name'
  | 'version'
  | 'learned_at'
  | 'learned_by'
  | 'origin'
  | 'worksheet_id'
  | 'exclusions'
  | 'traits'
  | keyof LearnRequest
>

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
export const Receipt = Score.extend({ lines: z.array(ReceiptLine), profile: z.string(), version: z.int() })
export type Receipt = z.infer<typeof Receipt>

export const tiers = ['1', '2', '3'] as const
export const BuildRequest = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('A project name people remember'),
  owner: z.string().trim().min(1).max(100),
  kpi: z.string().trim().max(300).default(''),
  pilot: z.boolean().default(true),
  profile_id: z.string().nullable().default(null).describe('null: the newest profile'),
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

/** How a language says the keys of its words, writes numbers and amounts, and names values such as industries. */
export type Pen = Readonly<{
  say: (key: string, params?: Record<string, string | number>) => string
  number: (value: number) => string
  amount: (value: number) => string
  name: (type: string, value: string) => string
  called?: Called
}>

/** A bin in words: `[200, 2000)` becomes "200 to under 2,000", `(missing)` "not known"; amounts in their short form. */
export function sayBin(trait: string, bin: string, { say, number, amount, name }: Pen): string {
  if (bin === '(missing)') return say('identify.bin.missing')
  if (bin === '(other)') return say('identify.bin.other')
  if (bin === '(present)') return say('identify.bin.present')
  const type = typeOfTrait(trait)
  if (type === 'presence' || type === 'flag') return say(`identify.bin.${bin}`)
  const range = /^\[(-?[\d.e+-]*), (-?[\d.e+-]*)\)$/.exec(bin)
  if (!range) return name(trait, bin)
  const write = type === 'year' ? String : type === 'money' ? amount : number
  const [low, high] = [range[1] ?? '', range[2] ?? '']
  if (low === '' && high === '') return say('identify.bin.any')
  if (low === '') return say('identify.bin.below', { high: write(Number(high)) })
  if (high === '') return say('identify.bin.from', { low: write(Number(low)) })
  return say('identify.bin.between', { low: write(Number(low)), high: write(Number(high)) })
}

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
