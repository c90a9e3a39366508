import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { sql } from '../fit.ts'
import { LearnRequest, type TraitEvidence } from '../model.ts'
import { Profile } from '../profile/model.ts'
import { noEvidence, noFigures } from '../profile/no-evidence.ts'
import { getProfile, keepProfile } from '../profiles.ts'
import { decideProfile } from '../store.ts'
import type { Agreement } from './model.ts'
import { columnsOfCriteria, mustRules, scorecardOf, type TeamBin } from './scorecard.ts'
import { sheetOf } from './sheet.ts'
import { readWorksheet } from './store.ts'

/**
 * The newest agreement of a worksheet.
 * @throws Fault `identify.worksheet.missing`, `identify.worksheet.not_agreed`
 */
export async function newestAgreement(state: State, worksheetId: string): Promise<Agreement> {
  const [agreement] = sheetOf((await readWorksheet(state, worksheetId)).events).agreements
  if (!agreement) throw new Fault('conflict', 'identify.worksheet.not_agreed')
  return agreement
}

/** Whether accounts were scored by an agreement. */
export async function isInUse(lake: Lake, { profile_id }: Agreement): Promise<boolean> {
  const [known] = await lake.read(sql.get_profile, { profile_id })
  return known !== undefined
}

/**
 * Makes the newest agreement of a worksheet a profile, the next version of its name: the first scores every account at once, a later one is
 * a draft. The same agreement twice is the same profile.
 */
export async function scoreByAgreement(
  { lake, state }: Readonly<{ lake: Lake; state: State }>,
  worksheetId: string,
  by: string,
): Promise<Profile> {
  const agreement = await newestAgreement(state, worksheetId)
  const gate = [...agreement.gate, ...mustRules(agreement)]
  const { name, product, profile_id } = agreement
  const columns = columnsOfCriteria(agreement)
  const decision = await decideProfile(
    state,
    profile_id,
    LearnRequest.parse({ name, product, gate, columns }),
    by,
  )
  const bins = scorecardOf(agreement)
  const profile = Profile.parse({
    ...decision,
    learned_at: agreement.agreed_at,
    learned_by: agreement.signatures.map(({ person }) => person).join(', '),
    accounts: 0,
    won: 0,
    lost: 0,
    win_rate: null,
    won_revenue: 0,
    signal: true,
    basis: 'fit',
    finding: 'agreed',
    auc: null,
    auc_low: null,
    auc_high: null,
    needed: null,
    origin: 'team',
    worksheet_id: worksheetId,
    exclusions: agreement.exclusions,
    traits: bins.filter((bin) => !isIdle(bin, bins)).map(toEvidence),
  })
  if (await isInUse(lake, agreement)) return getProfile(lake, profile_id)
  return lake.transaction((tx) => keepProfile(tx, profile, bins.map(withoutEvidence), { at: decision.at }))
}

const withoutEvidence = (bin: TeamBin) => ({ ...bin, ...noEvidence })

/** Ranges lie over all numbers, so that nothing is left for the others. */
const isIdle = ({ trait, bin }: TeamBin, bins: readonly TeamBin[]) =>
  bin === '(other)' && bins.some((each) => each.trait === trait && each.low !== null)

const toEvidence = ({ trait, bin, points }: TeamBin): TraitEvidence => ({
  ...noFigures,
  trait,
  bin,
  points,
  origin: 'team',
})
