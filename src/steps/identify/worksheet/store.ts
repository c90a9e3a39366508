import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import { sql } from 'kysely'
import { Fault } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { Kept } from './reader.ts'
import { type Event, Said } from './said.ts'

type WorksheetTable = {
  worksheet_id: string
  made_from: string | null
  created_by: string
  created_at: Generated<Date>
}

type EventTable = {
  seq: Generated<number>
  worksheet_id: string
  kind: string
  person_id: string
  person: string
  body: JSONColumnType<Record<string, unknown>>
  at: Date
  undone_by: ColumnType<string | null, never, string>
  undone_at: ColumnType<Date | null, never, Date>
}

type WorksheetTables = {
  'identify.worksheets': WorksheetTable
  'identify.worksheet_events': EventTable
}

const tables = (from: State['db']) => from.withTables<WorksheetTables>()

/** Who speaks, and when. */
export type Speaker = Readonly<{ person_id: string; person: string; at: Date }>

/** Keeps a new worksheet with what it begins with, all or nothing. */
export async function keepWorksheet(
  state: State,
  { id, madeFrom, says }: Readonly<{ id: string; madeFrom: string | null; says: readonly Said[] }>,
  speaker: Speaker,
): Promise<Kept> {
  await state.transaction(async (trx) => {
    await tables(trx)
      .insertInto('identify.worksheets')
      .values({ worksheet_id: id, made_from: madeFrom, created_by: speaker.person, created_at: speaker.at })
      .execute()
    await insert(trx, id, says, speaker)
  })
  return readWorksheet(state, id)
}

async function insert(
  db: State['db'],
  id: string,
  says: readonly Said[],
  { person_id, person, at }: Speaker,
): Promise<void> {
  const rows = says.map(({ kind, ...body }) => ({
    worksheet_id: id,
    kind,
    person_id,
    person,
    body: JSON.stringify(body),
    at,
  }))
  if (rows.length > 0) await tables(db).insertInto('identify.worksheet_events').values(rows).execute()
}

/** @throws Fault `identify.worksheet.missing` */
export const readWorksheet = (state: State, id: string): Promise<Kept> => read(state.db, id)

async function read(db: State['db'], id: string): Promise<Kept> {
  const [kept] = await readAll(db, id)
  if (!kept) throw new Fault('missing', 'identify.worksheet.missing', { id })
  return kept
}

/** All worksheets, the one that was last spoken in first. */
export async function listWorksheets(state: State): Promise<Kept[]> {
  const last = ({ events, created_at }: Kept) => events.at(-1)?.at ?? created_at
  return (await readAll(state.db)).sort((a, b) => (last(a) < last(b) ? 1 : -1))
}

async function readAll(db: State['db'], id?: string): Promise<Kept[]> {
  const sheets = await tables(db)
    .selectFrom('identify.worksheets')
    .selectAll()
    .$if(id !== undefined, (query) => query.where('worksheet_id', '=', id ?? ''))
    .execute()
  const events = await tables(db)
    .selectFrom('identify.worksheet_events')
    .selectAll()
    .$if(id !== undefined, (query) => query.where('worksheet_id', '=', id ?? ''))
    .orderBy('seq')
    .execute()
  const bySheet = Map.groupBy(events, ({ worksheet_id }) => worksheet_id)
  return sheets.map(({ worksheet_id, created_by, created_at }) => ({
    worksheet_id,
    created_by,
    created_at: created_at.toISOString(),
    events: (bySheet.get(worksheet_id) ?? []).map(
      ({ seq, kind, body, person_id, person, at, undone_by, undone_at }): Event => ({
        seq,
        said: Said.parse({ kind, ...body }),
        person_id,
        person,
        at: at.toISOString(),
        undone_by,
        undone_at: undone_at?.toISOString() ?? null,
      }),
    ),
  }))
}

/**
 * Adds to a worksheet what follows from what stands in it. Two who speak at once come one after the other, and the second is judged
 * by what the first said.
 * @param decide what is to be added; it throws where nothing may be
 * @throws Fault `identify.worksheet.missing`, and what `decide` throws
 */
export async function addTo(
  state: State,
  id: string,
  speaker: Speaker,
  decide: (kept: Kept) => readonly Said[],
): Promise<Kept> {
  return inTurn(state, id, async (trx, kept) => {
    await insert(trx, id, decide(kept), speaker)
  })
}

/**
 * Takes something back that was said; twice changes nothing.
 * @param check throws where it may not be taken back
 * @throws Fault `identify.worksheet.missing`, `identify.worksheet.nothing_said`, and what `check` throws
 */
export async function takeBack(
  state: State,
  { id, seq }: Readonly<{ id: string; seq: number }>,
  { person, at }: Speaker,
  check: (kept: Kept, event: Event) => void,
): Promise<Kept> {
  return inTurn(state, id, async (trx, kept) => {
    const event = kept.events.find((each) => each.seq === seq)
    if (!event) throw new Fault('missing', 'identify.worksheet.nothing_said', { id: seq })
    if (event.undone_at !== null) return
    check(kept, event)
    await tables(trx)
      .updateTable('identify.worksheet_events')
      .set({ undone_by: person, undone_at: at })
      .where('seq', '=', seq)
      .execute()
  })
}

async function inTurn(
  state: State,
  id: string,
  work: (trx: State['db'], kept: Kept) => Promise<void>,
): Promise<Kept> {
  return state.transaction(async (trx) => {
    await sql`select 1 from identify.worksheets where worksheet_id = ${id} for update`.execute(trx)
    await work(trx, await read(trx, id))
    return read(trx, id)
  })
}
