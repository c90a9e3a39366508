import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { type Lake, loadStatements } from '../../../ground/lake/index.ts'
import type { Profile } from '../profile/model.ts'
import { getProfile, listProfiles } from '../profiles.ts'
import { Avoid } from './model.ts'

const sql = loadStatements(new URL('./avoid.sql', import.meta.url), ['have_it'])

/**
 * What those who left have in common (capability I15): the traits with which contracts were renewed less often, read from a profile that was
 * learned from renewals.
 * @throws Fault `identify.profile_missing`, `identify.avoid_not_renewed`
 */
export async function avoidOf(lake: Lake, id?: string): Promise<Avoid> {
  const profile = id === undefined ? await newestOfRenewals(lake) : await getProfile(lake, id)
  if (profile === undefined)
    return Avoid.parse({
      profile: null,
      ...{ accounts: 0, due: 0, left: 0, rate: null, lines: [], no_difference: 0, not_enough_data: 0 },
    })
  if (profile.outcome !== 'renewed')
    throw new Fault('invalid', 'identify.avoid_not_renewed', { name: profile.name, version: profile.version })
  const { profile_id, accounts, won, lost, win_rate, traits } = profile
  const today = new Map(
    (await lake.read(sql.have_it, { profile_id })).map((row) => [`${row.trait}\n${row.bin}`, row]),
  )
  const leaving = (lift: number | null) =>
    lift === null || win_rate === null || win_rate === 1
      ? null
      : Math.max(0, 1 - lift * win_rate) / (1 - win_rate)
  const lines = traits
    .filter(({ verdict }) => verdict === 'loses')
    .map(({ trait, bin, accounts: behind, won: kept, closed, lift, lift_low, lift_high, q }) => {
      const now = today.get(`${trait}\n${bin}`)
      return {
        ...{ trait, bin, accounts: behind, due: closed, left: closed - kept, q },
        rate: closed === 0 ? 0 : (closed - kept) / closed,
        lift: leaving(lift),
        lift_low: leaving(lift_high),
        lift_high: leaving(lift_low),
        customers: Number(now?.customers ?? 0),
        others: Number(now?.others ?? 0),
      }
    })
  const count = (verdict: string) => traits.filter((each) => each.verdict === verdict).length
  return Avoid.parse({
    profile,
    accounts,
    due: won + lost,
    left: lost,
    rate: win_rate === null ? null : 1 - win_rate,
    lines: lines.sort((a, b) => (b.lift ?? 0) - (a.lift ?? 0)),
    no_difference: count('no_difference'),
    not_enough_data: count('not_enough_data'),
  })
}

/** The profile of renewals that counts, else the one that was learned last. */
async function newestOfRenewals(lake: Lake): Promise<Profile | undefined> {
  const known = (await listProfiles(lake)).filter(
    ({ outcome, origin }) => outcome === 'renewed' && origin === 'data',
  )
  return known.find(({ status }) => status === 'active') ?? known[0]
}

/** The route of it. */
export const avoidRoutes = (lake: Lake): Route[] => [
  route(
    {
      method: 'get',
      path: '/profiles/avoid',
      permission: 'data:read',
      tag: 'identify',
      summary:
        'What those who left have in common: the negative of a profile, from contracts that were not renewed',
      query: z.strictObject({
        profile_id: z
          .string()
          .max(100)
          .optional()
          .describe('A profile with the outcome `renewed`; the one in force when left out'),
      }),
      response: Avoid,
    },
    ({ query }) => avoidOf(lake, query.profile_id),
  ),
]
