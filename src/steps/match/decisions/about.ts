import { sql } from 'kysely'
import { type Lake, loadStatements, type Row } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { Edit, EditSubject, ListedEdit } from '../model.ts'

const named = loadStatements(new URL('./about.sql', import.meta.url), [
  'accounts_of_records',
  'contacts_of_records',
])
const statements = { account: named.accounts_of_records, contact: named.contacts_of_records }

/** Accounts or contacts that are named of a change; the number of all stands beside. */
const mostNamed = 3

type Named = ListedEdit['about'][number]

/** Changes by hand with the first accounts or contacts that each was about. */
export async function withAbout(lake: Lake, state: State, edits: readonly Edit[]): Promise<ListedEdit[]> {
  const records = await firstRecords(
    state,
    edits.map(({ edit_id }) => edit_id),
  )
  const namesOf = async (subject: EditSubject) => {
    const wanted = edits.flatMap((edit) =>
      edit.subject === subject ? (records.get(edit.edit_id) ?? []) : [],
    )
    return wanted.length === 0 ? [] : lake.read(statements[subject], { records: wanted.join(' ') })
  }
  const [accounts, contacts] = await Promise.all([namesOf('account'), namesOf('contact')])
  const names = { account: byRecord(accounts), contact: byRecord(contacts) }
  return edits.map((edit) => ({
    ...edit,
    about: (records.get(edit.edit_id) ?? []).flatMap((record) => names[edit.subject].get(record) ?? []),
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

const byRecord = (rows: readonly Row[]): Map<string, Named> =>
  new Map(
    rows.map((row) => [
      String(row.record_id),
      { id: String(row.id), name: row.name === null ? null : String(row.name) },
    ]),
  )
