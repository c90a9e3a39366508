import { z } from 'zod'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import { sql as step } from '../fit.ts'
import { fold } from '../fold.ts'
import { judge } from '../gate.ts'
import type { Profile } from '../profile/model.ts'
import { getProfile } from '../profiles.ts'
import { sql } from './history.ts'
import { changedValues, readKnown, valueIn } from './known.ts'
import { liftsOf, nextGrade } from './lifts.ts'
import { LiftBin, PastReceipt, PastScore } from './model.ts'

type Activation = Readonly<{
  profile_id: string
  name: string
  version: number
  reason: string | null
  by: string | null
  at: string
}>
type Line = Readonly<{
  account_id: string
  profile_id: string
  at: string
  row: Row
  known: Map<string, string>
}>

const textOf = (value: Row[string] | undefined) =>
  value === null || value === undefined ? null : String(value)

/** A moment as the lake tells it, which leaves zeros off at its end, in the one form in which moments compare as texts. */
const momentIn = (value: Row[string] | undefined) => new Date(String(value)).toISOString()

async function readActivations(lake: Lake): Promise<Activation[]> {
  return (await lake.read(sql.all_activations)).map((row) => ({
    profile_id: String(row.profile_id),
    name: String(row.name),
    version: Number(row.version),
    reason: textOf(row.reason),
    by: textOf(row.activated_by),
    at: momentIn(row.activated_at),
  }))
}

/** What was kept of an account and of all that were merged into it: their past is its own. */
async function readLines(lake: Lake, accountId: string): Promise<Line[]> {
  return (await lake.read(sql.score_lines, { account_id: accountId })).map((row) => ({
    account_id: String(row.account_id),
    profile_id: String(row.profile_id),
    at: momentIn(row.since),
    row,
    known: readKnown(String(row.known)),
  }))
}

/**
 * All scores that an account ever had, by every profile, the newest first; each with what made it other than before. Those of an account
 * that was merged into it stand under its old id.
 */
export async function pastScores(lake: Lake, accountId: string): Promise<PastScore[]> {
  const activations = await readActivations(lake)
  const lines = await readLines(lake, accountId)
  const names = [...new Set(activations.map(({ name }) => name))]
  const place = ({ profile, account_id }: PastScore) => `${profile}\n${account_id}`
  return [...Map.groupBy(lines, ({ account_id }) => account_id).values()]
    .flatMap((own) =>
      names.flatMap((name) =>
        timeline(
          activations.filter((each) => each.name === name),
          own,
        ),
      ),
    )
    .sort((a, b) => (a.at === b.at ? (place(a) < place(b) ? -1 : 1) : a.at < b.at ? 1 : -1))
}

/** What the score of one account and profile was, moment by moment. */
function timeline(activations: readonly Activation[], lines: readonly Line[]): PastScore[] {
  const versions = new Set(activations.map(({ profile_id }) => profile_id))
  const own = lines.filter(({ profile_id }) => versions.has(profile_id))
  const moments = [...new Set([...activations, ...own].map(({ at }) => at))].sort()
  const latest = new Map<string, Line>()
  const found: PastScore[] = []
  let shown: Line | undefined
  let counts: Activation | undefined
  for (const at of moments) {
    const activated = activations.findLast((each) => each.at === at)
    for (const line of own.filter((each) => each.at === at)) latest.set(line.profile_id, line)
    const before = counts
    counts = activated ?? counts
    const line = counts && latest.get(counts.profile_id)
    if (counts === undefined || line === undefined || (line === shown && counts === before)) continue
    const isOther = before !== undefined && before.profile_id !== counts.profile_id
    if (line === shown && !isOther) continue
    const last = found.at(-1)
    if (last?.is_there === false && line.row.is_there === false) continue
    if (last) last.until = at
    found.push(
      PastScore.parse({
        ...line.row,
        profile_id: counts.profile_id,
        profile: counts.name,
        version: counts.version,
        at,
        until: null,
        why: shown === undefined ? 'first' : isOther ? 'version' : 'data',
        reason: isOther ? counts.reason : null,
        by: isOther ? counts.by : null,
        changed: shown === undefined ? [] : changesOf(shown, line),
      }),
    )
    shown = line
  }
  return found
}

/** Another version may look at other values: only those that both looked at can have changed. */
function changesOf(before: Line, after: Line) {
  const both = (name: string) => before.known.has(name) && after.known.has(name)
  return changedValues(before.known, after.known, before.profile_id === after.profile_id ? () => true : both)
}

/** The last moment of a day in UTC, or the moment itself. */
const momentOf = (at: string) => (at.length === 10 ? `${at}T23:59:59.999Z` : new Date(at).toISOString())

/**
 * The receipt of an account as it was: by the version that counted then, of what was known then. Under an id that was merged away it is
 * that of its own row as long as it stood alone; where the account itself was not there yet, that of one that was merged into it.
 * @param asked the id that was asked for, `accountId` the account that answers to it now
 * @param at a day, which means its end in UTC, or a moment
 * @param id a version of the profile, or `current`
 * @throws Fault `identify.not_scored_then`, `identify.profile_missing`, `identify.no_profile`
 */
export async function receiptThen(
  lake: Lake,
  { asked, accountId }: Readonly<{ asked: string; accountId: string }>,
  { at, profile_id: id }: Readonly<{ at: string; profile_id: string }>,
): Promise<PastReceipt> {
  const moment = momentOf(at)
  const { name } = await getProfile(lake, id)
  const counted = (await readActivations(lake)).findLast((each) => each.name === name && each.at <= moment)
  const lines = await readLines(lake, accountId)
  const known = new Map(
    lines
      .filter((each) => each.profile_id === counted?.profile_id && each.at <= moment)
      .map((each) => [each.account_id, each]),
  )
  const line = [asked, accountId, ...known.keys()]
    .flatMap((each) => known.get(each) ?? [])
    .find(({ row }) => row.is_there === true)
  if (counted === undefined || line === undefined)
    throw new Fault('missing', 'identify.not_scored_then', { at, since: lines[0]?.at.slice(0, 10) ?? '–' })
  const profile = await getProfile(lake, counted.profile_id)
  const { reasons } = judge(profile.gate, Object.fromEntries(line.known), profile.exclusions)
  const bins = await lake.read(step.bins_of, { profile_id: profile.profile_id })
  const fit = line.row.fit === null ? null : Number(line.row.fit)
  const then = PastReceipt.shape.lines.parse(linesOf(bins, line.known, profile))
  return PastReceipt.parse({
    ...line.row,
    profile: profile.name,
    version: profile.version,
    since: [line.at, counted.at].sort().at(-1),
    as_of: moment,
    gate_reasons: reasons,
    lines: then,
    lifts: fit === null ? [] : liftsOf(then, z.array(LiftBin).parse(bins)),
    next_grade: nextGrade(fit, profile.cuts),
  })
}

/** The lines of a scorecard that fit what was known, as `receipt_lines` finds them for today. */
function linesOf(bins: readonly Row[], known: ReadonlyMap<string, string>, profile: Profile) {
  const origins = new Map(profile.traits.map(({ trait, origin }) => [trait, origin]))
  const traits = Map.groupBy(
    bins.filter(({ most }) => Number(most) > 0),
    ({ trait }) => String(trait),
  )
  return [...traits]
    .flatMap(([trait, own]) => {
      const { value, number } = valueIn(known, trait)
      const keyed = (key: string) => own.find(({ bin_key }) => bin_key === key)
      const bin =
        number !== null
          ? own.find(
              ({ low, high }) =>
                low !== null && number >= Number(low) && (high === null || number < Number(high)),
            )
          : value === null
            ? keyed('(missing)')
            : (keyed(fold(value)) ?? keyed('(other)'))
      const origin = origins.get(trait) ?? profile.origin
      return bin === undefined ? [] : [{ ...bin, trait, value, points: Number(bin.points), origin }]
    })
    .sort((a, b) => b.points - a.points || (a.trait < b.trait ? -1 : 1))
}
