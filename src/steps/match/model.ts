import { z } from 'zod'

/** A value of the working table; which columns there are, and of which type, `/accounts/columns` says. */
export const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Value = z.infer<typeof Value>

/** One company, made of all the source rows that name it, with its golden values and the columns of all steps. */
export const Account = z
  .object({
    account_id: z.string(),
    name: z.string(),
    domain: z.string().nullable(),
    relationship: z
      .enum(['customer', 'open', 'lost', 'prospect'])
      .describe(
        'customer: a won opportunity or a purchase; open: an open opportunity; lost: only lost ones; prospect: none',
      ),
    records: z.int().describe('Source rows that became this account'),
    contacts: z.int(),
    opportunities: z.int(),
    open_opportunities: z.int(),
    won: z.int(),
    lost: z.int(),
    won_revenue: z.number(),
    open_amount: z.number(),
    purchases: z.int().describe('Purchases and contracts'),
    purchased_amount: z.number(),
    renews_on: z.iso.date().nullable().describe('Latest day on which a contract ends or renews'),
    followers: z.int().describe('Followers of the official account who belong to it'),
    members: z.int().describe('Members of communities who belong to it'),
    attendance: z.int().describe('Attended events, each person counted'),
    last_activity: z.iso.date().nullable(),
  })
  .catchall(Value)
export type Account = z.infer<typeof Account>

/** A source row that became part of an account. */
export const AccountRecord = z.object({
  account_id: z.string(),
  record_id: z.string(),
  import_id: z.string().nullable().describe('null for a company that is only named elsewhere'),
  file: z.string().nullable(),
  source: z.string().nullable(),
  source_kind: z.enum(['first', 'second', 'third']).nullable(),
  consent_basis: z.string().nullable().describe('Ground that was stated for the source'),
  line: z.int().nullable(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  rule: z
    .enum(['founder', 'name', 'domain', 'evidence', 'named_in', 'by_hand'])
    .describe(
      'What joined it: founder = the oldest row of an account file; name / domain = same standardised name / same domain, and nothing that outweighs it; evidence = what it says weighs enough; named_in = named by a row of another kind; by_hand = somebody said so',
    ),
  values: z
    .array(z.object({ header: z.string(), value: z.string() }))
    .describe('The row as it stands in the file'),
})
export type AccountRecord = z.infer<typeof AccountRecord>

export const Contact = z.object({
  contact_id: z.string(),
  account_id: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  tags: z.string().nullable().describe('Joined by “; ”'),
  records: z.int().describe('Source rows that are this person'),
})
export type Contact = z.infer<typeof Contact>

export const Opportunity = z.object({
  opportunity_id: z.string(),
  account_id: z.string().nullable(),
  name: z.string().nullable(),
  product: z.string().nullable(),
  stage: z.string().nullable().describe('As written in the source'),
  status: z.enum(['won', 'lost', 'open']),
  amount: z
    .number()
    .nullable()
    .describe('In the reporting currency; null where there is none, or no rate for its currency'),
  original_amount: z.number().nullable().describe('As written'),
  currency: z.string().nullable().describe('Currency of the original amount, where it is known'),
  owner: z.string().nullable(),
  created_on: z.iso.date().nullable(),
  closed_on: z.iso.date().nullable(),
})
export type Opportunity = z.infer<typeof Opportunity>

/** A purchase or a contract. */
export const Purchase = z.object({
  purchase_id: z.string(),
  account_id: z.string().nullable(),
  product: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  purchased_on: z.iso.date().nullable(),
  starts_on: z.iso.date().nullable(),
  ends_on: z.iso.date().nullable(),
  renews_on: z.iso.date().nullable().describe('Day of renewal, or of the end where no other is known'),
  status: z.string().nullable().describe('As written in the source'),
  owner: z.string().nullable(),
})
export type Purchase = z.infer<typeof Purchase>

export const originKinds = ['followers', 'members', 'attendance', 'registrations', 'outcomes'] as const

/** One line of what an account is known through: a follower, a member, somebody at an event, an outcome. */
export const Origin = z.object({
  kind: z.enum(originKinds),
  id: z.string(),
  contact_id: z.string().nullable(),
  contact: z.string().nullable(),
  label: z.string().nullable().describe('How the person is called there'),
  detail: z.string().nullable().describe('Scene, group, event or outcome'),
  happened_on: z.iso.date().nullable(),
  minutes: z.int().nullable().describe('Minutes at the event, all sessions together'),
})
export type Origin = z.infer<typeof Origin>

/** What the refresh made of the facts. */
export const BaseSummary = z.object({
  rows: z.int().describe('Source rows in force'),
  account_rows: z.int(),
  accounts: z.int(),
  merged_rows: z.int().describe('Rows that joined an account that another row had already founded'),
  named_only: z.int().describe('Accounts that no account file has, known only because something names them'),
  contacts: z.int(),
  opportunities: z.int(),
  won: z.int(),
  lost: z.int(),
  open: z.int(),
  without_account: z.int().describe('Opportunities that name no account'),
  stages: z.array(
    z.object({ stage: z.string(), status: z.enum(['won', 'lost', 'open']), opportunities: z.int() }),
  ),
  won_revenue: z.number(),
  products: z.int(),
  activities: z.int(),
  as_of: z.iso.date().nullable().describe('Latest day that the data know of'),
  refreshed_at: z.iso.datetime().nullable(),
})
export type BaseSummary = z.infer<typeof BaseSummary>

export const EditSubject = z.enum(['account', 'contact'])
export type EditSubject = z.infer<typeof EditSubject>

export const EditAction = z.enum(['set', 'tag', 'untag'])
export type EditAction = z.infer<typeof EditAction>

/** A decision by a person about one account or contact, or about many: in force until it is undone. */
export const Edit = z.object({
  edit_id: z.int(),
  subject: EditSubject,
  action: EditAction.describe('set: a value; tag and untag: put on and taken off'),
  field: z.string(),
  value: z.string().nullable().describe('In the form of the field; null: emptied'),
  before: z.string().nullable().describe('What was shown before; null when unknown or for many at once'),
  note: z.string().nullable(),
  records: z.int().describe('Accounts or contacts that it was about'),
  by: z.string(),
  at: z.iso.datetime(),
  undone_by: z.string().nullable(),
  undone_at: z.iso.datetime().nullable(),
})
export type Edit = z.infer<typeof Edit>

/** A change by hand beside what it was about. */
export const FollowedEdit = Edit.extend({
  visible: z
    .boolean()
    .describe('false: it, or that it was taken back, is kept and not yet shown: other work holds the lake'),
})
export type FollowedEdit = z.infer<typeof FollowedEdit>

/** A change by hand in a list, with what it was about. */
export const ListedEdit = Edit.extend({
  about: z
    .array(z.object({ id: z.string(), name: z.string().nullable() }))
    .describe('The first accounts or contacts, as they are called now; none whose rows are all undone'),
})
export type ListedEdit = z.infer<typeof ListedEdit>

/** What one record says about a field, and where that stands. */
export const Said = z.object({
  value: Value,
  written: z
    .string()
    .nullable()
    .describe('As it stands in the file; null for a mention, and for imports from before it was kept'),
  made_from: z
    .object({
      value: Value,
      by: z.enum(['answer', 'rate']).describe('answer: what a person said that it means; rate: a currency'),
      currency: z.string().nullable(),
      into: z.string().nullable().describe('Reporting currency'),
      rate: z.number().nullable().describe('null: there is none, so that the amount does not count'),
    })
    .nullable()
    .describe('What the file says, where something else was made of it'),
  record_id: z.string(),
  import_id: z.string().nullable().describe('null for a company that is only named elsewhere'),
  file: z.string().nullable(),
  line: z.int().nullable(),
  source: z.string().nullable(),
  recorded_at: z.iso.datetime().nullable().describe('When it came in'),
  observed_at: z.iso.datetime().nullable().describe('Since when the source says so, as far as is known'),
})
export type Said = z.infer<typeof Said>

/** A value that is shown, why it is this one, and what else is said. */
export const ShownValue = z.object({
  field: z.string(),
  type: z.string(),
  label: z.string().describe('In the language of the request; of an own field what people called it'),
  label_key: z.string().nullable().describe('Key of its name in the words; null for an own field'),
  value: Value,
  why: z
    .enum(['by_hand', 'priority', 'newest', 'oldest', 'only', 'nothing'])
    .describe(
      'by_hand: a person said so; priority: its source stands first; newest: the latest that says something; oldest: the first that named it (names only); only: nobody says otherwise; nothing: nobody says anything',
    ),
  edit: Edit.nullable().describe('What a person decided, as long as it is in force'),
  said: Said.nullable().describe(
    'What the sources say: the value that is shown, or would be without the edit',
  ),
  others: z.array(Said).describe('Everything else that is said, in the order in which it would win'),
})
export type ShownValue = z.infer<typeof ShownValue>

/** An ordered list of sources: of two that say something about a field, the one that stands before wins. */
export const Priority = z.object({
  field: z.string().nullable().describe('null: all fields without a list of their own'),
  sources: z.array(z.string()).describe('Labels; sources that are not named come after those that are'),
  by: z.string(),
  at: z.iso.datetime(),
})
export type Priority = z.infer<typeof Priority>
