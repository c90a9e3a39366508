import {
  copyDecided,
  type Decided,
  type LakeTransaction,
} from '../../ground/lake/index.ts'
import { overRecords } from './account-fields.ts'
import { lastPlace } from './decisions/priorities.ts'
import { learnNames } from './learn-names.ts'
import { namesVersion } from './names.ts'
import { sql } from './statements.ts'

/**
 * Makes the rows of `match.accounts`: of all accounts, or anew of those in `changed_accounts`. Needs the rows of account
 * files in `account_rows` and what hangs on the accounts.
 */
export async function showValues(tx: LakeTransaction, records: 'all' | 'changed'): Promise<void> {
  const version = { version: namesVersion }
  const places = { last_place: lastPlace }
  await learnNames(tx, sql.edited_names)
  await tx.run(sql.source_places, places)
  await tx.run(overRecords(sql.record_values, records), version)
  await tx.run(overRecords(sql.account_sizes, records))
  await tx.run(sql.golden_of_one)
  await tx.run(sql.golden_of_many, places)
  await tx.run(overRecords(sql.edited, records))
  await tx.run(overRecords(sql.tags, records))
  if (records === 'changed') await tx.run(sql.forget_changed)
  await tx.run(overRecords(sql.accounts, records), version)
}

/**
 * Follows decisions about single accounts and contacts: gives the lake those now in force, and makes anew what is shown of
 * the accounts and contacts that they concern, which stand in `changed_accounts` afterwards. The result is that of making
 * everything anew.
 */
export async function followEdits(tx: LakeTransaction, decided: Decided): Promise<void> {
  await tx.run(sql.edits_before)
  await copyDecided(tx, decided)
  for (const statement of [sql.touched, sql.changed_accounts, sql.changed_records, sql.changed_rows])
    await tx.run(statement)
  await showValues(tx, 'changed')
  for (const statement of [
    sql.changed_contacts,
    sql.contacts_before,
    sql.contact_values,
    sql.forget_contacts,
    sql.insert_contacts,
  ])
    await tx.run(statement)
}
