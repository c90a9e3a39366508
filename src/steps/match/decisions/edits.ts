import { type Selectable, sql } from 'kysely'
import { Fault } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { Edit, EditSubject } from '../model.ts'
import { type EditTable, tables } from './store.ts'

/** What somebody wants to change. */
export type Wanted = Pick<Edit, 'subject' | 'action' | 'field' | 'value' | 'before' | 'note' | 'by'>

/**
 * What an edit was based on: the newest edit in force on any of the records, null for none, and the value that was seen then;
 * `shown` is the value now.
 */
export type Basis = Readonly<{
  records: readonly string[]
  edit_id: number | null
  value: string | null
  shown: string | null
}>

// Any number does, as long as nobody else takes it: edits are made one after the other.
const advisoryLock = 7_209_552

/** Records per statement: PostgreSQL takes an array of any length, memory does not. */
const atOnce = 50_000

/**
 * Keeps a decision about records. With `basis` only if nobody decided about the same field in between, and no import brought
 * another value.
 * @throws Fault `match.edited_meanwhile` with who, when and what; `match.undone_meanwhile`, `match.changed_meanwhile`
 */
export function decideEdit(
  state: State,
  wanted: Wanted,
  records: readonly string[],
  basis?: Basis,
): Promise<Edit> {
  const { by, ...decision } = wanted
  return state.transaction(async (trx) => {
    await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(trx)
    if (basis) await refuseConflict(trx, wanted, basis)
    const row = await tables(trx)
      .insertInto('match.edits')
      .values({ ...decision, decided_by: by, records: records.length })
      .returningAll()
      .executeTakeFirstOrThrow()
    for (let from = 0; from < records.length; from += atOnce)
      await sql`insert into match.edited (record_id, seq) select unnest(${records.slice(from, from + atOnce)}::text[]), ${row.seq}`.execute(
        trx,
      )
    return toEdit(row)
  })
}

async function refuseConflict(db: State['db'], { subject, field }: Wanted, basis: Basis): Promise<void> {
  const newest = await tables(db)
    .selectFrom('match.edits as e')
    .innerJoin('match.edited as d', 'd.seq', 'e.seq')
    .selectAll('e')
    .where('d.record_id', 'in', [...basis.records])
    .where('e.subject', '=', subject)
    .where('e.action', '=', 'set')
    .where('e.field', '=', field)
    .where('e.undone_at', 'is', null)
    .orderBy('e.seq', 'desc')
    .executeTakeFirst()
  if ((newest?.seq ?? null) === basis.edit_id) {
    // Under an edit the sources may say what they want.
    if (newest || basis.value === basis.shown) return
    throw new Fault('conflict', 'match.changed_meanwhile', { field, value: basis.shown ?? '–' })
  }
  throw new Fault('conflict', newest ? 'match.edited_meanwhile' : 'match.undone_meanwhile', {
    who: newest?.decided_by ?? '',
    at: newest?.decided_at.toISOString() ?? '',
    value: newest?.value ?? '–',
    edit_id: newest?.seq ?? 0,
    field,
  })
}

/**
 * Takes a decision back, for all records that it was about. Taking it back twice changes nothing.
 * @throws Fault `match.edit_missing`
 */
export async function undoEdit(state: State, editId: number, by: string): Promise<Edit> {
  await tables(state.db)
    .updateTable('match.edits')
    .set({ undone_by: by, undone_at: new Date() })
    .where('seq', '=', editId)
    .where('undone_at', 'is', null)
    .execute()
  const row = await tables(state.db)
    .selectFrom('match.edits')
    .selectAll()
    .where('seq', '=', editId)
    .executeTakeFirst()
  if (!row) throw new Fault('missing', 'match.edit_missing', { id: editId })
  return toEdit(row)
}

/** Decisions about any of these records, undone ones too, the newest first. */
export async function editsOf(
  state: State,
  subject: EditSubject,
  records: readonly string[],
  limit: number,
): Promise<Edit[]> {
  if (records.length === 0) return []
  const rows = await tables(state.db)
    .selectFrom('match.edits as e')
    .selectAll('e')
    .where('e.subject', '=', subject)
    .where('e.seq', 'in', (db) =>
      db
        .selectFrom('match.edited as d')
        .select('d.seq')
        .where('d.record_id', 'in', [...records]),
    )
    .orderBy('e.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toEdit)
}

/** All decisions before a number, the newest first. */
export async function listEdits(state: State, before: number, limit: number): Promise<Edit[]> {
  const rows = await tables(state.db)
    .selectFrom('match.edits')
    .selectAll()
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toEdit)
}

/** The spelling under which a tag is known already, else as it is: `vip` does not stand beside `VIP`. */
export async function spellingOf(state: State, tag: string): Promise<string> {
  const known = await tables(state.db)
    .selectFrom('match.edits')
    .select('value')
    .where('action', 'in', ['tag', 'untag'])
    .where(sql`lower(value)`, '=', tag.toLowerCase())
    .orderBy('seq')
    .executeTakeFirst()
  return known?.value ?? tag
}

/** Everything in force, one row per record: what the lake is given to know. */
export async function editsInForce(state: State) {
  return tables(state.db)
    .selectFrom('match.edited as d')
    .innerJoin('match.edits as e', 'e.seq', 'd.seq')
    .select(['e.subject', 'd.record_id', 'e.action', 'e.field', 'e.value', 'e.seq'])
    .where('e.undone_at', 'is', null)
    .orderBy('e.seq')
    .orderBy(sql`d.record_id collate "C"`)
    .execute()
}

/** What people said that accounts are also called, by their founders: the short and English names by hand that count now. */
export async function taughtNames(state: State) {
  const rows = await tables(state.db)
    .selectFrom('match.edited as d')
    .innerJoin('match.edits as e', 'e.seq', 'd.seq')
    .distinctOn(['d.record_id', 'e.field'])
    .select(['d.record_id', 'e.value as alias', 'e.field'])
    .where('e.undone_at', 'is', null)
    .where('e.subject', '=', 'account')
    .where('e.action', '=', 'set')
    .where('e.field', 'in', ['short_name', 'english_name'])
    .orderBy('d.record_id')
    .orderBy('e.field')
    .orderBy('e.seq', 'desc')
    .execute()
  return rows
    .flatMap(({ record_id, alias, field }) => (alias === null ? [] : [{ record_id, alias, field }]))
    .sort((a, b) => (`${a.record_id} ${a.field}` < `${b.record_id} ${b.field}` ? -1 : 1))
}

const toEdit = (row: Selectable<EditTable>): Edit => ({
  edit_id: row.seq,
  subject: row.subject,
  action: row.action,
  field: row.field,
  value: row.value,
  before: row.before,
  note: row.note,
  records: row.records,
  by: row.decided_by,
  at: row.decided_at.toISOString(),
  undone_by: row.undone_by,
  undone_at: row.undone_at?.toISOString() ?? null,
})
