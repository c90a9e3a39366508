import { type TableColumn, type WorkingTable, workingTable } from '../../../ground/lake/index.ts'

const account = 'left join match.accounts named on named.account_id = a.account_id'

const column = (
  name: string,
  options: Partial<Pick<TableColumn, 'type' | 'value' | 'from' | 'filterable'>> = {},
): TableColumn => ({
  column: name,
  type: 'text',
  label: `match.reach_column.${name}`,
  value: `a.${name}`,
  shown: true,
  ...options,
})

/** The working table of the people whom somebody tried to reach, and what is known of it. */
export const reachTable: WorkingTable = workingTable(
  {
    relation: 'match.reachability',
    id: 'contact_id',
    search: "lower(coalesce(a.person, '') || ' ' || coalesce(a.phone, '') || ' ' || coalesce(a.email, ''))",
  },
  [
    column('person'),
    column('account', { value: 'named.name', from: account }),
    column('phone'),
    column('phone_status', { filterable: true }),
    column('unanswered', { type: 'number' }),
    column('email'),
    column('email_status', { filterable: true }),
    column('preferred_channel', { filterable: true }),
    column('reason', { filterable: true }),
    column('last_tried_on', { type: 'date' }),
  ],
)
