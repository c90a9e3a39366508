import { BIGINT, DECIMAL, DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api'
import { Fault } from '../../ground/kernel/index.ts'
import { type Lake, type LakeTransaction, type Row, toAmount, toWhole } from '../../ground/lake/index.ts'
import { ensureScored, sql } from './fit.ts'
import type { BuildRequest } from './lists/model.ts'
import { TargetList } from './lists/model.ts'
import type { Profile } from './profile/model.ts'
import { reasonsFor } from './reasons.ts'

/** A first list longer than this is warned of: pilots start with dozens (capability I26). */
export const longFirstList = 100

export type ListDecision = BuildRequest &
  Readonly<{ list_id: string; profile_id: string; by: string; at: string; build_id: string }>

/**
 * Builds the next version of a target account list and keeps it as it was shown. Building the same decision
 * again (same `build_id`) changes nothing.
 * @throws Fault `identify.empty_list` when no account qualifies
 */
export async function buildTargets(
  tx: LakeTransaction,
  decision: ListDecision,
  profile: Profile,
): Promise<TargetList> {
  const [known] = await tx.read(sql.built_list, { build_id: decision.build_id })
  if (known) return toList(known)
  const { capacity } = decision
  await ensureScored(tx, profile)
  const most = capacity.tier_1 + capacity.tier_2 + capacity.tier_3
  await tx.run(sql.ranked, {
    profile_id: profile.profile_id,
    basis: profile.basis,
    relationship: decision.relationship,
  })
  await tx.run(sql.cut_ranked, { most })
  const accounts = await tx.read(sql.read_ranked)
  if (accounts.length === 0) throw new Fault('conflict', 'identify.empty_list', { name: decision.name })
  const receipts = groupByAccount(await tx.read(sql.receipts_of_list, { profile_id: profile.profile_id }))
  const version = Number((await tx.read(sql.next_version, { list_id: decision.list_id }))[0]?.version)
  const excluded = Number(
    (await tx.read(sql.count_excluded, { profile_id: profile.profile_id }))[0]?.excluded,
  )
  const isFirst = Number((await tx.read(sql.count_lists))[0]?.lists) === 0
  const warnings = [
    ...(isFirst && accounts.length > longFirstList ? ['identify.warn_long_list'] : []),
    ...(profile.signal ? [] : [`identify.warn_${profile.finding}`]),
  ]
  const list = TargetList.parse({
    ...decision,
    version,
    profile_id: profile.profile_id,
    basis: profile.basis,
    accounts: accounts.length,
    excluded,
    built_at: decision.at,
    built_by: decision.by,
    warnings,
  })
  await tx.append('identify.target_accounts', entryColumns, [
    accounts.map((account) =>
      toEntry(list, account, receipts.get(String(account.account_id)) ?? [], profile),
    ),
  ])
  await tx.run(sql.insert_list, {
    list_id: list.list_id,
    version,
    build_id: decision.build_id,
    name: list.name,
    owner: list.owner,
    kpi: list.kpi,
    pilot: list.pilot,
    profile_id: list.profile_id,
    basis: list.basis,
    capacity: JSON.stringify(capacity),
    relationship: list.relationship,
    accounts: list.accounts,
    excluded,
    at: decision.at,
    by: decision.by,
    warnings: JSON.stringify(warnings),
  })
  return list
}

function groupByAccount(lines: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(lines, (line) => String(line.account_id))
}

const entryColumns = [
  ['list_id', VARCHAR],
  ['version', INTEGER],
  ['place', BIGINT],
  ['tier', VARCHAR],
  ['account_id', VARCHAR],
  ['fit', BIGINT],
  ['grade', VARCHAR],
  ['readiness', BIGINT],
  ['value', DECIMAL(18, 2)],
  ['reasons', VARCHAR],
  ['probability', DOUBLE],
  ['expected_value', DECIMAL(18, 2)],
] as const

function toEntry(list: TargetList, account: Row, lines: readonly Row[], profile: Profile) {
  const place = Number(account.place)
  const whole = (value: unknown) => (value === null ? null : toWhole(Number(value)))
  return [
    list.list_id,
    list.version,
    toWhole(place),
    tierOf(place, list.capacity),
    String(account.account_id),
    whole(account.fit),
    account.grade === null ? null : String(account.grade),
    whole(account.readiness),
    toAmount(Number(account.value)),
    JSON.stringify(reasonsFor(account, lines, profile)),
    account.probability === null ? null : Number(account.probability),
    account.expected_value === null ? null : toAmount(Number(account.expected_value)),
  ]
}

const tierOf = (place: number, capacity: TargetList['capacity']): '1' | '2' | '3' =>
  place <= capacity.tier_1 ? '1' : place <= capacity.tier_1 + capacity.tier_2 ? '2' : '3'

const toList = (row: Row): TargetList =>
  TargetList.parse({
    ...row,
    capacity: JSON.parse(String(row.capacity)),
    warnings: JSON.parse(String(row.warnings)),
  })

/** The newest version of every list, the last built first. */
export async function listTargets(lake: Lake): Promise<TargetList[]> {
  return (await lake.read(sql.newest_lists)).map(toList)
}

/**
 * A version of a list, the newest for null.
 * @throws Fault `identify.list_missing`
 */
export async function getTargets(lake: Lake, id: string, version: number | null = null): Promise<TargetList> {
  const [row] = await lake.read(sql.get_list, { list_id: id, version })
  if (!row) throw new Fault('missing', 'identify.list_missing', { id })
  return toList(row)
}

export async function listVersions(lake: Lake, id: string): Promise<Row[]> {
  return lake.read(sql.list_versions, { list_id: id })
}

/** Accounts of a list after a place, in the order of the list; reasons as they were kept. */
export async function targetAccounts(
  lake: Lake,
  list: Pick<TargetList, 'list_id' | 'version'>,
  page: { after: number; limit: number; tier: string | null },
): Promise<Row[]> {
  return lake.read(sql.list_accounts, { list_id: list.list_id, version: list.version, ...page })
}

/** The newest lists that an account stands on. */
export async function listsOf(lake: Lake, accountId: string): Promise<Row[]> {
  return lake.read(sql.lists_of, { account_id: accountId })
}

/** Living accounts that stand on the newest version of some list. */
export async function listedAccounts(lake: Lake): Promise<ReadonlySet<string>> {
  const rows = await lake.read(sql.listed_accounts)
  return new Set(rows.map(({ account_id }) => String(account_id)))
}
