import type { Lake, LakeTransaction, Statement } from '../../ground/lake/index.ts'
import { type Finding, matchCompanies } from './companies/companies.ts'
import { lastPlace } from './decisions/priorities.ts'
import { putAllEdits, takeAllEdits } from './edits.ts'
import { findRemade, findTurned, keepBase, remakeNodes, remakeRecords, remakeRows } from './joined.ts'
import { learnNames } from './learn-names.ts'
import { BaseSummary } from './model.ts'
import { namesVersion } from './names/index.ts'
import { createOthers } from './others/others.ts'
import { gatherOwn } from './own/own.ts'
import { matchPeople } from './people/match.ts'
import { refreshQuality } from './quality/flags.ts'
import { findPairs } from './queue/queue.ts'
import { gatherRecords } from './records/records.ts'
import { partsOf, slicesOf } from './slices.ts'
import { joinedSql, sql } from './statements.ts'

type Moment = Readonly<{ at: string; today: string; basis: string; rules: number }>

/**
 * Finds out which of the rows in force are one company, and leaves it in `match.account_records` with all that explains it: the first
 * part of making the account base anew.
 * @returns whether that was only done for the records in `remade`
 */
export async function findCompanies(tx: LakeTransaction, finding: Finding = {}): Promise<boolean> {
  await tx.run(sql.create_schema)
  await makeRoom(tx)
  await tx.run(sql.create_names)
  await tx.run(sql.extend_names)
  await tx.run(sql.extend_names_kind)
  await tx.run(sql.extend_names_over)
  await createOthers(tx)
  await tx.run(sql.reporting)
  await tx.run(sql.rates_in_force)
  const { rules } = finding
  const isBased = rules !== undefined && (await findTurned(tx, rules))
  if (isBased) await remakeRows(tx)
  else {
    await tx.run(sql.no_account_rows)
    for (const slice of await slicesOf(tx, sql.row_count)) await tx.run(sql.account_rows, slice)
  }
  for (const rows of [
    sql.contact_rows,
    sql.opportunity_rows,
    sql.activity_rows,
    sql.product_rows,
    sql.purchase_rows,
    sql.person_rows,
    sql.titles,
    sql.sights,
  ])
    await tx.run(rows)
  await learnNames(tx, isBased ? joinedSql.new_names : sql.new_names)
  await tx.run(sql.mentions)
  await tx.run(sql.company_records, { version: namesVersion })
  const isJoined = await matchCompanies(tx, finding, isBased)
  const isRemade = isJoined && isBased && (await findRemade(tx))
  if (isRemade) await remakeRecords(tx)
  else await tx.run(sql.account_records)
  return isRemade
}

/**
 * What the engine may take while the base is made, in MB, and as much more for each million rows: joins and windows over all of them need
 * room at once, and until the transaction ends it gives back little of what small parts took.
 */
const [megabytes, megabytesPerMillion] = [300, 500]

async function makeRoom(tx: LakeTransaction): Promise<void> {
  const [row] = await tx.read(sql.row_count)
  await tx.widen(Math.ceil(megabytes + (megabytesPerMillion * Number(row?.records)) / 1e6))
}

/**
 * Makes the account base anew from the rows in force: which rows are one company, the golden values, and what hangs on
 * each account. All of it becomes visible at once, with
 * the transaction; the same rows give the same tables, whatever their order.
 * @param moment `at` ISO time to record, `today` the day after which dates lie in the future, `basis` what the base is made of, `rules` the version of
 *   the rules that it is made by
 */
export async function refreshMatch(tx: LakeTransaction, moment: Moment): Promise<void> {
  const version = { version: namesVersion }
  const isRemade = await findCompanies(tx, { rules: moment.rules })
  await (isRemade ? remakeNodes(tx) : findNodes(tx))
  await tx.run(sql.named_accounts, version)
  await tx.run(sql.external_ids)
  await matchPeople(tx)
  await gatherOwn(tx, moment.today)
  await tx.run(sql.products, version)
  await tx.run(sql.opportunities, version)
  await tx.run(sql.activities)
  await gatherRecords(tx, version)
  await tx.run(sql.unconverted)
  await tx.run(sql.as_of, { today: moment.today })
  await tx.run(sql.account_counts)
  if (isRemade) await remakeAccounts(tx)
  else {
    await gatherGolden(tx, sql.record_names, sql.record_count)
    await tx.run(sql.accounts)
  }
  await refreshQuality(tx, isRemade)
  await putAllEdits(tx)
  await findPairs(tx)
  await keepBase(tx, moment.rules)
  await remember(tx, moment)
}

/** Finds out which account answers to a name or a domain, and by which rows it is found. */
async function findNodes(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.no_nodes)
  for (const part of await partsOf(tx, sql.record_count)) await tx.run(sql.nodes, part)
  await tx.run(sql.row_accounts)
  await tx.run(sql.node_rows)
}

/**
 * Gathers the golden values, some accounts after the others, so that the memory it takes does not grow with their number.
 * @param names which records to gather them of, and `count` about how many these are
 */
async function gatherGolden(tx: LakeTransaction, names: Statement, count: Statement): Promise<void> {
  const places = { last_place: lastPlace }
  await tx.run(sql.source_places, places)
  await tx.run(sql.no_golden)
  for (const slice of await slicesOf(tx, count, 'acc_')) {
    await tx.run(names, { version: namesVersion, ...slice })
    await tx.run(sql.record_values)
    await tx.run(sql.account_sizes)
    await tx.run(sql.golden_of_one)
    await tx.run(sql.golden_of_many, places)
  }
}

/** Makes the accounts in `remade_accounts` anew, and those on which other things hang than before. */
async function remakeAccounts(tx: LakeTransaction): Promise<void> {
  await takeAllEdits(tx)
  await tx.run(sql.otherwise_counted)
  await gatherGolden(tx, joinedSql.record_names, sql.remade_count)
  await tx.run(sql.forget_accounts)
  await tx.run(joinedSql.accounts)
}

/** Notes what the account base is made of now. */
export async function remember(
  tx: LakeTransaction,
  { basis, at }: Pick<Moment, 'basis' | 'at'>,
): Promise<void> {
  await tx.run(sql.create_refreshed)
  await tx.run(sql.forget_refreshed)
  await tx.run(sql.insert_refreshed, { basis, at })
}

/** What the account base was last made of; null when it was never made. */
export async function refreshedBasis(tx: LakeTransaction): Promise<string | null> {
  await tx.run(sql.create_schema)
  await tx.run(sql.create_refreshed)
  const [row] = await tx.read(sql.read_basis)
  return row ? String(row.basis) : null
}

/** What the account base holds, in numbers. */
export async function baseSummary(lake: Lake): Promise<BaseSummary> {
  const [[summary], stages] = await Promise.all([lake.read(sql.summary), lake.read(sql.stages)])
  return BaseSummary.parse({ ...summary, rows: summary?.rows ?? 0, stages })
}
