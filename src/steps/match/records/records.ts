import { type Lake, type LakeTransaction, loadStatements, type Params } from '../../../ground/lake/index.ts'
import { Origin, Purchase } from '../model.ts'
import { inReporting } from '../rates/reported.ts'

const sql = loadStatements(
  new URL('./records.sql', import.meta.url),
  [
    'purchases',
    'followers',
    'members',
    'attendance',
    'attendance_activities',
    'outcomes',
    'costs',
    'origins',
    'purchases_of',
    'origins_of',
  ],
  inReporting,
)

/** Makes what these files tell of accounts: purchases, followers, members, attendance, outcomes, costs. */
export async function gatherRecords(tx: LakeTransaction, version: Params): Promise<void> {
  for (const statement of [
    sql.purchases,
    sql.followers,
    sql.members,
    sql.attendance,
    sql.attendance_activities,
    sql.outcomes,
    sql.costs,
    sql.origins,
  ])
    await tx.run(statement, version)
}

/** Purchases and contracts of an account, the newest first. */
export async function purchasesOf(lake: Lake, accountId: string): Promise<Purchase[]> {
  return (await lake.read(sql.purchases_of, { account_id: accountId })).map((row) => Purchase.parse(row))
}

/** Through whom an account is known besides its contacts, the newest first. */
export async function originsOf(lake: Lake, accountId: string): Promise<Origin[]> {
  return (await lake.read(sql.origins_of, { account_id: accountId })).map((row) => Origin.parse(row))
}
