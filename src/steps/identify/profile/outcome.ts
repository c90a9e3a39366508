import { Fault } from '../../../ground/kernel/index.ts'
import { type LakeTransaction, loadStatements, type Params } from '../../../ground/lake/index.ts'
import { type Outcome, OutcomePreview, outcomeParts, outcomes } from '../model.ts'
import type { Case } from './cases.ts'

const sql = loadStatements(new URL('./outcomes.sql', import.meta.url), [
  ...outcomes,
  'create_mixed',
  'add_to_mix',
  'corrected',
  'read_cases',
  'counts',
  'first',
])

/** Accounts that are shown of either side. */
const shown = 50

/** Makes the table of cases: how things ended, as it was asked for and corrected by hand. */
export async function createCases(tx: LakeTransaction, asked: Outcome): Promise<void> {
  if (asked.outcome === 'mix') await mixCases(tx, asked)
  else await countCases(tx, asked, asked.outcome)
  await tx.run(sql.corrected, {
    apart: listOf([...asked.taken_out, ...asked.put_in]),
    put_in: listOf(asked.put_in),
  })
}

async function countCases(
  tx: LakeTransaction,
  { product, since, until, tag }: Outcome,
  outcome: (typeof outcomes)[number],
): Promise<void> {
  const every: Params = { product, first_day: since, last_day: until, tag }
  const { sql: text } = sql[outcome]
  const own = Object.entries(every).filter(([name]) => text.includes(`$${name}`))
  await tx.run(sql[outcome], Object.fromEntries(own))
}

/** @throws Fault `identify.mix_nothing` when no way has a weight */
async function mixCases(tx: LakeTransaction, asked: Outcome): Promise<void> {
  const parts = outcomeParts.flatMap((outcome) => {
    const weight = asked.mix?.[outcome] ?? 0
    return weight > 0 ? [{ outcome, weight }] : []
  })
  if (parts.length === 0) throw new Fault('invalid', 'identify.mix_nothing')
  await tx.run(sql.create_mixed)
  for (const { outcome, weight } of parts) {
    await countCases(tx, asked, outcome)
    await tx.run(sql.add_to_mix, { weight })
  }
  await tx.run(sql.mix)
}

/** Ids with a blank on both sides of each, to be looked for in a text. */
const listOf = (ids: readonly string[]): string => ` ${ids.join(' ')} `

/**
 * How things ended, to learn from.
 * @throws Fault `identify.outcome_no_case`, `identify.outcome_one_side` when there is nothing that could be told apart; opportunities are
 *   exempt, as a base without any still has its value to rank by
 */
export async function readCases(tx: LakeTransaction, asked: Outcome): Promise<Case[]> {
  await createCases(tx, asked)
  const cases = (await tx.read(sql.read_cases)).map(
    (row): Case => ({
      account_id: String(row.account_id),
      positive: row.positive === true,
      day: row.day === null ? null : String(row.day),
      revenue: row.positive === true ? Number(row.revenue) : 0,
    }),
  )
  if (asked.outcome === 'won') return cases
  const positives = cases.filter(({ positive }) => positive).length
  if (cases.length === 0) throw new Fault('conflict', 'identify.outcome_no_case', { outcome: asked.outcome })
  if (positives === 0 || positives === cases.length)
    throw new Fault('conflict', 'identify.outcome_one_side', {
      outcome: asked.outcome,
      cases: cases.length,
      positives,
    })
  return cases
}

/** Who counts as a success and who does not, before anything is learned of them. */
export async function previewOutcome(tx: LakeTransaction, asked: Outcome): Promise<OutcomePreview> {
  await createCases(tx, asked)
  const [counts] = await tx.read(sql.counts)
  const first = (successes: boolean) => tx.read(sql.first, { successes, limit: shown })
  return OutcomePreview.parse({ ...counts, successes: await first(true), others: await first(false) })
}
