import { Fault } from '../../../ground/kernel/index.ts'
import { type Lake, type LakeTransaction, loadStatements } from '../../../ground/lake/index.ts'
import { keepOffer, refreshFit } from '../fit.ts'
import type { Profile } from '../profile/model.ts'
import { getProfile, listProfiles } from '../profiles.ts'
import { keepScores } from '../scores/history.ts'
import { type CardLine, changesBetween } from './changes.ts'
import { ProfileVersion } from './model.ts'
import type { ActivationDecision } from './store.ts'

export const sql = loadStatements(new URL('./versions.sql', import.meta.url), [
  'known_activation',
  'insert_activation',
  'activations_of',
  'bins_of_name',
  'create_tried',
  'compared',
  'count_changes',
  'grade_moves',
  'movers',
  'read_movers',
  'lists_of_name',
  'keep_ranked',
  'compare_ranked',
])

/**
 * A version that may be put in force.
 * @throws Fault `identify.profile_missing`, `identify.version_active`
 */
export async function activatable(lake: Lake, id: string): Promise<Profile> {
  const profile = await getProfile(lake, id)
  if (profile.status === 'active')
    throw new Fault('conflict', 'identify.version_active', { name: profile.name, version: profile.version })
  return profile
}

/** Puts a version in force and scores every account by it. The same decision twice changes nothing. */
export async function activate(tx: LakeTransaction, decision: ActivationDecision): Promise<void> {
  const { activation_id, profile_id, reason, by, at } = decision
  const [known] = await tx.read(sql.known_activation, { activation_id })
  if (known) return
  await tx.run(sql.insert_activation, { activation_id, profile_id, reason, by, at })
  await refreshFit(tx)
  await keepScores(tx, at)
  await keepOffer(tx, profile_id)
}

/**
 * All versions of the profile that one belongs to, the newest first: when each counted and why, and what it changed.
 * @throws Fault `identify.profile_missing`, `identify.no_profile`
 */
export async function versionsOf(lake: Lake, id: string): Promise<ProfileVersion[]> {
  const { name } = await getProfile(lake, id)
  const versions = (await listProfiles(lake))
    .filter((profile) => profile.name === name)
    .sort((a, b) => b.version - a.version)
  const used = await lake.read(sql.activations_of, { name })
  const uses = used.map((row, i) => ({
    profile_id: String(row.profile_id),
    at: String(row.activated_at),
    until: i === 0 ? null : String(used[i - 1]?.activated_at),
    by: row.activated_by === null ? null : String(row.activated_by),
    reason: row.reason === null ? null : String(row.reason),
  }))
  const bins = (await lake.read(sql.bins_of_name, { name })).map(
    (row): CardLine & { profile_id: string } => ({
      profile_id: String(row.profile_id),
      trait: String(row.trait),
      bin: String(row.bin),
      points: Number(row.points),
      most: Number(row.most),
    }),
  )
  const cards = Map.groupBy(bins, ({ profile_id }) => profile_id)
  const cardOf = (profile: Profile) => ({ profile, lines: cards.get(profile.profile_id) ?? [] })
  return versions.map((profile, i) => {
    const before = versions[i + 1]
    return ProfileVersion.parse({
      ...profile,
      uses: uses.filter(({ profile_id }) => profile_id === profile.profile_id),
      changes: before === undefined ? null : changesBetween(cardOf(before), cardOf(profile)),
    })
  })
}
