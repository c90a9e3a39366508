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
      .describe('customer: a won opportunity; open: an open one; lost: only lost ones; prospect: none'),
    records: z.int().describe('Source rows that became this account'),
    contacts: z.int(),
    opportunities: z.int(),
    open_opportunities: z.int(),
    won: z.int(),
    lost: z.int(),
    won_revenue: z.number(),
    open_amount: z.number(),
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
    .enum(['founder', 'name', 'domain', 'named_in'])
    .describe(
      'What joined it: founder = the oldest row of an account file; name / domain = same standardised name / same domain; named_in = named by a contact, opportunity or activity',
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
})
export type Contact = z.infer<typeof Contact>

export const Opportunity = z.object({
  opportunity_id: z.string(),
  account_id: z.string().nullable(),
  name: z.string().nullable(),
  product: z.string().nullable(),
  stage: z.string().nullable().describe('As written in the source'),
  status: z.enum(['won', 'lost', 'open']),
  amount: z.number().nullable(),
  owner: z.string().nullable(),
  created_on: z.iso.date().nullable(),
  closed_on: z.iso.date().nullable(),
})
export type Opportunity = z.infer<typeof Opportunity>

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
