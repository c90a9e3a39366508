import { z } from 'zod'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { gatherColumns, sql as step } from '../fit.ts'
import { BuildRequest } from '../lists/model.ts'
import type { Profile } from '../profile/model.ts'
import { compileScores, toPoints } from '../profile/score-sql.ts'
import { getProfile, type KeptBin, keepBins, listProfiles } from '../profiles.ts'
import { grades } from '../scores/model.ts'
import { byDifference } from './changes.ts'
import { Consequences } from './model.ts'
import { sql } from './versions.ts'

/** Accounts that are shown of those that rise, and of those that fall. */
const shown = 20
/** Lists that are tried, the last built first. */
const mostLists = 10

/**
 * What would follow if a version counted: who rises and who falls and by which lines, grades before and after, lists. Nothing is changed.
 * @param against the version to compare it with; without one the version of the profile in force, or for that itself the one before it;
 *   for the first draft of a name the profile that was put in force last
 * @throws Fault `identify.profile_missing`, `identify.nothing_before`
 */
export const previewVersion = async (lake: Lake, id: string, against?: string): Promise<Consequences> =>
  preview(lake, { profile: await getProfile(lake, id) }, against)

/** A version, with its scorecard where that is not kept. */
type Tried = Readonly<{ profile: Profile; bins?: readonly KeptBin[] }>

/** {@link previewVersion} for a version that may not be kept yet. */
export async function preview(lake: Lake, after: Tried, against?: string): Promise<Consequences> {
  const before = against === undefined ? await standing(lake, after.profile) : await getProfile(lake, against)
  const columns = [...new Set([...before.columns, ...after.profile.columns])]
  // Columns that neither a version in force nor a draft looks at have to be read, which is the writer's turn.
  const known = new Set(
    (await listProfiles(lake)).flatMap((each) => (each.status === 'earlier' ? [] : each.columns)),
  )
  return columns.every((column) => known.has(column))
    ? lake.rehearse((tx) => compare(tx, before, after))
    : lake.rehearseAlone(async (tx) => {
        await gatherColumns(tx, columns)
        return compare(tx, before, after)
      })
}

/** @throws Fault `identify.nothing_before` where there is no other version */
async function standing(lake: Lake, profile: Profile): Promise<Profile> {
  const known = (await listProfiles(lake)).filter(({ profile_id }) => profile_id !== profile.profile_id)
  const others = known.filter(({ name }) => name === profile.name)
  const before =
    others.find(({ status }) => status === 'active') ??
    others
      .filter(({ version }) => version < profile.version)
      .reduce<Profile | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined)
  if (before !== undefined) return before
  // A first version that does not count yet is seen beside what accounts are scored by today.
  const current =
    profile.status === 'draft' ? await getProfile(lake, 'current').catch(() => undefined) : undefined
  if (current === undefined) throw new Fault('conflict', 'identify.nothing_before', { name: profile.name })
  return current
}

async function compare(
  tx: LakeTransaction,
  before: Profile,
  { profile: after, bins: own = [] }: Tried,
): Promise<Consequences> {
  const ids = [before.profile_id, after.profile_id]
  if (own.length > 0) await keepBins(tx, after.profile_id, own)
  const bins = (await tx.read(step.points)).map(toPoints).filter(({ profile_id }) => ids.includes(profile_id))
  const { work, scores, traits } = compileScores([before, after], bins, { lines: true })
  const file = 'identify/versions/preview.ts'
  await tx.run({ name: 'scored', file, sql: work.sql }, work.params)
  await tx.run(sql.create_tried)
  await tx.run({ name: 'tried', file, sql: `insert into tried\n${scores.sql}` }, scores.params)
  await tx.run(sql.compared, { profile_before: before.profile_id, profile_id: after.profile_id })
  const [counted = {}] = await tx.read(sql.count_changes)
  const moves = (await tx.read(sql.grade_moves)).map((row) => ({
    from: row.grade_before,
    to: row.grade_after,
    accounts: Number(row.accounts),
  }))
  const tally = (side: 'from' | 'to', grade: string | null) =>
    moves.filter((move) => move[side] === grade).reduce((sum, { accounts }) => sum + accounts, 0)
  await tx.run(sql.movers, { limit: shown })
  const lineSql = traits.flatMap((_, at) => [`s.p0_${at}`, `s.p1_${at}`]).join(', ')
  const lines = new Map(
    traits.length === 0
      ? []
      : (
          await tx.read({
            name: 'mover_lines',
            file,
            sql: `select s.account_id, ${lineSql} from scored s where s.account_id in (select account_id from movers)`,
          })
        ).map((row) => [String(row.account_id), linesOf(traits, row)]),
  )
  const movers = (await tx.read(sql.read_movers)).map(({ fit_before, fit_after, ...row }) => ({
    ...row,
    before: Number(fit_before),
    after: Number(fit_after),
    lines: lines.get(String(row.account_id)) ?? [],
  }))
  const { accounts, rise, fall } = counted
  return Consequences.parse({
    ...counted,
    before,
    after,
    same: Number(accounts) - Number(rise) - Number(fall),
    grades: [...grades, null]
      .map((grade) => ({ grade, before: tally('from', grade), after: tally('to', grade) }))
      .filter((each) => each.grade !== null || each.before + each.after > 0),
    moves,
    traits: await meansOf(tx, traits),
    risers: movers.filter((mover) => mover.after > mover.before),
    fallers: movers.filter((mover) => mover.after < mover.before),
    lists: await listsOf(tx, before, after),
  })
}

const linesOf = (traits: readonly string[], row: Row) =>
  traits
    .map((trait, at) => ({ trait, before: Number(row[`p0_${at}`]), after: Number(row[`p1_${at}`]) }))
    .filter((line) => line.before !== line.after)
    .sort(byDifference)

/** What each trait gives on the average of all accounts, before and after. */
async function meansOf(tx: LakeTransaction, traits: readonly string[]) {
  if (traits.length === 0) return []
  const means = traits.map(
    (_, at) =>
      `avg(cast(s.p0_${at} as double)) as m0_${at}, avg(cast(s.p1_${at} as double)) as m1_${at}, count(*) filter (where s.p0_${at} <> s.p1_${at}) as c_${at}`,
  )
  const text = `select ${means.join(', ')} from scored s`
  const [row = {}] = await tx.read({ name: 'means', file: 'identify/versions/preview.ts', sql: text })
  return traits
    .map((trait, at) => ({
      trait,
      before: Number(row[`m0_${at}`] ?? 0),
      after: Number(row[`m1_${at}`] ?? 0),
      changed: Number(row[`c_${at}`]),
    }))
    .filter(({ changed }) => changed > 0)
    .sort(byDifference)
}

/** The same ranking as for lists, of scores that are only tried. */
const ranked = { ...step.ranked, sql: step.ranked.sql.replaceAll('identify.account_fit', 'tried') }

const Wish = z.object({
  list_id: z.string(),
  name: z.string(),
  relationship: z.string(),
  capacity: z.preprocess((text) => JSON.parse(String(text)), BuildRequest.shape.capacity),
})

async function listsOf(tx: LakeTransaction, before: Profile, after: Profile) {
  const found = []
  for (const row of (await tx.read(sql.lists_of_name, { name: before.name })).slice(0, mostLists)) {
    const { list_id, name, relationship, capacity } = Wish.parse(row)
    const { tier_1, tier_2, tier_3 } = capacity
    const fill = async ({ profile_id, basis }: Profile) => {
      await tx.run(ranked, { profile_id, basis, relationship })
      await tx.run(step.cut_ranked, { most: tier_1 + tier_2 + tier_3 })
    }
    await fill(before)
    await tx.run(sql.keep_ranked)
    await fill(after)
    const [changes] = await tx.read(sql.compare_ranked, { tier_1, tier_2: tier_1 + tier_2 })
    found.push({ list_id, name, ...changes })
  }
  return found
}
