import type { JSONColumnType, Selectable } from 'kysely'
import { sql } from 'kysely'
import { Fault } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { SegmentWish } from './model.ts'

type SegmentTable = {
  segment_id: string
  name: string
  criteria: JSONColumnType<string[]>
  saved_by: string
  saved_at: Date
  removed_by: string | null
  removed_at: Date | null
}

const tables = (from: State['db']) => from.withTables<{ 'identify.segments': SegmentTable }>()

/** Who saves or removes, and when. */
export type Author = Readonly<{ by: string; at: Date }>
/** A segment as it was saved, whatever became of the accounts since. */
export type Saved = ReturnType<typeof toSaved>

/** Segments by name, those that were removed left out. */
export async function listSegments(state: State): Promise<Saved[]> {
  const rows = await tables(state.db)
    .selectFrom('identify.segments')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .execute()
  return rows.map(toSaved)
}

/** @throws Fault `identify.segment.missing` */
export async function readSegment(state: State, id: string): Promise<Saved> {
  const row = await tables(state.db)
    .selectFrom('identify.segments')
    .selectAll()
    .where('segment_id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return toSaved(row ?? missing(id))
}

/**
 * Saves criteria under a name that no other segment has, in the place of what stood under this id.
 * @throws Fault `identify.segment.taken`
 */
export async function saveSegment(
  state: State,
  id: string,
  wish: SegmentWish,
  { by, at }: Author,
): Promise<Saved> {
  return state.transaction(async (trx) => {
    await refuseTaken(trx, id, wish.name)
    const row = { name: wish.name, criteria: JSON.stringify(wish.where), saved_by: by, saved_at: at }
    const kept = await tables(trx)
      .insertInto('identify.segments')
      .values({ segment_id: id, ...row })
      .onConflict((conflict) => conflict.column('segment_id').doUpdateSet(row))
      .returningAll()
      .executeTakeFirstOrThrow()
    return toSaved(kept)
  })
}

/**
 * Removes a segment, or brings a removed one back.
 * @throws Fault `identify.segment.missing`, `identify.segment.taken`
 */
export async function setRemoved(state: State, id: string, removed: Author | null): Promise<Saved> {
  return state.transaction(async (trx) => {
    const known = await tables(trx)
      .selectFrom('identify.segments')
      .select('name')
      .where('segment_id', '=', id)
      .executeTakeFirst()
    if (!known) return missing(id)
    if (removed === null) await refuseTaken(trx, id, known.name)
    const row = await tables(trx)
      .updateTable('identify.segments')
      .set({ removed_by: removed?.by ?? null, removed_at: removed?.at ?? null })
      .where('segment_id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return toSaved(row)
  })
}

async function refuseTaken(trx: State['db'], id: string, name: string): Promise<void> {
  // Two people may save the same name at once: the second waits for the first.
  await sql`lock table identify.segments in share row exclusive mode`.execute(trx)
  const other = await tables(trx)
    .selectFrom('identify.segments')
    .select('segment_id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('segment_id', '<>', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (other) throw new Fault('conflict', 'identify.segment.taken', { name })
}

function missing(id: string): never {
  throw new Fault('missing', 'identify.segment.missing', { id })
}

const toSaved = ({ segment_id, name, criteria, saved_by, saved_at }: Selectable<SegmentTable>) => ({
  segment_id,
  name,
  where: SegmentWish.shape.where.parse(criteria),
  saved_by,
  saved_at: saved_at.toISOString(),
})
