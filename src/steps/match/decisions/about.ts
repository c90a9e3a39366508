import { sql } from 'kysely'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { Edit, EditSubject, ListedEdit } from '../model.ts'

/** Accounts or contacts that are named of a change; the number of all stands beside. */
const mostNamed = 3

type Named = ListedEdit['about'][number]

/** Changes by hand with the first accounts or contacts that each was about. */
export async function withAbout(lake: Lake, state: State, edits: readonly Edit[]): Promise<ListedEdit[]> {
  const records = await firstRecords(
    state,
    edits.map(({ edit_id }) => edit_id),
  )
  const of = (subject: EditSubject) =>
    edits.flatMap((edit) => (edit.subject === subject ? (records.get(edit.edit_id) ?? []) : []))
  const [accounts, contacts] = await Promise.all([
    namesOf(lake, 'match.account_records r join match.accounts a on a.account_id = r.account_id', {
      id: 'a.account_id',
      name: 'a.name',
      records: of('account'),
    }),
    namesOf(lake, 'match.contacts r', { id: 'r.contact_id', name: 'r.name', records: of('contact') }),
  ])
  return edits.map((edit) => ({
    ...edit,
    about: (records.get(edit.edit_id) ?? []).flatMap(
      (record) => (edit.subject === 'account' ? accounts : contacts).get(record) ?? [],
    ),
  }))
}

async function firstRecords(state: State, edits: readonly number[]): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ seq: number; record_id: string }>`
    select d.seq, d.record_id
    from (
      select seq, record_id, row_number() over (partition by seq order by record_id collate "C") as place
      from match.edited where seq = any(${edits}::int[])
    ) d
    where d.place <= ${mostNamed}
    order by d.seq, d.place`.execute(state.db)
  const found = new Map<number, string[]>()
  for (const { seq, record_id } of rows) found.set(seq, [...(found.get(seq) ?? []), record_id])
  return found
}

async function namesOf(
  lake: Lake,
  relation: string,
  { id, name, records }: Readonly<{ id: string; name: string; records: readonly string[] }>,
): Promise<Map<string, Named>> {
  if (records.length === 0) return new Map()
  const rows = await lake.readText(
    `select r.record_id, ${id} as id, ${name} as name from ${relation} where r.record_id in (${records.map((_, i) => `$record_${i}_`).join(', ')})`,
    Object.fromEntries(records.map((record, i) => [`record_${i}_`, record])),
  )
  return new Map(
    rows.map((row) => [
      String(row.record_id),
      { id: String(row.id), name: row.name === null ? null : String(row.name) },
    ]),
  )
}
