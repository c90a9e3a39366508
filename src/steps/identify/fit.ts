import { VARCHAR } from '@duckdb/node-api'
import { type Lake, type LakeTransaction, loadStatements, type Row } from '../../ground/lake/index.ts'
import { sectorsOfIndustries } from '../collect/index.ts'
import { followOwnTraits, gatherOthers } from '../match/index.ts'
import { judge } from './gate.ts'
import { type Cuts, Profile, sizes } from './profile/model.ts'
import { compileScores, toPoints } from './profile/score-sql.ts'
import { liftsOf, nextGrade } from './scores/lifts.ts'
import { type grades, LiftBin, Receipt, ReceiptLine } from './scores/model.ts'
import { forTraits } from './traits.ts'

export const sql = loadStatements(
  new URL('./identify.sql', import.meta.url),
  [
    'create_schema',
    'create_profiles',
    'create_bins',
    'create_sectors',
    'has_activations',
    'create_activations',
    'adopt_newest',
    'create_offers',
    'create_in_force',
    'create_profile_states',
    'create_target_lists',
    'create_target_accounts',
    'create_account_fit',
    'create_score_history',
    'add_list_probability',
    'add_list_expected_value',
    'create_best_fit',
    'create_trait_values',
    'create_receipt_lines',
    'create_bought',
    'any_account',
    'observations',
    'observed_others',
    'insert_profile',
    'activate_first',
    'forget_offer',
    'keep_offer',
    'get_profile',
    'current_profile',
    'bins_of',
    'list_profiles',
    'profiles_in_force',
    'looked_at',
    'renew_account_fit',
    'points',
    'is_scored',
    'forget_changed_fit',
    'fits_of',
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

const sectorColumns = [
  ['industry', VARCHAR],
  ['sector', VARCHAR],
] as const

/** Tables and views of this step; needs the account base to be there. */
export async function createIdentify(tx: LakeTransaction): Promise<void> {
  const [adopted] = await tx.read(sql.has_activations)
  for (const statement of [
    sql.create_schema,
    sql.create_profiles,
    sql.create_bins,
    sql.create_sectors,
    sql.create_activations,
    sql.create_offers,
    sql.create_in_force,
    sql.create_profile_states,
    sql.create_target_lists,
    sql.create_target_accounts,
    sql.create_account_fit,
    sql.create_score_history,
    sql.add_list_probability,
    sql.add_list_expected_value,
    sql.create_best_fit,
    sql.create_trait_values,
    sql.create_receipt_lines,
    sql.create_bought,
  ])
    await tx.run(statement)
  if (!adopted) await tx.run(sql.adopt_newest)
  await tx.append('identify.sectors', sectorColumns, [
    sectorsOfIndustries().map(({ industry, sector }) => [industry, sector]),
  ])
}

/** Keeps which products there are now, so that it can be told when others are offered. */
export async function keepOffer(tx: LakeTransaction, profileId: string): Promise<void> {
  await tx.run(sql.forget_offer, { profile_id: profileId })
  await tx.run(sql.keep_offer, { profile_id: profileId })
}

/** A profile as it was kept, and what became of it since. */
export const toProfile = ({ body, status, activated_at }: Row): Profile =>
  Profile.parse({ ...JSON.parse(String(body)), status, activated_at })

/** The version of each profile that counts. */
export const profilesInForce = async (tx: LakeTransaction): Promise<Profile[]> =>
  (await tx.read(sql.profiles_in_force)).map(toProfile)

/**
 * Reads the columns, mapped to no field, that profiles in force and drafts ask for.
 * @param more columns that are asked for beside
 */
export async function gatherColumns(tx: LakeTransaction, more: readonly string[] = []): Promise<void> {
  const profiles = (await tx.read(sql.looked_at)).map(toProfile)
  await gatherOthers(tx, columnsOf([...profiles, { columns: [...more] }]))
}

/** Scores every account against the version in force of every profile: the sum of its receipt lines. */
export async function refreshFit(tx: LakeTransaction): Promise<void> {
  const profiles = await profilesInForce(tx)
  await gatherColumns(tx)
  if (profiles.length === 0) await tx.run(sql.renew_account_fit)
  else await score(tx, profiles, 'create or replace table identify.account_fit as')
}

const addTo = 'insert into identify.account_fit'

/**
 * Scores accounts by some profiles.
 * @param into what becomes of the scores; making the table takes a third of the time of adding to it
 * @param only a condition on `a`; all accounts without one
 */
async function score(
  tx: LakeTransaction,
  profiles: readonly Profile[],
  into: string,
  only?: string,
): Promise<void> {
  const ids = new Set(profiles.map(({ profile_id }) => profile_id))
  const bins = (await tx.read(sql.points)).map(toPoints).filter(({ profile_id }) => ids.has(profile_id))
  const { work, scores } = compileScores(profiles, bins, only === undefined ? {} : { only })
  const file = 'identify/fit.ts'
  await tx.run({ name: 'scored', file, sql: work.sql }, work.params)
  await tx.run({ name: 'account_fit', file, sql: `${into}\n${scores.sql}` }, scores.params)
}

/** The columns, mapped to no field, that profiles were learned from. */
const columnsOf = (profiles: readonly Pick<Profile, 'columns'>[]): string[] =>
  [...new Set(profiles.flatMap(({ columns }) => columns))].sort()

/** {@link refreshFit} where only the values of the accounts in `changed_accounts` are other than before. */
export async function refreshChangedFit(tx: LakeTransaction): Promise<void> {
  const profiles = await profilesInForce(tx)
  await followOwnTraits(tx, columnsOf((await tx.read(sql.looked_at)).map(toProfile)))
  await tx.run(sql.forget_changed_fit)
  if (profiles.length > 0)
    await score(tx, profiles, addTo, 'a.account_id in (select account_id from changed_accounts)')
}

/** Scores every account against a profile that {@link refreshFit} left out, a version that is not in force. */
export async function ensureScored(tx: LakeTransaction, profile: Profile): Promise<void> {
  const [scored] = await tx.read(sql.is_scored, { profile_id: profile.profile_id })
  if (scored) return
  if (profile.columns.length > 0) await gatherColumns(tx, profile.columns)
  await score(tx, [profile], addTo)
}

/** The fit of one account to one profile with every line of it, and the gate with every reason. */
export async function receiptOf(lake: Lake, account: Row, profile: Profile): Promise<Receipt> {
  const accountId = String(account.account_id)
  const of = { account_id: accountId, profile_id: profile.profile_id }
  const lines = (await lake.read(sql.receipt, of)).map((line) => ReceiptLine.parse(line))
  const bins = (await lake.read(sql.bins_of, of)).map((bin) => LiftBin.parse(bin))
  const origins = new Map(profile.traits.map(({ trait, origin }) => [trait, origin]))
  const { gate, reasons } = judge(profile.gate, account, profile.exclusions)
  const fit = profile.signal ? lines.reduce((sum, line) => sum + line.points, 0) : null
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
    lines: lines.map((line) => ({ ...line, origin: origins.get(line.trait) ?? profile.origin })),
    lifts: fit === null ? [] : liftsOf(lines, bins),
    next_grade: nextGrade(fit, profile.cuts),
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
