import { BOOLEAN, type DuckDBValue, VARCHAR } from '@duckdb/node-api'
import { copyDecided, type Decided, type LakeTransaction, type Row } from '../../ground/lake/index.ts'
import { titleParts } from '../collect/index.ts'
import { refreshHierarchy } from './hierarchy/group.ts'
import { learnNames } from './learn-names.ts'
import { namesVersion } from './names/index.ts'
import { coverOwn } from './own/own.ts'
import { sql } from './statements.ts'

/** Puts what people said by hand on accounts and contacts that are as the sources make them, and keeps the originals. */
export async function putAllEdits(tx: LakeTransaction): Promise<void> {
  for (const statement of [
    sql.no_account_originals,
    sql.no_contact_originals,
    sql.all_touched,
    sql.changed_accounts,
    sql.changed_contacts,
  ])
    await tx.run(statement)
  await putEdits(tx)
}

/** Takes off accounts whatever people said by hand. */
export async function takeAllEdits(tx: LakeTransaction): Promise<void> {
  for (const statement of [sql.covered_accounts, sql.uncover_accounts, sql.restore_accounts])
    await tx.run(statement)
}

/** Puts edits on the accounts and contacts in `changed_accounts` and `changed_contacts`, which are as the sources make them. */
async function putEdits(tx: LakeTransaction): Promise<void> {
  await learnNames(tx, sql.edited_names)
  await tx.run(sql.forget_edited_titles)
  await tx.append('match.titles', titleColumns, titlesOf(tx.parts(sql.edited_titles)))
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
  await coverOwn(tx)
  await refreshHierarchy(tx)
}

const titleColumns = [
  ['title', VARCHAR],
  ['title_level', VARCHAR],
  ['title_department', VARCHAR],
  ['by_hand', BOOLEAN],
] as const

/** What titles that somebody typed tell. */
async function* titlesOf(parts: AsyncIterable<readonly Row[]>): AsyncGenerator<DuckDBValue[][]> {
  for await (const rows of parts)
    yield rows.map((row) => {
      const title = String(row.title)
      const { level, department } = titleParts(title)
      return [title, level, department, true]
    })
}

async function takeEdits(tx: LakeTransaction): Promise<void> {
  for (const statement of [
    sql.uncover_accounts,
    sql.restore_accounts,
    sql.forget_account_originals,
    sql.uncover_contacts,
    sql.restore_contacts,
    sql.forget_contact_originals,
  ])
    await tx.run(statement)
}

/**
 * Follows decisions about single accounts and contacts without making everything anew, with the same result. The accounts
 * that they concern stand in `changed_accounts` afterwards, for what later steps make of them.
 */
export async function followEdits(tx: LakeTransaction, decided: Decided): Promise<void> {
  await tx.run(sql.edits_before)
  await tx.run(sql.hierarchy_before)
  await copyDecided(tx, decided)
  for (const statement of [sql.touched, sql.changed_accounts, sql.changed_contacts]) await tx.run(statement)
  await takeEdits(tx)
  await putEdits(tx)
  await tx.run(sql.changed_around)
}
