import { randomBytes } from 'node:crypto'
import { Fault } from '../kernel/index.ts'
import type { State } from '../state/index.ts'
import { type Me, mayManage, type Person, type Role } from './model.ts'
import { hashToken, newToken } from './secrets.ts'
import {
  type EdgeDatabase,
  type EdgeTransaction,
  edgeTables,
  edgeTransaction,
  endSessions,
  selectPeople,
  setPassword,
  toPerson,
} from './tables.ts'

const inviteMs = 7 * 24 * 60 * 60 * 1000

interface NewPerson {
  name: string
  email: string
  role: Role
}

/**
 * The links that let people in: one for the first owner, one for everybody who is invited. Each works once;
 * a new one for the same person puts the old one out of use.
 */
export function createLinks(state: State, now: () => Date) {
  const db = edgeTables(state)

  return {
    /** Whether nobody is there yet: the owner has to be made. */
    async setupNeeded(): Promise<boolean> {
      return !(await hasPeople(db))
    },

    /** A new token for the owner to be; null when there is somebody already. */
    newSetupToken(): Promise<string | null> {
      return edgeTransaction(state, async (trx) => {
        if (await hasPeople(trx)) return null
        const token = newToken()
        const token_hash = hashToken(token)
        const insert = trx.insertInto('edge.setup').values({ token_hash })
        await insert
          .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ token_hash }))
          .execute()
        return token
      })
    },

    /** @throws Fault `edge.setup_done`, `edge.setup_token_invalid` */
    async checkSetup(token: string): Promise<void> {
      if (await hasPeople(db)) throw new Fault('conflict', 'edge.setup_done')
      const match = db
        .selectFrom('edge.setup')
        .select('token_hash')
        .where('token_hash', '=', hashToken(token))
      if ((await match.executeTakeFirst()) === undefined)
        throw new Fault('forbidden', 'edge.setup_token_invalid')
    },

    /**
     * Makes the owner and uses the token up, both or neither.
     * @throws Fault `edge.setup_done`, `edge.setup_token_invalid`
     */
    setUp(token: string, person: { name: string; email: string }, passwordHash: string): Promise<void> {
      return edgeTransaction(state, async (trx) => {
        // Two who come at once meet at this row, and the second finds it gone.
        const used = await trx
          .deleteFrom('edge.setup')
          .where('token_hash', '=', hashToken(token))
          .executeTakeFirst()
        if (await hasPeople(trx)) throw new Fault('conflict', 'edge.setup_done')
        if (used.numDeletedRows === 0n) throw new Fault('forbidden', 'edge.setup_token_invalid')
        const id = await addPerson(trx, { ...person, role: 'owner' })
        await setPassword(trx, id, passwordHash)
      })
    },

    /**
     * Adds a person without a password and makes the link to set one.
     * @throws Fault `edge.owner_by_owner`, `edge.email_taken`
     */
    invite(actor: Me, person: NewPerson): Promise<{ person: Person; token: string }> {
      return edgeTransaction(state, async (trx) => {
        if (!mayManage(actor.role, person.role, person.role))
          throw new Fault('forbidden', 'edge.owner_by_owner')
        const id = await addPerson(trx, person)
        return newInvite(trx, id, now())
      })
    },

    /**
     * A new link for somebody who lost the first one, or the password: the password in use stays until the
     * link is.
     * @throws Fault `edge.no_such_person`, `edge.owner_by_owner`
     */
    renew(actor: Me, id: string): Promise<{ person: Person; token: string }> {
      return edgeTransaction(state, async (trx) => {
        const row = await trx.selectFrom('edge.people').select('role').where('id', '=', id).executeTakeFirst()
        if (row === undefined) throw new Fault('missing', 'edge.no_such_person')
        if (!mayManage(actor.role, row.role, row.role)) throw new Fault('forbidden', 'edge.owner_by_owner')
        return newInvite(trx, id, now())
      })
    },

    /**
     * Whom a link is for.
     * @throws Fault `edge.invite_invalid`
     */
    async find(token: string): Promise<{ name: string; email: string }> {
      const person = await db
        .selectFrom('edge.invites')
        .innerJoin('edge.people', 'edge.people.id', 'edge.invites.person_id')
        .select(['edge.people.name', 'edge.people.email'])
        .where('token_hash', '=', hashToken(token))
        .where('expires_at', '>', now())
        .executeTakeFirst()
      if (person === undefined) throw new Fault('gone', 'edge.invite_invalid')
      return person
    },

    /**
     * Sets the password of whom the link is for, ends their sessions and uses the link up.
     * @throws Fault `edge.invite_invalid`
     */
    accept(token: string, passwordHash: string): Promise<void> {
      return edgeTransaction(state, async (trx) => {
        const invite = await trx
          .deleteFrom('edge.invites')
          .where('token_hash', '=', hashToken(token))
          .where('expires_at', '>', now())
          .returning('person_id')
          .executeTakeFirst()
        if (invite === undefined) throw new Fault('gone', 'edge.invite_invalid')
        await setPassword(trx, invite.person_id, passwordHash)
        await endSessions(trx, invite.person_id)
      })
    },
  }
}

export type Links = ReturnType<typeof createLinks>

async function hasPeople(db: EdgeDatabase): Promise<boolean> {
  return (await db.selectFrom('edge.people').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function addPerson(trx: EdgeTransaction, { name, email, role }: NewPerson): Promise<string> {
  const id = `per_${randomBytes(10).toString('hex')}`
  const insert = trx.insertInto('edge.people').values({ id, name, email, role })
  const added = await insert.onConflict((conflict) => conflict.column('email').doNothing()).executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw new Fault('conflict', 'edge.email_taken', { email })
  return id
}

async function newInvite(trx: EdgeTransaction, personId: string, time: Date) {
  const token = newToken()
  const invite = { token_hash: hashToken(token), expires_at: new Date(time.getTime() + inviteMs) }
  await trx
    .insertInto('edge.invites')
    .values({ person_id: personId, ...invite })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(invite))
    .execute()
  const row = await selectPeople(trx).where('id', '=', personId).executeTakeFirstOrThrow()
  return { person: toPerson(row), token }
}
