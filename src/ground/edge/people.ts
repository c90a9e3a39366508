import { sql } from 'kysely'
import { z } from 'zod'
import { Fault, type Language } from '../kernel/index.ts'
import type { State } from '../state/index.ts'
import { type Me, mayManage, type Person, type Role } from './model.ts'
import { decodeCursor, toPage } from './paging.ts'
import {
  type EdgeTransaction,
  edgeTables,
  edgeTransaction,
  endSessions,
  selectPeople,
  toPerson,
} from './tables.ts'

/** The people of this home and their roles. */
export function createPeople(state: State) {
  const db = edgeTables(state)

  return {
    /** A page of people by name. */
    async list(cursor: string | undefined, limit: number) {
      const after = decodeCursor(cursor, z.tuple([z.string(), z.string()]))
      let query = selectPeople(db)
      if (after !== undefined) query = query.where(sql<boolean>`(name, id) > (${after[0]}, ${after[1]})`)
      const rows = await query
        .orderBy('name')
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const { items, next } = toPage(rows, limit, ({ name, id }) => [name, id])
      return { items: items.map(toPerson), next }
    },

    /**
     * Changes a role and signs the person out.
     * @throws Fault `edge.own_role`, `edge.no_such_person`, `edge.owner_by_owner`, `edge.last_owner`
     */
    changeRole(actor: Me, id: string, role: Role): Promise<Person> {
      return edgeTransaction(state, async (trx) => {
        if (actor.id === id) throw new Fault('forbidden', 'edge.own_role')
        const person = await lockForChange(trx, actor, id, role)
        if (person.role === role) return person
        await trx.updateTable('edge.people').set({ role }).where('id', '=', id).execute()
        await endSessions(trx, id)
        return { ...person, role }
      })
    },

    /**
     * Removes a person with password, sessions and invitation.
     * @throws Fault `edge.no_such_person`, `edge.owner_by_owner`, `edge.last_owner`
     */
    remove(actor: Me, id: string): Promise<void> {
      return edgeTransaction(state, async (trx) => {
        await lockForChange(trx, actor, id, null)
        await trx.deleteFrom('edge.people').where('id', '=', id).execute()
      })
    },

    async chooseLanguage(id: string, language: Language | null): Promise<void> {
      await db.updateTable('edge.people').set({ language }).where('id', '=', id).execute()
    },
  }
}

export type People = ReturnType<typeof createPeople>

/**
 * The person, if this actor may give them this role (null: remove them). Every owner is locked before, so that
 * two changes at once cannot leave the home without one.
 */
async function lockForChange(trx: EdgeTransaction, actor: Me, id: string, to: Role | null): Promise<Person> {
  const ofOwners = trx.selectFrom('edge.people').select('id').where('role', '=', 'owner')
  const owners = await ofOwners.orderBy('id').forUpdate().execute()
  await trx.selectFrom('edge.people').select('id').where('id', '=', id).forUpdate().execute()
  const row = await selectPeople(trx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Fault('missing', 'edge.no_such_person')
  if (!mayManage(actor.role, row.role, to)) throw new Fault('forbidden', 'edge.owner_by_owner')
  if (row.role === 'owner' && to !== 'owner' && owners.length === 1)
    throw new Fault('conflict', 'edge.last_owner')
  return toPerson(row)
}
