import { z } from 'zod'
import { steadiness } from './steadiness/model.ts'

/** How a trait is told apart: by its text, a level of job titles, yes or no, whether there is a value at all, or by ranges. */
export type TraitType = 'text' | 'level' | 'flag' | 'presence' | 'number' | 'money' | 'year'

/** What is looked at as a trait of an account: golden values, and what follows from them. A line here is all that one needs, beside its word; what follows from several values also has one in `traits.ts`. */
export const traits = {
  industry: 'text',
  sector: 'text',
  employees: 'number',
  revenue: 'money',
  founded: 'year',
  country: 'text',
  region: 'text',
  city: 'text',
  has_parent: 'presence',
  has_parts: 'presence',
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
  contact_level: 'level',
} as const satisfies Record<string, TraitType>

const isTrait = (name: string): name is keyof typeof traits => Object.hasOwn(traits, name)
export const traitFields = Object.keys(traits).filter(isTrait)

/**
 * Traits that grow by work on an account, so that they may follow from how it went: who is asked for an offer becomes a contact. Nobody
 * knows when they were so, therefore they are named as leaks where they tell anything.
 */
export const followingTraits = ['contacts', 'contact_level'] as const satisfies (keyof typeof traits)[]

/** Lists, each item of which is a trait of its own: `technologies:SAP`. */
export const listTraits = ['technologies'] as const
/** Lists by which accounts can be told, learned from or not: tags are put on by people who may know how it went. */
export const lists = [...listTraits, 'tags'] as const
const listOf = (trait: string) => lists.find((field) => trait.startsWith(`${field}:`))

/** The type of a trait; undefined for that of a column that nobody mapped. */
export const typeOfTrait = (trait: string): TraitType | undefined =>
  isTrait(trait) ? traits[trait] : listOf(trait) && 'flag'

/** Golden values that a trait is made of, where it is not one of them itself; with their kind where they are not of accounts. */
const derived: Record<string, readonly string[]> = {
  sector: ['industry'],
  has_parent: ['parent'],
  has_parts: ['parent'],
  contact_level: ['contacts.title'],
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
  ...steadiness,
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

/** Ways to say who is a good customer that can be mixed. */
export const outcomeParts = [
  'won',
  'revenue',
  'win_rate',
  'relation',
  'renewed',
  'expansion',
  'tagged',
] as const
/** Ways to say who is a good customer; what each counts stands in `profile/outcomes.sql`. */
export const outcomes = [...outcomeParts, 'mix'] as const

/** How much each way counts in a mix. */
export const Mix = z.partialRecord(z.enum(outcomeParts), z.int().min(0).max(10))
export type Mix = z.infer<typeof Mix>

export const AccountIds = z.array(z.string().regex(/^acc_[0-9a-z_]+$/)).max(500)

/** What counts as a success. */
export const Outcome = z.strictObject({
  outcome: z
    .enum(outcomes)
    .default('won')
    .describe(
      '`won`: opportunities won, against lost. Of accounts: `revenue`, the quarter with the most won revenue; `win_rate`, better than all together; `relation`, the quarter that has bought for the longest time; `renewed`, contracts that were followed by another; `expansion`, bought for more than in the year before; `tagged`, with the tag; `mix`, of several of these, by at least half of their weight',
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
  mix: Mix.nullable().default(null).describe('For `mix`: the weight of each, 0 to 10'),
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
  rising: z.array(Trait).max(200).default([]).describe('Numbers of which more never counts for less'),
  falling: z.array(Trait).max(200).default([]).describe('Numbers of which more never counts for more'),
})
export type LearnRequest = z.infer<typeof LearnRequest>

/** What is asked when a profile is learned, and whether it may count at once. */
export const LearnInput = LearnRequest.extend({
  draft: z
    .boolean()
    .default(false)
    .describe('true: a draft even if it is the first of its name, so that no account is scored by it'),
})

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
  if (type === 'level') return say(`match.title_level.${bin}`)
  const range = /^\[(-?[\d.e+-]*), (-?[\d.e+-]*)\)$/.exec(bin)
  if (!range) return name(fieldsOfTrait(trait)[0] ?? trait, bin)
  const write = type === 'year' ? String : type === 'money' ? amount : number
  const [low, high] = [range[1] ?? '', range[2] ?? '']
  if (low === '' && high === '') return say('identify.bin.any')
  if (low === '') return say('identify.bin.below', { high: write(Number(high)) })
  if (high === '') return say('identify.bin.from', { low: write(Number(low)) })
  return say('identify.bin.between', { low: write(Number(low)), high: write(Number(high)) })
}
