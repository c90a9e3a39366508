import { type TableColumn, type WorkingTable, workingTable } from '../../../ground/lake/index.ts'

const account = 'left join match.accounts named on named.account_id = a.account_id'

const column = (
  name: string,
  options: Partial<Pick<TableColumn, 'type' | 'value' | 'from' | 'filterable' | 'shown' | 'words'>> = {},
): TableColumn => ({
  column: name,
  type: 'text',
  label: `match.reach_column.${name}`,
  value: `a.${name}`,
  shown: true,
  ...options,
})

const reached = 'left join match.reachability reach on reach.contact_id = a.contact_id'

/** What the working table of contacts says of it. */
export const reachColumns: readonly TableColumn[] = ['phone_status', 'email_status', 'preferred_channel'].map(
  (name) =>
    column(name, {
      value: `reach.${name}`,
      from: reached,
      filterable: true,
      words: 'match.reach',
      shown: name === 'preferred_channel',
    }),
)

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
    column('phone_status', { filterable: true, words: 'match.reach' }),
    column('unanswered', { type: 'number' }),
    column('email'),
    column('email_status', { filterable: true, words: 'match.reach' }),
    column('preferred_channel', { filterable: true, words: 'match.reach' }),
    column('reason', { filterable: true, words: 'match.reach' }),
    column('last_tried_on', { type: 'date' }),
  ],
)
