import { type Lake, type LakeTransaction, loadStatements, type Row } from '../../ground/lake/index.ts'
import { followOwnTraits, gatherOthers } from '../match/index.ts'
import { gateSql, judge } from './gate.ts'
import { type Cuts, type grades, Profile, Receipt, sizes } from './model.ts'
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
    'create_chances',
    'create_deals',
    'add_list_probability',
    'add_list_expected_value',
    'create_trait_values',
    'create_receipt_lines',
    'create_bought',
    'any_account',
    'observations',
    'observed_others',
    'insert_profile',
    'get_profile',
    'bins_of',
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
    sql.create_chances,
    sql.create_deals,
    sql.add_list_probability,
    sql.add_list_expected_value,
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
  await tx.run(
    {
      name: 'account_fit',
      file: 'identify/fit.ts',
      sql: `create or replace table identify.account_fit as\n${parts.map(({ sql: part }) => part).join('\nunion all\n') || nobody}`,
    },
    Object.assign({}, ...parts.map(({ params }) => params)),
  )
}

/** No score at all, in the form of scores. */
const nobody = `select a.account_id, a.account_id as profile_id, cast(0 as bigint) as fit, a.account_id as grade, a.account_id as gate,
  cast(0 as double) as probability, cast(0 as double) as probability_low, cast(0 as double) as probability_high,
  cast(0 as decimal(18, 2)) as expected_deal, cast(0 as decimal(18, 2)) as expected_value
from match.accounts a
where a.account_id is null`

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
  ${rename(gate.sql)} as gate,
  c.probability, c.low as probability_low, c.high as probability_high,
  d.amount as expected_deal, cast(c.probability * d.amount as decimal(18, 2)) as expected_value
from match.accounts a
left join (
  select account_id, cast(sum(points) as bigint) as fit from identify.receipt_lines where profile_id = $p${index}_id${accounts === 'all' ? '' : ` and ${only('account_id')}`} group by 1
) s on s.account_id = a.account_id
left join identify.chances c on c.profile_id = $p${index}_id and s.fit >= c.from_fit and s.fit < c.until_fit
left join identify.deals d on d.profile_id = $p${index}_id and c.probability is not null
  and ${dealOf(profile)}${accounts === 'all' ? '' : `\nwhere ${only('a.account_id')}`}`
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

/** Which line of what a success brings is that of an account: the range of its size, else that of all. */
function dealOf({ deal_trait: trait }: Profile): string {
  const field = sizes.find((size) => size === trait)
  if (field === undefined) return 'd.low is null'
  const size = `cast(a.${field} as double)`
  return `((${size} >= d.low and (d.high is null or ${size} < d.high)) or (a.${field} is null and d.low is null))`
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
    ...prospectsOf(profile, fit, account),
    gate,
    gate_reasons: reasons,
    lines: lines.map((line) => ({ ...line, origin: origins.get(String(line.trait)) ?? profile.origin })),
  })
}

/** What the fit of an account comes to; all null where that was not learned. */
function prospectsOf(profile: Profile, fit: number | null, account: Row) {
  const chance = fit === null ? undefined : profile.chances.findLast(({ from }) => from <= fit)
  const field = sizes.find((size) => size === profile.deal_trait)
  const size = field === undefined ? null : (account[field] ?? null)
  const deal =
    size === null
      ? profile.deals.find(({ low }) => low === null)
      : profile.deals.find(
          ({ low, high }) => low !== null && Number(size) >= low && (high === null || Number(size) < high),
        )
  if (chance === undefined) return {}
  const { probability, low: probability_low, high: probability_high } = chance
  const expected_deal = deal?.amount ?? null
  const expected_value = expected_deal === null ? null : Math.round(probability * expected_deal * 100) / 100
  return { probability, probability_low, probability_high, expected_deal, expected_value }
}

const gradeOf = (fit: number, { A, B, C }: Cuts): (typeof grades)[number] =>
  fit >= A ? 'A' : fit >= B ? 'B' : fit >= C ? 'C' : 'D'
