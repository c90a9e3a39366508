import { type Lake, type LakeTransaction, loadStatements } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { sql as step } from '../fit.ts'
import { Outcome } from '../model.ts'
import type { Profile } from '../profile/model.ts'
import { createCases } from '../profile/outcome.ts'
import { listProfiles } from '../profiles.ts'
import { Drift, leastAccounts, type Reminder, type TraitShift, usualDays } from './model.ts'
import { shiftOf } from './stability.ts'
import { readReviews } from './store.ts'

const sql = loadStatements(new URL('./drift.sql', import.meta.url), ['bins_now', 'fits_now', 'changed_offer'])

const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Whether those who decided since a profile in force was learned are like those that it was learned from. */
export function driftOf(lake: Lake, profile: Profile): Promise<Drift> {
  return lake.rehearse((tx) => findDrift(tx, profile))
}

async function findDrift(tx: LakeTransaction, profile: Profile): Promise<Drift> {
  const { profile_id, name, version, chances } = profile
  const since = profile.last_day ?? profile.learned_at.slice(0, 10)
  const nothing = { fit: null, traits: [], foretold: null, seen: null }
  const head = { profile_id, name, version, since, needed: leastAccounts }
  if (profile.accounts === 0 || !profile.signal)
    return Drift.parse({ ...head, ...nothing, accounts: 0, finding: 'no_reference' })
  const { outcome, product, tag, mix } = profile
  await createCases(tx, Outcome.parse({ outcome, product, tag, mix, since: dayAfter(since) }))
  const fits = (await tx.read(sql.fits_now, { profile_id })).map((row) => ({
    fit: Number(row.fit),
    probability: row.probability === null ? null : Number(row.probability),
    cases: Number(row.cases),
    positives: Number(row.positives),
  }))
  const accounts = fits.length
  if (accounts < leastAccounts)
    return Drift.parse({ ...head, ...nothing, accounts, finding: 'not_enough_data' })
  const now = await tx.read(sql.bins_now, { profile_id })
  const card = (await tx.read(step.bins_of, { profile_id })).filter(({ most }) => Number(most) > 0)
  const names = [...new Set(card.map(({ trait }) => String(trait)))]
  const looks = names.length + 1
  const traits = names
    .map((trait): TraitShift => {
      const of = (bin: string) => now.find((row) => row.trait === trait && row.bin === bin)?.accounts ?? 0
      // What stands there twice is a bin for values that nobody had; see `unforeseen` of the learner.
      const bins = new Map<string, number>()
      for (const row of card.filter((line) => line.trait === trait))
        bins.set(String(row.bin), (bins.get(String(row.bin)) ?? 0) + Number(row.accounts))
      const counted = [...bins].map(([bin, before]) => ({ bin, before, after: Number(of(bin)) }))
      return { trait, ...shiftOf(counted, looks) }
    })
    .sort((a, b) => b.stability - a.stability || (a.trait < b.trait ? -1 : 1))
  const bands = chances.map(({ from, accounts: before }, i) => {
    const to = chances[i + 1]?.from ?? 101
    const after = fits.filter(({ fit }) => fit >= from && fit < to).length
    return { bin: `[${from}, ${to})`, before, after }
  })
  const fit = bands.length < 2 ? null : shiftOf(bands, looks)
  const cases = fits.reduce((sum, each) => sum + each.cases, 0)
  const mean = (of: (each: (typeof fits)[number]) => number) =>
    fits.reduce((sum, each) => sum + of(each), 0) / cases
  const isDrifted = [fit, ...traits].some((each) => each !== null && each.finding !== 'steady')
  return Drift.parse({
    ...head,
    accounts,
    finding: isDrifted ? 'drifted' : 'steady',
    fit,
    traits,
    foretold: fits.some(({ probability }) => probability === null)
      ? null
      : mean(({ probability, cases: own }) => (probability ?? 0) * own),
    seen: mean(({ positives }) => positives),
  })
}

/** The day on which a profile is to be looked at again: as it was set since, else some time after it was put in force. */
export const reviewDay = (profile: Profile, set: string | undefined): string =>
  set ?? dayAfter(profile.activated_at ?? profile.learned_at, usualDays)

/** Why profiles in force should be looked at again; empty when there is no reason. */
export async function remindersOf(
  { lake, state }: Readonly<{ lake: Lake; state: State }>,
  today: string,
): Promise<Reminder[]> {
  const reviews = await readReviews(state)
  const found: Reminder[] = []
  for (const profile of (await listProfiles(lake)).filter(({ status }) => status === 'active')) {
    const { profile_id, name, version } = profile
    const head = { profile_id, name, version }
    const drift = await driftOf(lake, profile)
    const shifted = drift.traits.filter(({ finding }) => finding !== 'steady').map(({ trait }) => trait)
    if (drift.finding === 'drifted') found.push({ kind: 'drift', ...head, traits: shifted })
    const offer = await lake.read(sql.changed_offer, { profile_id })
    const named = (isNew: boolean) =>
      offer.filter(({ is_new }) => is_new === isNew).map((row) => String(row.name))
    if (offer.length > 0) found.push({ kind: 'offer', ...head, added: named(true), gone: named(false) })
    const review_on = reviewDay(profile, reviews.get(name))
    if (review_on <= today) found.push({ kind: 'review', ...head, review_on })
  }
  return found
}
