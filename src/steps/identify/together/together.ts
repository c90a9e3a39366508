import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { sql } from '../fit.ts'
import { LearnRequest, TraitEvidence } from '../model.ts'
import { Profile } from '../profile/model.ts'
import { noEvidence, noFigures } from '../profile/no-evidence.ts'
import { getProfile, keepProfile, listProfiles } from '../profiles.ts'
import { decideProfile } from '../store.ts'
import { type BlendedTrait, blend, type CardBin } from './blend.ts'
import { compare } from './compare.ts'
import type { Together, TogetherQuery, TogetherRequest } from './model.ts'

/**
 * What a team agreed on beside what was learned, trait by trait.
 * @throws Fault `identify.together.no_team`, `identify.together.no_data` where one of both is missing,
 *   `identify.together.not_team`, `identify.together.not_data` where the other kind was named
 */
export async function putTogether(lake: Lake, query: TogetherQuery): Promise<Together> {
  const { team, data, blended } = await blendOf(lake, query)
  return {
    team,
    data: { ...data, accounts: data.accounts, signal: data.signal },
    counts: query.counts,
    traits: compare(blended),
  }
}

async function blendOf(lake: Lake, query: TogetherQuery) {
  const known = await listProfiles(lake)
  const newest = (wanted: Profile['origin']) =>
    known.find(({ origin, status }) => origin === wanted && status === 'active') ??
    known.find(({ origin }) => origin === wanted)
  const team = query.team === undefined ? newest('team') : await getProfile(lake, query.team)
  const data = query.data === undefined ? newest('data') : await getProfile(lake, query.data)
  if (!team) throw new Fault('missing', 'identify.together.no_team')
  if (!data) throw new Fault('missing', 'identify.together.no_data')
  if (team.origin !== 'team') throw new Fault('invalid', 'identify.together.not_team', { name: team.name })
  if (data.origin !== 'data') throw new Fault('invalid', 'identify.together.not_data', { name: data.name })
  const blended = blend(await cardOf(lake, team), await cardOf(lake, data), {
    counts: query.counts,
    signal: data.signal,
    leaks: data.leaks.filter(({ kept }) => !kept).map(({ column }) => column),
  })
  return { team, data, blended }
}

/** The lines of a scorecard, as they are kept. */
export const cardOf = async (lake: Lake, { profile_id }: Profile): Promise<CardBin[]> =>
  (await lake.read(sql.bins_of, { profile_id })).map(toBin)

const maybe = (value: Row[string] | undefined) =>
  value === null || value === undefined ? null : Number(value)

const toBin = (row: Row): CardBin => ({
  trait: String(row.trait),
  bin: String(row.bin),
  key: row.bin_key === null ? null : String(row.bin_key),
  low: maybe(row.low),
  high: maybe(row.high),
  points: Number(row.points),
  most: Number(row.most),
  accounts: Number(row.accounts),
  won: Number(row.won),
  closed: Number(row.closed),
  lift: maybe(row.lift),
  verdict: TraitEvidence.shape.verdict.parse(row.verdict),
})

/**
 * Makes a profile of both, the next version of its name. Minimum profile and exclusions are those of
 * the team. The same id twice is the same profile.
 */
export async function keepTogether(
  { lake, state }: Readonly<{ lake: Lake; state: State }>,
  profileId: string,
  { name, ...query }: TogetherRequest,
  by: string,
): Promise<Profile> {
  const { team, data, blended } = await blendOf(lake, query)
  const columns = [...new Set([...team.columns, ...data.columns])]
  const decision = await decideProfile(
    state,
    profileId,
    LearnRequest.parse({ name, product: team.product, gate: team.gate, columns }),
    by,
  )
  const [known] = await lake.read(sql.get_profile, { profile_id: profileId })
  if (known) return getProfile(lake, profileId)
  const { accounts, won, lost, win_rate, won_revenue } = data
  const profile = Profile.parse({
    ...decision,
    learned_at: decision.at,
    learned_by: by,
    accounts,
    won,
    lost,
    win_rate,
    won_revenue,
    signal: true,
    basis: 'fit',
    finding: 'agreed',
    auc: null,
    auc_low: null,
    auc_high: null,
    needed: null,
    origin: 'both',
    worksheet_id: team.worksheet_id,
    exclusions: team.exclusions,
    traits: blended.flatMap(toEvidence),
  })
  return lake.transaction((tx) => keepProfile(tx, profile, blended.flatMap(toBins), { at: decision.at }))
}

const toBins = ({ trait, most, pieces }: BlendedTrait): CardBin[] =>
  pieces.map(({ bin, key, low, high, points, evidence }) => ({
    ...(evidence ?? noEvidence),
    trait,
    bin,
    key,
    low,
    high,
    points,
    most,
  }))

const toEvidence = (blended: BlendedTrait): TraitEvidence[] =>
  toBins(blended)
    .filter(({ points, accounts }) => points > 0 || accounts > 0)
    .map(({ trait, bin, points, accounts, won, closed, lift, verdict }) => ({
      ...noFigures,
      trait,
      bin,
      points,
      accounts,
      won,
      closed,
      lift,
      verdict,
      win_rate: closed > 0 ? won / closed : null,
      origin: blended.origin,
    }))
