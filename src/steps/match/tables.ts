import { type TableColumn, type WorkingTable, workingTable } from '../../ground/lake/index.ts'
import { reachColumns } from './quality/reach.ts'

type Options = Pick<TableColumn, 'filterable' | 'shown' | 'words'>

/** Columns as they stand in the table, `label` where its name is that of another one. */
const column = (
  name: string,
  type: TableColumn['type'],
  { label = `match.column.${name}`, ...options }: Options & { label?: string } = {},
): TableColumn => ({ column: name, type, label, value: `a.${name}`, ...options })

/** A table of match with the name of the account of each row, and a text to search in. */
const withAccount = (table: string, searched: readonly string[]) =>
  `(select t.*, c.name as account, lower(${['c.name', ...searched.map((name) => `t.${name}`)]
    .map((name) => `coalesce(${name}, '')`)
    .join(
      " || ' ' || ",
    )}) as search from match.${table} t left join match.accounts c on c.account_id = t.account_id)`

const shown = { shown: true }
const filter = { filterable: true, shown: true }

/** What the job title that is shown tells: `title_level` (c_level to staff) and `title_department`. */
const titleColumns: readonly TableColumn[] = ['title_level', 'title_department'].map((name) => ({
  ...column(name, 'text', { ...filter, words: `match.${name}` }),
  value: `titled.${name}`,
  from: 'left join match.titles titled on titled.title = a.title',
}))

export const contactTable: WorkingTable = workingTable(
  {
    relation: withAccount('contacts', ['name', 'email', 'phone', 'title', 'department']),
    id: 'contact_id',
    search: 'a.search',
  },
  [
    column('name', 'text', { ...shown, label: 'match.column.person' }),
    column('account', 'text', { ...filter, label: 'match.column.name' }),
    column('title', 'text', filter),
    ...titleColumns,
    column('department', 'text', filter),
    column('email', 'text', shown),
    column('phone', 'text', shown),
    ...reachColumns,
    column('external_id', 'text'),
    column('account_id', 'text', { filterable: true }),
    column('records', 'number'),
    column('tags', 'list', { filterable: true }),
  ],
)

export const opportunityTable: WorkingTable = workingTable(
  {
    relation: withAccount('opportunities', ['name', 'product', 'stage', 'owner', 'external_id']),
    id: 'opportunity_id',
    search: 'a.search',
  },
  [
    column('name', 'text', { ...shown, label: 'match.column.opportunity' }),
    column('account', 'text', { ...filter, label: 'match.column.name' }),
    column('product', 'text', filter),
    column('status', 'text', { ...filter, words: 'match.status' }),
    column('stage', 'text', { filterable: true }),
    column('amount', 'money', shown),
    column('owner', 'text', filter),
    column('created_on', 'date', shown),
    column('closed_on', 'date', shown),
    column('external_id', 'text'),
    column('account_id', 'text', { filterable: true }),
  ],
)

/** The working table of activities, with the columns that later steps add beside their type. */
export const activityTable = (added: readonly TableColumn[]): WorkingTable =>
  workingTable(
    {
      relation: withAccount('activities', ['type', 'subject', 'owner']),
      id: 'activity_id',
      search: 'a.search',
    },
    [
      column('occurred_on', 'date', shown),
      ...added,
      column('type', 'text', filter),
      column('subject', 'text', shown),
      column('account', 'text', { ...filter, label: 'match.column.name' }),
      column('owner', 'text', filter),
      column('contact_id', 'text', { filterable: true }),
      column('account_id', 'text', { filterable: true }),
    ],
  )

export const productTable: WorkingTable = workingTable(
  {
    relation: `(select t.*, lower(coalesce(t.name, '') || ' ' || coalesce(t.family, '')) as search from match.products t)`,
    id: 'product_id',
    search: 'a.search',
  },
  [
    column('name', 'text', { ...shown, label: 'match.column.product' }),
    column('family', 'text', filter),
    column('list_price', 'money', shown),
    column('spellings', 'number', shown),
    column('in_file', 'flag', filter),
  ],
)
