import type { Generated, InferResult, Kysely, Transaction } from 'kysely'
import type { Language } from '../kernel/index.ts'
import type { State, StateTransaction } from '../state/index.ts'
import type { Person } from './model.ts'
import type { Role } from './permissions.ts'

/** The columns of the schema `edge` that this room writes itself; the others are better-auth's. */
type EdgeTables = {
  'edge.people': {
    id: string
    name: string
    email: string
    role: Role
    language: Generated<Language | null>
    created_at: Generated<Date>
  }
  'edge.sessions': { person_id: string }
  'edge.credentials': {
    id: string
    person_id: string
    account_id: string
    provider_id: string
    password: string
  }
  'edge.invites': { person_id: string; token_hash: string; expires_at: Date }
  'edge.setup': { only_row: Generated<boolean>; token_hash: string }
}

export type EdgeDatabase = Kysely<EdgeTables>
export type EdgeTransaction = Transaction<EdgeTables>

export function edgeTables(state: State): EdgeDatabase {
  return state.db.withTables<EdgeTables>()
}

export function edgeTransaction<T>(state: State, work: (trx: EdgeTransaction) => Promise<T>): Promise<T> {
  return state.transaction((trx: StateTransaction) => work(trx.withTables<EdgeTables>()))
}

/** People with whether they have a password yet. */
export function selectPeople(db: EdgeDatabase) {
  return db
    .selectFrom('edge.people')
    .select(['id', 'name', 'email', 'role', 'created_at'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('edge.credentials')
          .select('edge.credentials.id')
          .whereRef('edge.credentials.person_id', '=', 'edge.people.id'),
      ).as('active'),
    )
}

type PersonRow = InferResult<ReturnType<typeof selectPeople>>[number]

export function toPerson({ id, name, email, role, created_at, active }: PersonRow): Person {
  return {
    id,
    name,
    email,
    role,
    status: active ? 'active' : 'invited',
    created_at: created_at.toISOString(),
  }
}

/** Signs a person out everywhere. */
export async function endSessions(db: EdgeDatabase, personId: string): Promise<void> {
  await db.deleteFrom('edge.sessions').where('person_id', '=', personId).execute()
}

/** Gives a person a password, as better-auth looks for it: one credential whose account is the person. */
export async function setPassword(db: EdgeDatabase, personId: string, hash: string): Promise<void> {
  await db
    .insertInto('edge.credentials')
    .values({
      id: `cred_${personId}`,
      person_id: personId,
      account_id: personId,
      provider_id: 'credential',
      password: hash,
    })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash }))
    .execute()
}
