import type { Generated } from 'kysely'
import type { State } from '../../../ground/state/index.ts'

type ActivationTable = {
  activation_id: string
  profile_id: string
  reason: string
  decided_by: string
  decided_at: Generated<Date>
}

export type ActivationDecision = Readonly<{
  activation_id: string
  profile_id: string
  reason: string
  by: string
  at: string
}>

/** Keeps the decision to put a version in force. The same id twice is the same decision. */
export async function decideActivation(
  state: State,
  { activation_id, profile_id, reason, by }: Omit<ActivationDecision, 'at'>,
): Promise<ActivationDecision> {
  const tables = state.db.withTables<{ 'identify.activations': ActivationTable }>()
  await tables
    .insertInto('identify.activations')
    .values({ activation_id, profile_id, reason, decided_by: by })
    .onConflict((conflict) => conflict.column('activation_id').doNothing())
    .execute()
  const kept = await tables
    .selectFrom('identify.activations')
    .selectAll()
    .where('activation_id', '=', activation_id)
    .executeTakeFirstOrThrow()
  return {
    activation_id,
    profile_id: kept.profile_id,
    reason: kept.reason,
    by: kept.decided_by,
    at: kept.decided_at.toISOString(),
  }
}
