import type { Generated, JSONColumnType, Selectable } from 'kysely'
import { Fault } from '../../ground/kernel/index.ts'
import type { State } from '../../ground/state/index.ts'
import { BuildRequest } from './lists/model.ts'
import { LearnRequest } from './model.ts'

type ProfileTable = {
  profile_id: string
  name: string
  version: number
  request: JSONColumnType<object>
  decided_by: string
  decided_at: Generated<Date>
}

type TargetListTable = {
  list_id: string
  name: string
  owner: string
  kpi: string
  pilot: boolean
  profile_id: string | null
  capacity: JSONColumnType<BuildRequest['capacity']>
  relationship: string
  decided_by: string
  decided_at: Generated<Date>
}

type IdentifyTables = { 'identify.profiles': ProfileTable; 'identify.target_lists': TargetListTable }

const tables = (state: State) => state.db.withTables<IdentifyTables>()

/**
 * Keeps the decision to learn a profile and gives it the next version of its name. The same id twice is the
 * same decision.
 */
export async function decideProfile(state: State, profileId: string, request: LearnRequest, by: string) {
  const existing = await tables(state)
    .selectFrom('identify.profiles')
    .selectAll()
    .where('profile_id', '=', profileId)
    .executeTakeFirst()
  if (existing) return toProfileDecision(existing)
  const { newest } = await tables(state)
    .selectFrom('identify.profiles')
    .select((eb) => eb.fn.max('version').as('newest'))
    .where('name', '=', request.name)
    .executeTakeFirstOrThrow()
  const row = {
    profile_id: profileId,
    name: request.name,
    version: (newest ?? 0) + 1,
    request: JSON.stringify(request),
    decided_by: by,
  }
  return toProfileDecision(
    await tables(state).insertInto('identify.profiles').values(row).returningAll().executeTakeFirstOrThrow(),
  )
}

const toProfileDecision = (row: Selectable<ProfileTable>) => ({
  ...LearnRequest.parse(row.request),
  profile_id: row.profile_id,
  version: row.version,
  by: row.decided_by,
  at: row.decided_at.toISOString(),
})

/** Keeps what a person decided about a target list: a new one, or the newest wish for an old one. */
export async function decideTargets(state: State, listId: string, request: BuildRequest, by: string) {
  const row = {
    list_id: listId,
    name: request.name,
    owner: request.owner,
    kpi: request.kpi,
    pilot: request.pilot,
    profile_id: request.profile_id,
    capacity: JSON.stringify(request.capacity),
    relationship: request.relationship,
    decided_by: by,
  }
  const { list_id, ...changes } = row
  await tables(state)
    .insertInto('identify.target_lists')
    .values(row)
    .onConflict((conflict) => conflict.column('list_id').doUpdateSet(changes))
    .execute()
}

/**
 * What was last decided about a list, to build its next version from.
 * @throws Fault `identify.list_missing`
 */
export async function targetsDecision(state: State, listId: string): Promise<BuildRequest> {
  const row = await tables(state)
    .selectFrom('identify.target_lists')
    .selectAll()
    .where('list_id', '=', listId)
    .executeTakeFirst()
  if (!row) throw new Fault('missing', 'identify.list_missing', { id: listId })
  const { name, owner, kpi, pilot, profile_id, capacity, relationship } = row
  return BuildRequest.parse({ name, owner, kpi, pilot, profile_id, capacity, relationship })
}
