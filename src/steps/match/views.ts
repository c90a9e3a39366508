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
      relationship: 'customer, open, lost or prospect, by its opportunities and purchases',
      in_account_file: 'false: known only because a row of another kind names it',
      records: 'Source rows that became this account, mentions included',
      contacts: 'People known there',
      opportunities: 'Opportunities in all',
      open_opportunities: 'Opportunities still open',
      won: 'Opportunities won',
      lost: 'Opportunities lost',
      won_revenue: 'Sum of the amounts of won opportunities',
      open_amount: 'Sum of the amounts of open opportunities',
      purchases: 'Purchases and contracts',
      purchased_amount: 'Sum of their amounts',
      renews_on: 'Latest day on which a contract ends or renews',
      followers: 'Followers of the official account who belong to it',
      members: 'Members of communities who belong to it',
      attendance: 'Attended events, each person counted',
      last_activity: 'Day of the latest activity',
      tags: 'Tags that people put on it, joined by “; ”',
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
    description:
      'People, one row each, with what is known of them from all rows that are this person: see contact_records.',
    columns: {
      contact_id: 'Id that survives re-imports',
      account_id: accountId,
      records: 'Source rows that are this person',
      name: 'Name',
      email: 'E-mail address',
      phone: 'Telephone, E.164 where recognised',
      title: 'Job title',
      title_level: 'What the title tells: c_level, vp, director, manager or staff; empty where it names none',
      title_department: 'The department that the title names',
      department: 'Department',
      tags: 'Tags that people put on the contact, joined by “; ”',
    },
    sql: 'select c.*, t.title_level, t.title_department from match.contacts c left join match.titles t on t.title = c.title',
  },
  {
    view: 'contact_records',
    description:
      'Which source rows are which person: rows of contact files and of other files that name people.',
    columns: {
      contact_id: 'Id of the person',
      record_id: 'Id of the source row',
      kind: 'contacts, followers, members or attendance',
      import_id: 'Import of the version in force',
      file: 'Name of the file',
      line: 'Line in the file, from 1',
      source: 'Label of the source system',
      account_id: 'Account that the row leads to by itself',
      name: 'Name as the row has it',
      email: 'E-mail address of the row',
      phone: 'Telephone of the row, E.164 where recognised',
    },
    sql: `select m.contact_id, m.record_id, m.kind, r.import_id, i.file, r.line, r.source, m.account_id, m.name, m.email, m.phone
from match.contact_records m
join (
  select record_id, import_id, line, source from collect.current_contacts
  union all
  select record_id, import_id, line, source from collect.current_followers
  union all
  select record_id, import_id, line, source from collect.current_members
  union all
  select record_id, import_id, line, source from collect.current_attendance
) r on r.record_id = m.record_id
join collect.imports i on i.import_id = r.import_id`,
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
      amount: 'Amount in the reporting currency; empty where its currency has no rate',
      original_amount: 'Amount as it is written',
      currency: 'Currency of the original amount, where it is known',
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
  {
    view: 'purchases',
    description: 'Purchases and contracts, one row each.',
    columns: {
      purchase_id: 'Id that survives re-imports',
      external_id: 'Id in the source system',
      account_id: accountId,
      product_id: 'Product it is about',
      product: 'Name of the product',
      amount: 'Amount in the reporting currency; empty where its currency has no rate',
      original_amount: 'Amount as it is written',
      currency: 'Currency of the original amount, where it is known',
      purchased_on: 'Day of the purchase',
      starts_on: 'Day on which the contract starts',
      ends_on: 'Day on which it ends',
      renews_on: 'Day of renewal, or of the end where no other is known',
      status: 'Status as written in the source',
      owner: 'Sales person',
    },
    sql: 'select * from match.purchases',
  },
  {
    view: 'amounts_without_rate',
    description:
      'Amounts that are left out of sums, as their currency has no rate into the reporting currency.',
    columns: {
      what: 'opportunities, purchases, products, costs, revenue or budget',
      currency: 'Currency of the amounts',
      amounts: 'How many there are',
      total: 'Their sum in that currency',
    },
    sql: 'select * from match.unconverted',
  },
  {
    view: 'costs',
    description: 'What campaigns cost, one row each.',
    columns: {
      cost_id: 'Id that survives re-imports',
      campaign: 'Campaign',
      channel: 'Channel',
      amount: 'Amount in the reporting currency; empty where its currency has no rate',
      original_amount: 'Amount as it is written',
      currency: 'Currency of the original amount, where it is known',
      spent_on: 'Day',
      period: 'Period as written, where there is no day',
      owner: 'Who is responsible',
    },
    sql: 'select * from match.costs',
  },
  {
    view: 'followers',
    description: 'Followers of the official account.',
    columns: {
      follower_id: 'Id that survives re-imports',
      account_id: accountId,
      contact_id: 'Person',
      nickname: 'Nickname',
      name: 'Name',
      openid: 'Open id',
      unionid: 'Union id',
      followed_on: 'Day on which they followed',
      scene: 'Through what',
      tags: 'Tags',
    },
    sql: 'select * from match.followers',
  },
  {
    view: 'members',
    description: 'Members of communities and chat groups.',
    columns: {
      member_id: 'Id that survives re-imports',
      account_id: accountId,
      contact_id: 'Person',
      group_name: 'Group',
      nickname: 'Nickname',
      remark: 'Name in the group',
      name: 'Name',
      joined_on: 'Day on which they joined',
      tags: 'Tags',
    },
    sql: 'select * from match.members',
  },
  {
    view: 'attendance',
    description: 'Who registered for an event and who came: one row per person and event, re-joins added up.',
    columns: {
      attendance_id: 'Id',
      account_id: accountId,
      contact_id: 'Person',
      event: 'Event, or the source of its file',
      held_on: 'Day of the event',
      registered_on: 'Day of registration',
      attended: 'true, false, or empty when nobody knows',
      joined_at: 'First time they joined, as written',
      left_at: 'Last time they left, as written',
      minutes: 'Minutes there, all sessions together',
      source_rows: 'Source rows',
    },
    sql: 'select * from match.attendance',
  },
  {
    view: 'outcomes',
    description: 'What calls and mailings came to.',
    columns: {
      outcome_id: 'Id that survives re-imports',
      account_id: accountId,
      contact_id: 'Person',
      channel: 'Channel as written',
      outcome: 'Outcome as written',
      status: 'reached, not_answered, unreachable, wrong_number, bounced or refused; empty when nobody knows',
      occurred_on: 'Day',
      email: 'E-mail address it is about',
      phone: 'Telephone number it is about',
      subject: 'Campaign or task',
      owner: 'Who did it',
    },
    sql: 'select * from match.outcomes',
  },
]
