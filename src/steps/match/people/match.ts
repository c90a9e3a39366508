import { VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../../ground/lake/index.ts'
import { matchTableInWorker } from '../engine/index.ts'
import { keepPairs } from '../keep.ts'
import { madeUp } from '../quality/made-up.ts'
import { whatPeopleSaidOfPeople } from '../verdicts/apply.ts'
import { readPeople } from './evidence.ts'
import { peopleGiven } from './holds.ts'
import { keepFound, keepWeights } from './keep.ts'
import { sql } from './statements.ts'

/**
 * Finds out which rows of contact files and of other files are one person, and leaves people in `match.contacts`, the rows of each in
 * `match.contact_records`, and whom and which account rows of other files lead to in `person_links`. Which pairs were one, or may
 * be, and what everything weighed stands in `match.person_pairs` and `match.person_weights`. Needs the accounts that rows name.
 */
export async function matchPeople(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.people_since)
  await tx.run(sql.people)
  await tx.run(sql.shared_keys)
  await tx.run(sql.create_nobodys)
  await tx.append('nobodys', nobodyColumns, [madeUp.map(({ what, value }) => [what, value])])
  for (const statement of [sql.addresses, sql.evidence, sql.no_found, sql.no_pairs, sql.no_weights])
    await tx.run(statement)
  const evidence = await readPeople(tx)
  if (evidence.records.length > 0) {
    const { records, columns, certain } = evidence
    const said = await whatPeopleSaidOfPeople(tx)
    const place = new Map(
      said.rows.size === 0
        ? []
        : records.flatMap((id, row) => (said.rows.has(id) ? [[id, row] as const] : [])),
    )
    const alone = new Uint8Array(records.length)
    for (const row of place.values()) alone[row] = 1
    const given = {
      ...peopleGiven(records.length),
      ...said.constraints(records.length, place),
      alone,
      certain,
    }
    const matching = await matchTableInWorker(columns, 'person', { given })
    await keepFound(tx, records, matching)
    await keepPairs(tx, 'match.person_pairs', records, matching, certain)
    await keepWeights(tx, matching)
  }
  for (const statement of [
    sql.contact_records,
    sql.contacts,
    sql.contact_addresses,
    sql.contact_names,
    sql.person_links,
  ])
    await tx.run(statement)
}

const nobodyColumns = [
  ['what', VARCHAR],
  ['value', VARCHAR],
] as const
