import { VARCHAR } from '@duckdb/node-api'
import {
  type LakeTransaction,
  loadStatements,
  type TableColumn,
  type WorkingTable,
  workingTable,
} from '../../../ground/lake/index.ts'
import { writtenForJoined, writtenOut } from '../statements.ts'
import { madeUp } from './made-up.ts'

const file = new URL('./flags.sql', import.meta.url)
const names = [
  'create_made_up',
  'people_said',
  'create_flagged',
  'kept_flags',
  'made_up_name',
  'made_up_company',
  'made_up_phone',
  'made_up_email',
  'doubtful_email',
  'shared_phone',
  'shared_email',
  'email_of_other_company',
  'closed_before_created',
  'older_than_company',
  'ends_before_start',
  'left_before_joined',
  'revenue_per_head',
  'flags',
  'reachability',
] as const
const sql = loadStatements(file, names, writtenOut)
const joinedSql = loadStatements(file, names, writtenForJoined)

/** More people than this at one number or address are no small office. */
const mostPeople = 3

/**
 * Marks what is doubtful in the rows in force, and says how people can be reached. Part of the refresh of the account base,
 * whose working tables it reads; a pure function of the facts like everything else there. What people edit by hand changes
 * no flag: it is about the row as it came.
 * @param isRemade whether only the records in `remade` are made anew
 */
export async function refreshQuality(tx: LakeTransaction, isRemade: boolean): Promise<void> {
  await tx.run(sql.create_made_up)
  const columns = [
    ['what', VARCHAR],
    ['value', VARCHAR],
  ] as const
  await tx.append('made_up', columns, [madeUp.map(({ what, value }) => [what, value])])
  for (const rule of [sql.people_said, sql.create_flagged]) await tx.run(rule)
  if (isRemade) await tx.run(sql.kept_flags)
  const ofRows = isRemade ? joinedSql : sql
  for (const rule of [ofRows.made_up_company, ofRows.revenue_per_head]) await tx.run(rule)
  for (const rule of [
    sql.made_up_name,
    sql.made_up_phone,
    sql.made_up_email,
    sql.doubtful_email,
    sql.shared_phone,
    sql.shared_email,
    sql.email_of_other_company,
    sql.closed_before_created,
    sql.older_than_company,
    sql.ends_before_start,
    sql.left_before_joined,
    sql.flags,
    sql.reachability,
  ])
    await tx.run(rule, { most_people: mostPeople })
}

const column = (
  name: string,
  options: Pick<TableColumn, 'value' | 'from' | 'filterable' | 'shown' | 'words'> | { shown?: boolean } = {},
): TableColumn => ({
  column: name,
  type: 'text',
  label: `match.flag_column.${name}`,
  value: `a.${name}`,
  ...options,
})

const account = 'left join match.accounts named on named.account_id = a.account_id'
const contact = 'left join match.contacts person on person.contact_id = a.contact_id'

/** The working table of flags. */
export const flagTable: WorkingTable = workingTable(
  {
    relation: 'match.flags',
    id: 'flag_id',
    search:
      "lower(coalesce(a.value, '') || ' ' || coalesce(a.detail, '') || ' ' || coalesce(a.entered_by, ''))",
  },
  [
    column('code', { value: 'a.code', filterable: true, shown: true, words: 'match.flag' }),
    column('kind', { value: 'a.kind', filterable: true, shown: true, words: 'collect.kind' }),
    column('value', { shown: true }),
    column('detail', { shown: true }),
    column('person', { value: 'person.name', from: contact, shown: true }),
    column('account', { value: 'named.name', from: account, shown: true }),
    column('source', { value: 'a.source', filterable: true, shown: true }),
    column('entered_by', { value: 'a.entered_by', filterable: true, shown: true }),
    column('field', { value: 'a.field', filterable: true }),
    column('account_id', { value: 'a.account_id', filterable: true }),
    column('contact_id'),
    column('record_id'),
  ],
)
