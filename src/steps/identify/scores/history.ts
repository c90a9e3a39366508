import { type LakeTransaction, loadStatements } from '../../../ground/lake/index.ts'
import { profilesInForce, sql as step } from '../fit.ts'
import { binder } from '../profile/score-sql.ts'
import { fieldsOfRules, knownSql } from './known.ts'

export const sql = loadStatements(new URL('./history.sql', import.meta.url), [
  'create_known_now',
  'kept_last',
  'keep_scores',
  'keep_gone',
  'score_lines',
  'all_activations',
])

/**
 * Keeps every score that is other than the one that was kept last, with all that it was made of; and which accounts are no more.
 * Run after scores were made anew.
 */
export async function keepScores(tx: LakeTransaction, at: string): Promise<void> {
  await keep(tx, at)
  await tx.run(sql.keep_gone, { at })
}

/** {@link keepScores} where only the values of the accounts in `changed_accounts` are other than before. */
export const keepChangedScores = (tx: LakeTransaction, at: string): Promise<void> =>
  keep(tx, at, 'a.account_id in (select account_id from changed_accounts)')

async function keep(tx: LakeTransaction, at: string, only?: string): Promise<void> {
  const profiles = await profilesInForce(tx)
  if (profiles.length === 0) return
  const points = await tx.read(step.points)
  await tx.run(sql.create_known_now)
  for (const profile of profiles) {
    const { bind, params } = binder('k')
    const own = points.filter(({ profile_id }) => profile_id === profile.profile_id)
    const traits = [...new Set(own.map(({ trait }) => String(trait)))].sort()
    const { value, joins } = knownSql(traits, fieldsOfRules(profile), bind)
    const text = `insert into known_now
select a.account_id, ${bind(profile.profile_id)}, ${value}
from match.accounts a
${joins}
${only === undefined ? '' : `where ${only}`}`
    await tx.run({ name: 'known_now', file: 'identify/scores/history.ts', sql: text }, params)
  }
  await tx.run(sql.kept_last)
  await tx.run(sql.keep_scores, { at })
}
