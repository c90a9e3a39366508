import { Fault } from '../../ground/kernel/index.ts'
import {
  isOrdered,
  type Lake,
  type Row,
  type TableColumn,
  type WorkingTable,
  workingTable,
} from '../../ground/lake/index.ts'
import { type ReadContext, valuesNamed } from '../collect/index.ts'
import { accountFields, namedTypeOf } from './account-fields.ts'
import { inBase } from './in-base.ts'
import { AccountRecord, Contact, Opportunity } from './model.ts'
import { valuesOf } from './raw.ts'
import { sql } from './statements.ts'

const own = (
  column: string,
  type: TableColumn['type'],
  options: Pick<TableColumn, 'filterable' | 'shown' | 'golden' | 'order' | 'named' | 'words'> = {},
): TableColumn => ({
  column,
  type,
  label: `match.column.${column}`,
  value: `a.${column}`,
  ...options,
})

function namesOf(field: string): Pick<TableColumn, 'named'> {
  const type = namedTypeOf(field)
  return type ? { named: { type, find: (text) => valuesNamed(type, text) } } : {}
}

/** Columns of the account base itself. */
export const baseColumns: readonly TableColumn[] = [
  ...accountFields.map(({ field, type, filterable, shown }) =>
    own(field, type, {
      filterable,
      shown,
      golden: true,
      ...namesOf(field),
      ...(field === 'name' ? { order: 'a.sort_name' } : {}),
    }),
  ),
  own('relationship', 'text', { filterable: true, shown: true, words: 'match.relationship' }),
  own('records', 'number'),
  own('contacts', 'number', { shown: true }),
  own('opportunities', 'number'),
  own('open_opportunities', 'number', { shown: true }),
  own('won', 'number'),
  own('lost', 'number'),
  own('won_revenue', 'money', { shown: true }),
  own('open_amount', 'money'),
  own('purchases', 'number'),
  own('purchased_amount', 'money'),
  own('renews_on', 'date'),
  own('followers', 'number'),
  own('members', 'number'),
  own('attendance', 'number'),
  own('last_activity', 'date', { shown: true }),
  own('tags', 'list', { filterable: true }),
]

/**
 * The working table of accounts over the columns of all steps. In filters by golden texts a value may stand as people type it; the base
 * has it in one form.
 */
export const accountTable = (columns: readonly TableColumn[], readContext: () => ReadContext): WorkingTable =>
  workingTable(
    {
      relation: 'match.accounts',
      id: 'account_id',
      search: 'a.search',
      near: 'a.account_number = @hex_number(substr($id, 5, 8))',
    },
    columns.map((each) =>
      each.golden && !isOrdered(each)
        ? { ...each, typed: (value) => String(inBase(each.column, value, readContext())) }
        : each,
    ),
  )

/** @throws Fault `match.account_missing` */
export async function accountOf(lake: Lake, table: WorkingTable, id: string): Promise<Row> {
  const row = await table.one(lake, await livingId(lake, id))
  if (!row) throw new Fault('missing', 'match.account_missing', { id })
  return row
}

/**
 * The account that answers to an id now: itself, or the one it was merged into.
 * @throws Fault `match.account_missing`
 */
export async function livingId(lake: Lake, id: string): Promise<string> {
  const [row] = await lake.read(sql.living_id, { id })
  if (!row) throw new Fault('missing', 'match.account_missing', { id })
  return String(row.account_id)
}

/**
 * The contact that answers to an id now: itself, or the one whose person it turned out to be.
 * @throws Fault `match.contact_missing`
 */
export async function livingContact(lake: Lake, id: string): Promise<string> {
  const [row] = await lake.read(sql.living_contact, { id })
  if (!row) throw new Fault('missing', 'match.contact_missing', { id })
  return String(row.contact_id)
}

/** The source rows of an account, each as it stands in its file. */
export async function recordsOf(lake: Lake, accountId: string): Promise<AccountRecord[]> {
  const rows = await lake.read(sql.records_of, { account_id: accountId })
  return rows.map((row) => AccountRecord.parse({ ...row, values: valuesOf(row) }))
}

export async function contactsOf(lake: Lake, accountId: string): Promise<Contact[]> {
  return (await lake.read(sql.contacts_of, { account_id: accountId })).map((row) => Contact.parse(row))
}

export async function opportunitiesOf(lake: Lake, accountId: string): Promise<Opportunity[]> {
  return (await lake.read(sql.opportunities_of, { account_id: accountId })).map((row) =>
    Opportunity.parse(row),
  )
}
