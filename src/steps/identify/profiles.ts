import { BIGINT, DOUBLE, VARCHAR } from '@duckdb/node-api'
import { Fault } from '../../ground/kernel/index.ts'
import { type Lake, type LakeTransaction, type Row, toWhole } from '../../ground/lake/index.ts'
import type { RunningJob } from '../../ground/state/index.ts'
import { gatherColumns, keepOffer, refreshFit, sql, toProfile } from './fit.ts'
import { columnTrait, fieldsOfTrait, type LearnRequest, type TraitEvidence, traitFields } from './model.ts'
import type { LearnedProfile, Past } from './profile/learn.ts'
import type { ScoredBin } from './profile/lines.ts'
import { Profile } from './profile/model.ts'
import type { Observed, TraitValue } from './profile/observed.ts'
import { readCases } from './profile/outcome.ts'
import { keepScores } from './scores/history.ts'
import { inThread } from './threads/in-thread.ts'
import { hasItem, itemTraits } from './traits.ts'

export type ProfileDecision = LearnRequest &
  Readonly<{ profile_id: string; version: number; by: string; at: string }>

/**
 * Learns a profile from the account base and keeps it with its evidence. Learning the same decision again
 * changes nothing: the first answer is kept. Others may read and write while it is learned, from the base as it was when that began.
 * @param options.counts false: it is a draft even if it is the first of its name
 * @throws Fault `identify.no_accounts` when there is nothing to learn from yet
 */
export async function learnProfile(
  lake: Lake,
  decision: ProfileDecision,
  job: RunningJob,
  options: Readonly<{ counts: boolean }>,
): Promise<Profile> {
  const [known] = await lake.read(sql.get_profile, { profile_id: decision.profile_id })
  if (known) return toProfile(known)
  const past = await lake.rehearse((tx) => readPast(tx, decision))
  const learned = await inThread<LearnedProfile>(new URL('./profile/thread.ts', import.meta.url), past, job)
  return lake.transaction((tx) => keepLearned(tx, decision, learned, options))
}

/** What a profile is learned from. */
export async function readPast(tx: LakeTransaction, decision: ProfileDecision): Promise<Past> {
  const [base] = await tx.read(sql.any_account)
  if (!base) throw new Fault('conflict', 'identify.no_accounts')
  const cases = await readCases(tx, decision)
  const rows = await tx.read(sql.observations)
  const others = await readOthers(tx, decision.columns)
  const items = itemTraits(rows, decision.minimum_accounts)
  const columns = decision.columns.map((header) => columnTrait + header)
  return {
    observed: toObserved(rows, items, columns, others),
    cases,
    wish: {
      traits: [...traitFields, ...items, ...columns].filter((trait) => !decision.exclude.includes(trait)),
      asked: columns,
      keep: decision.keep,
      rising: decision.rising,
      falling: decision.falling,
      minimum: decision.minimum_accounts,
      today: decision.at.slice(0, 10),
    },
  }
}

/** Keeps what was learned for a decision. */
export const keepLearned = (
  tx: LakeTransaction,
  decision: ProfileDecision,
  learned: LearnedProfile,
  options: Readonly<{ counts: boolean }> = { counts: true },
) => keepProfile(tx, describe(decision, learned), learned.bins, options)

/**
 * Keeps a profile with its scorecard. The first version of a name counts at once and scores every account; a later one is a draft, until
 * somebody activates it.
 * @param options.at when it is kept, and counts if it is the first
 * @param options.counts false: it is a draft even if it is the first
 */
export async function keepProfile(
  tx: LakeTransaction,
  profile: Profile,
  bins: readonly KeptBin[],
  { at = profile.learned_at, counts = true }: Readonly<{ at?: string; counts?: boolean }> = {},
): Promise<Profile> {
  await tx.run(sql.insert_profile, {
    profile_id: profile.profile_id,
    name: profile.name,
    version: profile.version,
    at: profile.learned_at,
    basis: profile.basis,
    body: JSON.stringify(profile),
  })
  await keepBins(tx, profile.profile_id, bins)
  const { profile_id, name, learned_by: by } = profile
  if (counts) await tx.run(sql.activate_first, { profile_id, name, by, at })
  const [kept] = await tx.read(sql.get_profile, { profile_id })
  if (kept === undefined) throw new Error(`profile ${profile_id} was not kept`)
  const known = toProfile(kept)
  if (known.status === 'active') {
    await refreshFit(tx)
    await keepScores(tx, at)
    await keepOffer(tx, profile_id)
  } else if (known.columns.length > 0) await gatherColumns(tx)
  return known
}

/** Keeps a scorecard. */
export const keepBins = (tx: LakeTransaction, profileId: string, bins: readonly KeptBin[]) =>
  tx.append('identify.bins', binColumns, [bins.map((bin) => toBinRow(profileId, bin))])

/** Values of columns that nobody mapped, by account and trait. */
async function readOthers(tx: LakeTransaction, columns: readonly string[]) {
  const found = new Map<string, Record<string, string | number>>()
  if (columns.length === 0) return found
  await gatherColumns(tx, columns)
  for (const { account_id, trait, value, number } of await tx.read(sql.observed_others)) {
    const values = found.get(String(account_id)) ?? {}
    values[columnTrait + String(trait)] = typeof number === 'number' ? number : String(value)
    found.set(String(account_id), values)
  }
  return found
}

/** What is known of the accounts, trait by trait. */
function toObserved(
  rows: readonly Row[],
  items: readonly string[],
  columns: readonly string[],
  others: ReadonlyMap<string, Readonly<Record<string, TraitValue>>>,
): Observed {
  const accounts = rows.map(({ account_id }) => String(account_id))
  const values = new Map<string, readonly TraitValue[]>()
  for (const trait of traitFields)
    values.set(
      trait,
      rows.map((row) => {
        const value = row[trait] ?? null
        return typeof value === 'object' ? null : value
      }),
    )
  for (const trait of items)
    values.set(
      trait,
      rows.map((row) => hasItem(trait, row[fieldsOfTrait(trait)[0] ?? ''])),
    )
  for (const trait of columns)
    values.set(
      trait,
      accounts.map((account) => others.get(account)?.[trait] ?? null),
    )
  return { accounts, values }
}

function describe(decision: ProfileDecision, learned: LearnedProfile): Profile {
  const { bins, ...findings } = learned
  const { by, at, ...asked } = decision
  return Profile.parse({
    ...asked,
    learned_at: at,
    learned_by: by,
    ...findings,
    traits: bins.filter((bin) => bin.accounts > 0).sort(byWeightOfEvidence),
  })
}

const verdictOrder = { wins: 0, loses: 0, no_difference: 1, not_enough_data: 2, agreed: 3 }

/** What matters first: differences by how far they are from none, then the rest by sample. */
export function byWeightOfEvidence(a: TraitEvidence, b: TraitEvidence): number {
  const strength = (bin: TraitEvidence) => Math.abs(Math.log(Math.max(bin.lift ?? 1, 0.01)))
  return (
    verdictOrder[a.verdict] - verdictOrder[b.verdict] ||
    (verdictOrder[a.verdict] === 0 ? strength(b) - strength(a) : b.accounts - a.accounts) ||
    (`${a.trait}${a.bin}` < `${b.trait}${b.bin}` ? -1 : 1)
  )
}

const binColumns = [
  ['profile_id', VARCHAR],
  ['trait', VARCHAR],
  ['bin', VARCHAR],
  ['bin_key', VARCHAR],
  ['low', DOUBLE],
  ['high', DOUBLE],
  ['points', BIGINT],
  ['most', BIGINT],
  ['accounts', BIGINT],
  ['won', BIGINT],
  ['closed', BIGINT],
  ['lift', DOUBLE],
  ['verdict', VARCHAR],
] as const

/** A bin of a scorecard, with the evidence behind it. */
export type KeptBin = Pick<
  ScoredBin,
  'trait' | 'bin' | 'key' | 'low' | 'high' | 'points' | 'most' | 'accounts' | 'won' | 'closed' | 'lift'
> &
  Readonly<{ verdict: TraitEvidence['verdict'] }>

const toBinRow = (profileId: string, bin: KeptBin) => [
  profileId,
  bin.trait,
  bin.bin,
  bin.key,
  bin.low,
  bin.high,
  toWhole(bin.points),
  toWhole(bin.most),
  toWhole(bin.accounts),
  toWhole(bin.won),
  toWhole(bin.closed),
  bin.lift,
  bin.verdict,
]

/** All profiles, the newest first. */
export async function listProfiles(lake: Lake): Promise<Profile[]> {
  return (await lake.read(sql.list_profiles)).map(toProfile)
}

/**
 * One profile; for `current` the version that was put in force last.
 * @throws Fault `identify.profile_missing`, `identify.no_profile`
 */
export async function getProfile(lake: Lake, id: string): Promise<Profile> {
  const wanted = id === 'current' ? (await lake.read(sql.current_profile))[0]?.profile_id : id
  if (wanted === null || wanted === undefined) throw new Fault('missing', 'identify.no_profile')
  const [row] = await lake.read(sql.get_profile, { profile_id: String(wanted) })
  if (!row) throw new Fault('missing', 'identify.profile_missing', { id })
  return toProfile(row)
}
