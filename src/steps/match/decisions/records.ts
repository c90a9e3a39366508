import type { Lake, Row } from '../../../ground/lake/index.ts'
import { livingContact, livingId } from '../accounts.ts'
import type { EditSubject } from '../model.ts'
import { ownTextsOf } from '../own/own.ts'
import { sql } from '../statements.ts'

/**
 * What a decision about an account or contact is kept under: the record that founded it, which survives imports and merges;
 * all records that decisions about it may be kept under; its id and what is shown of it now.
 */
export type Subject = Readonly<{ id: string; founder: string; records: readonly string[]; shown: Row }>

/** @throws Fault `match.account_missing`, `match.contact_missing` */
export async function recordOf(lake: Lake, subject: EditSubject, id: string): Promise<Subject> {
  if (subject === 'contact') {
    const contact_id = await livingContact(lake, id)
    const [[shown = {}], records] = await Promise.all([
      lake.read(sql.contact_of, { contact_id }),
      lake.read(sql.contact_record_ids, { contact_id }),
    ])
    return {
      id: contact_id,
      founder: contact_id.slice('con_'.length),
      records: records.map(({ record_id }) => String(record_id)),
      shown,
    }
  }
  const account_id = await livingId(lake, id)
  const [records, [shown = {}], own] = await Promise.all([
    lake.read(sql.record_ids, { account_id }),
    lake.read(sql.shown_of, { account_id }),
    ownTextsOf(lake, account_id),
  ])
  return {
    id: account_id,
    founder: account_id.slice('acc_'.length),
    records: records.map(({ record_id }) => String(record_id)),
    shown: { ...shown, ...own },
  }
}
