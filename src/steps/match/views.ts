import type { PublicView } from '../../ground/lake/index.ts'
import { accountFields } from './account-fields.ts'

const accountId = 'Account it belongs to; empty when none could be found'

export const matchViews: readonly PublicView[] = [
  {
    view: 'accounts',
    description: 'Companies, one row each: golden values of all their source rows, and what hangs on them.',
    columns: {
      account_id: 'Id that survives re-imports',
      ...Object.fromEntries(accountFields.map(({ field, description }) => [field, description])),
      relationship: 'customer, open, lost or prospect, by its opportunities',
      in_account_file: 'false: known only because a contact, opportunity or activity names it',
      records: 'Source rows that became this account, mentions included',
      contacts: 'People known there',
      opportunities: 'Opportunities in all',
      open_opportunities: 'Opportunities still open',
      won: 'Opportunities won',
      lost: 'Opportunities lost',
      won_revenue: 'Sum of the amounts of won opportunities',
      open_amount: 'Sum of the amounts of open opportunities',
      last_activity: 'Day of the latest activity',
    },
    sql: 'select * from match.accounts',
  },
  {
    view: 'account_records',
    description: 'Which source row became part of which account, and by which rule.',
    columns: {
      account_id: 'Account',
      record_id: 'Id of the source row through all its versions',
      import_id: 'Import of the newest version in force',
      file: 'Name of the file',
      line: 'Line in the file, counted from 1',
      source: 'Label of the system it came from',
      source_kind: 'first, second or third: whose data the source holds',
      consent_basis: 'Ground that was stated for the source, or not_stated',
      name: 'Company name in the row',
      domain: 'Domain in the row',
      rule: 'founder, name or domain: what joined it',
    },
    sql: `select m.account_id, m.record_id, r.import_id, i.file, r.line, r.source, coalesce(s.kind, 'first') as source_kind,
  coalesce(s.consent_basis, 'not_stated') as consent_basis, m.name, m.domain, m.rule
from match.account_records m
join collect.current_accounts r on r.record_id = m.record_id
join collect.imports i on i.import_id = r.import_id
left join decided.sources s on s.label = r.source
where m.is_row`,
  },
  {
    view: 'contacts',
    description: 'People, one row per source record.',
    columns: {
      contact_id: 'Id that survives re-imports',
      account_id: accountId,
      name: 'Name',
      email: 'E-mail address',
      phone: 'Telephone, E.164 where recognised',
      title: 'Job title',
      department: 'Department',
    },
    sql: 'select * from match.contacts',
  },
  {
    view: 'opportunities',
    description: 'Opportunities, one row each.',
    columns: {
      opportunity_id: 'Id that survives re-imports',
      external_id: 'Id in the source system',
      account_id: accountId,
      name: 'Name',
      product_id: 'Product it is about',
      product: 'Name of the product',
      stage: 'Stage as written in the source',
      status: 'won, lost or open',
      amount: 'Amount, in the unit of the source',
      owner: 'Sales person',
      created_on: 'Day it was created',
      closed_on: 'Day it was closed, or is expected to',
    },
    sql: 'select * from match.opportunities',
  },
  {
    view: 'products',
    description: 'Products, one row for all spellings of a name.',
    columns: {
      product_id: 'Id',
      name: 'Name as in the product file, else the most frequent spelling',
      family: 'Family or series',
      list_price: 'List price',
      spellings: 'How many ways of writing it were seen',
      in_file: 'false: known only because opportunities name it',
    },
    sql: 'select * from match.products',
  },
  {
    view: 'activities',
    description: 'What happened between people of an account and us.',
    columns: {
      activity_id: 'Id that survives re-imports',
      account_id: accountId,
      contact_id: 'Person, where the address is known',
      type: 'Kind as written in the source',
      subject: 'Subject',
      occurred_on: 'Day it happened',
      owner: 'Who did or noted it',
    },
    sql: 'select * from match.activities',
  },
]
