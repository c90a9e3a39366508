import type { LakeTransaction, Row } from '../../ground/lake/index.ts'
import { accountFields } from './account-fields.ts'

/** The tables that a change of what is in force is measured by: what names a row, and what it says. */
const compared = [
  {
    table: 'accounts',
    id: 'account_id',
    says: [
      'name',
      'domain',
      'relationship',
      'records',
      'contacts',
      'opportunities',
      'won_revenue',
      'open_amount',
      'last_activity',
    ],
  },
  {
    table: 'contacts',
    id: 'contact_id',
    says: ['name', 'account_id', 'email', 'phone', 'title', 'department'],
  },
  {
    table: 'opportunities',
    id: 'opportunity_id',
    says: ['name', 'account_id', 'product', 'stage', 'status', 'amount', 'owner', 'created_on', 'closed_on'],
  },
  {
    table: 'activities',
    id: 'activity_id',
    says: ['subject', 'account_id', 'contact_id', 'type', 'occurred_on', 'owner'],
  },
] as const

const shownExamples = 5

type Compared = (typeof compared)[number]['table']
export type BaseChange = Readonly<{
  tables: { table: Compared; gone: number; changed: number; back: number; examples: string[] }[]
  values: {
    field: string
    accounts: number
    examples: { account: string; before: string | null; after: string | null }[]
  }[]
}>

const differs = (columns: readonly string[]) =>
  columns.map((column) => `b.${column} is distinct from a.${column}`).join(' or ')

/** Keeps the account base as it is now aside, within a transaction in which it will be made anew. */
export async function keepAside(tx: LakeTransaction): Promise<void> {
  for (const { table } of compared)
    await tx.runText(`create or replace temp table before_${table} as select * from match.${table}`)
  await tx.runText(
    'create or replace temp table before_records as select account_id, record_id from match.account_records',
  )
}

/** An account that lost its oldest record goes on under the id of another one; it is told by the records that it keeps. */
const pairAccounts = `create or replace temp table paired_accounts as
select b.*, coalesce(p.living_id, b.account_id) as living_id
from before_accounts b
left join (
  select r.account_id, min(m.account_id) as living_id
  from before_records r
  join match.account_records m on m.record_id = r.record_id
  group by 1
) p on p.account_id = b.account_id`

const before = (table: string) => (table === 'accounts' ? 'paired_accounts' : `before_${table}`)
const keyOf = (table: string, id: string) => (table === 'accounts' ? 'living_id' : id)

/** What became of the account base since it was kept aside. */
export async function changesSince(tx: LakeTransaction): Promise<BaseChange> {
  await tx.runText(pairAccounts)
  const tables: BaseChange['tables'] = []
  for (const { table, id, says } of compared) {
    const all = table === 'accounts' ? [...says, ...accountFields.map(({ field }) => field)] : says
    const rows = await gather(
      tx.stream(`select
  cast(count_if(a.${id} is null) as bigint) as gone,
  cast(count_if(b.${id} is null) as bigint) as back,
  cast(count_if(a.${id} is not null and b.${id} is not null and (${differs(all)})) as bigint) as changed
from ${before(table)} b
full join match.${table} a on a.${id} = b.${keyOf(table, id)}`),
    )
    const label = says[0]
    const examples = await gather(
      tx.stream(`select coalesce(b.${label}, b.${id}) as label
from ${before(table)} b
left join match.${table} a on a.${id} = b.${keyOf(table, id)}
where a.${id} is null
order by 1, b.${id}
limit ${shownExamples}`),
    )
    const [counts] = rows
    tables.push({
      table,
      gone: Number(counts?.gone),
      back: Number(counts?.back),
      changed: Number(counts?.changed),
      examples: examples.map((row) => String(row.label)),
    })
  }
  return { tables, values: await changedValues(tx) }
}

/** Golden values that differ, by field, of accounts that stay. */
async function changedValues(tx: LakeTransaction): Promise<BaseChange['values']> {
  const each = accountFields.map(
    ({
      field,
    }) => `select '${field}' as field, a.account_id, a.name as account, cast(b.${field} as varchar) as before, cast(a.${field} as varchar) as after
from paired_accounts b
join match.accounts a on a.account_id = b.living_id
where b.${field} is distinct from a.${field}`,
  )
  await tx.runText(`create or replace temp table changed_values as ${each.join('\nunion all\n')}`)
  const rows = await gather(
    tx.stream(`select v.field, v.accounts, v.account, v.before, v.after
from (
  select
    c.*,
    count(*) over (partition by c.field) as accounts,
    row_number() over (partition by c.field order by c.account, c.account_id) as place
  from changed_values c
) v
where v.place <= ${shownExamples}
order by v.accounts desc, v.field, v.place`),
  )
  const fields = new Map<string, BaseChange['values'][number]>()
  for (const { field, accounts, account, before, after } of rows) {
    const known = fields.get(String(field)) ?? {
      field: String(field),
      accounts: Number(accounts),
      examples: [],
    }
    known.examples.push({ account: String(account), before: textOf(before), after: textOf(after) })
    fields.set(String(field), known)
  }
  return [...fields.values()]
}

const textOf = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? null : String(cell))

async function gather(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return all
}
