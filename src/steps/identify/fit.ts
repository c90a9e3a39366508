import { type Lake, type LakeTransaction, loadStatements, type Row } from '../../ground/lake/index.ts'
import { followOwnTraits, gatherOthers } from '../match/index.ts'
import { gateSql, judge } from './gate.ts'
import { type Cuts, type grades, Profile, Receipt } from './model.ts'
import { forTraits } from './traits.ts'

export const sql = loadStatements(
  new URL('./identify.sql', import.meta.url),
  [
    'create_schema',
    'create_profiles',
    'create_bins',
    'create_target_lists',
    'create_target_accounts',
    'create_account_fit',
    'create_trait_values',
    'create_receipt_lines',
    'create_bought',
    'any_account',
    'observations',
    'observed_others',
    'insert_profile',
    'get_profile',
    'list_profiles',
    'newest_profiles',
    'is_scored',
    'forget_changed_fit',
    'receipt',
    'receipts_of_list',
    'next_version',
    'count_lists',
    'ranked',
    'cut_ranked',
    'read_ranked',
    'count_excluded',
    'built_list',
    'insert_list',
    'newest_lists',
    'get_list',
    'list_versions',
    'list_accounts',
    'lists_of',
    'listed_accounts',
  ],
  forTraits,
)

/** Tables and views of this step; needs the account base to be there. */
export async function createIdentify(tx: LakeTransaction): Promise<void> {
  for (const statement of [
    sql.create_schema,
    sql.create_profiles,
    sql.create_bins,
    sql.create_target_lists,
    sql.create_target_accounts,
    sql.create_account_fit,
    sql.create_trait_values,
    sql.create_receipt_lines,
    sql.create_bought,
  ])
    await tx.run(statement)
}

export const newestProfiles = async (tx: LakeTransaction): Promise<Profile[]> =>
  (await tx.read(sql.newest_profiles)).map((row) => Profile.parse(JSON.parse(String(row.body))))

/** Scores every account against the newest version of every profile: the sum of its receipt lines. */
export async function refreshFit(tx: LakeTransaction): Promise<void> {
  const profiles = await newestProfiles(tx)
  await gatherOthers(tx, columnsOf(profiles))
  const parts = profiles.map((profile, i) => partFor(profile, i))
  const empty =
    'select account_id, profile_id, fit, grade, gate from identify.account_fit where account_id is null'
  await tx.run(
    {
      name: 'account_fit',
      file: 'identify/fit.ts',
      sql: `create or replace table identify.account_fit as\n${parts.map(({ sql: part }) => part).join('\nunion all\n') || empty}`,
    },
    Object.assign({}, ...parts.map(({ params }) => params)),
  )
}

/** The columns, mapped to no field, that profiles were learned from. */
export const columnsOf = (profiles: readonly Pick<Profile, 'columns'>[]): string[] =>
  [...new Set(profiles.flatMap(({ columns }) => columns))].sort()

/** {@link refreshFit} where only the values of the accounts in `changed_accounts` are other than before. */
export async function refreshChangedFit(tx: LakeTransaction): Promise<void> {
  const profiles = await newestProfiles(tx)
  await followOwnTraits(tx, columnsOf(profiles))
  await tx.run(sql.forget_changed_fit)
  for (const profile of profiles) {
    const { sql: part, params } = partFor(profile, 0, 'changed')
    const insert = `insert into identify.account_fit\n${part}`
    await tx.run({ name: 'account_fit of changed', file: 'identify/fit.ts', sql: insert }, params)
  }
}

/** Scores every account against a profile that {@link refreshFit} left out, an older version of one. */
export async function ensureScored(tx: LakeTransaction, profile: Profile): Promise<void> {
  const [scored] = await tx.read(sql.is_scored, { profile_id: profile.profile_id })
  if (scored) return
  const { sql: part, params } = partFor(profile, 0)
  const insert = `insert into identify.account_fit\n${part}`
  await tx.run({ name: 'account_fit of one', file: 'identify/fit.ts', sql: insert }, params)
}

function partFor(profile: Profile, index: number, accounts: 'all' | 'changed' = 'all') {
  const gate = gateSql(profile.gate, profile.exclusions)
  const rename = (text: string) => text.replaceAll('$gate_', `$p${index}_gate_`)
  const params = Object.fromEntries(
    Object.entries(gate.params).map(([name, value]) => [`p${index}_${name}`, value]),
  )
  const only = (id: string) => `${id} in (select account_id from changed_accounts)`
  const text = `select a.account_id, $p${index}_id as profile_id, s.fit,
  case when s.fit >= $p${index}_a then 'A' when s.fit >= $p${index}_b then 'B' when s.fit >= $p${index}_c then 'C' when s.fit is not null then 'D' end as grade,
  ${rename(gate.sql)} as gate
from match.accounts a
left join (
  select account_id, cast(sum(points) as bigint) as fit from identify.receipt_lines where profile_id = $p${index}_id${accounts === 'all' ? '' : ` and ${only('account_id')}`} group by 1
) s on s.account_id = a.account_id${accounts === 'all' ? '' : `\nwhere ${only('a.account_id')}`}`
  const { A, B, C } = profile.cuts
  return {
    sql: text,
    params: {
      ...params,
      [`p${index}_id`]: profile.profile_id,
      [`p${index}_a`]: A,
      [`p${index}_b`]: B,
      [`p${index}_c`]: C,
    },
  }
}

/** The fit of one account to one profile with every line of it, and the gate with every reason. */
export async function receiptOf(lake: Lake, account: Row, profile: Profile): Promise<Receipt> {
  const accountId = String(account.account_id)
  const lines = await lake.read(sql.receipt, {
    account_id: accountId,
    profile_id: profile.profile_id,
  })
  const origins = new Map(profile.traits.map(({ trait, origin }) => [trait, origin]))
  const { gate, reasons } = judge(profile.gate, account, profile.exclusions)
  const fit = profile.signal ? lines.reduce((sum, line) => sum + Number(line.points), 0) : null
  return Receipt.parse({
    account_id: accountId,
    profile_id: profile.profile_id,
    profile: profile.name,
    version: profile.version,
    fit,
    grade: fit === null ? null : gradeOf(fit, profile.cuts),
    gate,
    gate_reasons: reasons,
    lines: lines.map((line) => ({ ...line, origin: origins.get(String(line.trait)) ?? profile.origin })),
  })
}

const gradeOf = (fit: number, { A, B, C }: Cuts): (typeof grades)[number] =>
  fit >= A ? 'A' : fit >= B ? 'B' : fit >= C ? 'C' : 'D'
