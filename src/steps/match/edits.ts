import { copyDecided, type Decided, type LakeTransaction } from '../../ground/lake/index.ts'
import { learnNames } from './learn-names.ts'
import { namesVersion } from './names.ts'
import { sql } from './statements.ts'

/** Puts what people said by hand on accounts and contacts as the sources make them, and keeps the originals. */
export async function putEdits(tx: LakeTransaction): Promise<void> {
  await learnNames(tx, sql.edited_names)
  for (const statement of [
    sql.edited_accounts,
    sql.tagged_accounts,
    sql.account_originals,
    sql.uncover_accounts,
    sql.edited_contacts,
    sql.tagged_contacts,
    sql.contact_originals,
    sql.uncover_contacts,
    sql.cover_contacts,
  ])
    await tx.run(statement)
  await tx.run(sql.cover_accounts, { version: namesVersion })
}

async function takeEdits(tx: LakeTransaction): Promise<void> {
  for (const statement of [
    sql.uncover_accounts,
    sql.restore_accounts,
    sql.uncover_contacts,
    sql.restore_contacts,
  ])
    await tx.run(statement)
}

/**
 * Follows decisions about single accounts and contacts without making everything anew, with the same result. The accounts
 * that they concern stand in `changed_accounts` afterwards, for what later steps make of them.
 */
export async function followEdits(tx: LakeTransaction, decided: Decided): Promise<void> {
  await takeEdits(tx)
  await tx.run(sql.edits_before)
  await copyDecided(tx, decided)
  await tx.run(sql.touched)
  await tx.run(sql.changed_accounts)
  await putEdits(tx)
}
