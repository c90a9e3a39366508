import { type TableColumn, type WorkingTable, workingTable } from '../../../ground/lake/index.ts'

/** A working table of what came in beside accounts, contacts and opportunities. */
export type RecordTable = Readonly<{
  /** Its name in the API and in the lake: `/purchases`, `match.purchases`. */
  name: string
  table: WorkingTable
  summary: string
  sort: string
}>

type Options = Pick<TableColumn, 'filterable' | 'shown' | 'value' | 'from' | 'words'>

const column = (name: string, type: TableColumn['type'], options: Partial<Options> = {}): TableColumn => ({
  column: name,
  type,
  label: `match.record.${name}`,
  value: `a.${name}`,
  shown: true,
  ...options,
})

const account = column('account', 'text', {
  value: 'acc.name',
  from: 'left join match.accounts acc on acc.account_id = a.account_id',
})
const accountId = column('account_id', 'text', { shown: false })
const contact = column('contact', 'text', {
  value: 'con.name',
  from: 'left join match.contacts con on con.contact_id = a.contact_id',
})

const text = (...columns: string[]) =>
  `lower(${columns.map((each) => `coalesce(a.${each}, '')`).join(` || ' ' || `)})`

const declare = (
  name: string,
  id: string,
  {
    summary,
    search,
    sort,
    columns,
  }: Readonly<{ summary: string; search: string; sort: string; columns: readonly TableColumn[] }>,
): RecordTable => ({
  name,
  summary,
  sort,
  table: workingTable({ relation: `match.${name}`, id, search }, columns),
})

/** In the order in which they are offered. */
export const recordTables: readonly RecordTable[] = [
  declare('purchases', 'purchase_id', {
    summary: 'Purchases and contracts',
    search: text('product', 'status', 'external_id'),
    sort: '-purchased_on',
    columns: [
      account,
      column('product', 'text', { filterable: true }),
      column('amount', 'money'),
      column('currency', 'text', { filterable: true }),
      column('purchased_on', 'date'),
      column('starts_on', 'date', { shown: false }),
      column('ends_on', 'date'),
      column('renews_on', 'date'),
      column('status', 'text', { filterable: true }),
      column('owner', 'text', { filterable: true }),
      column('external_id', 'text', { shown: false }),
      accountId,
    ],
  }),
  declare('costs', 'cost_id', {
    summary: 'What campaigns cost',
    search: text('campaign', 'channel', 'period'),
    sort: '-spent_on',
    columns: [
      column('campaign', 'text', { filterable: true }),
      column('channel', 'text', { filterable: true }),
      column('amount', 'money'),
      column('currency', 'text', { filterable: true }),
      column('spent_on', 'date'),
      column('period', 'text', { filterable: true }),
      column('owner', 'text', { filterable: true }),
    ],
  }),
  declare('followers', 'follower_id', {
    summary: 'Followers of the official account',
    search: text('nickname', 'name', 'openid', 'tags'),
    sort: '-followed_on',
    columns: [
      column('nickname', 'text'),
      column('name', 'text'),
      account,
      contact,
      column('followed_on', 'date'),
      column('scene', 'text', { filterable: true }),
      column('tags', 'list', { filterable: true }),
      column('openid', 'text', { shown: false }),
      column('unionid', 'text', { shown: false }),
      accountId,
    ],
  }),
  declare('members', 'member_id', {
    summary: 'Members of communities',
    search: text('nickname', 'remark', 'name', 'group_name', 'tags'),
    sort: '-joined_on',
    columns: [
      column('group_name', 'text', { filterable: true }),
      column('remark', 'text'),
      column('nickname', 'text'),
      column('name', 'text'),
      account,
      contact,
      column('joined_on', 'date'),
      column('tags', 'list', { filterable: true }),
      accountId,
    ],
  }),
  declare('attendance', 'attendance_id', {
    summary: 'Who registered for events, and who came',
    search: text('event'),
    sort: '-held_on',
    columns: [
      column('event', 'text', { filterable: true }),
      contact,
      account,
      column('registered_on', 'date'),
      column('held_on', 'date'),
      column('attended', 'flag', { filterable: true }),
      column('minutes', 'number'),
      column('source_rows', 'number', { shown: false }),
      accountId,
    ],
  }),
  declare('outcomes', 'outcome_id', {
    summary: 'What calls and mailings came to',
    search: text('outcome', 'email', 'phone', 'subject'),
    sort: '-occurred_on',
    columns: [
      contact,
      account,
      column('channel', 'text', { filterable: true }),
      column('outcome', 'text', { filterable: true }),
      column('outcome_status', 'text', { value: 'a.status', filterable: true, words: 'match.outcome' }),
      column('occurred_on', 'date'),
      column('email', 'text'),
      column('phone', 'text'),
      column('subject', 'text', { filterable: true, shown: false }),
      column('owner', 'text', { filterable: true, shown: false }),
      accountId,
    ],
  }),
]
