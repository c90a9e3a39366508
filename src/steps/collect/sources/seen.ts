import type { State } from '../../../ground/state/index.ts'

type SeenTable = { alert_id: string; seen_by: string; seen_at: Date }

const tables = (state: State) => state.db.withTables<{ 'collect.seen_alerts': SeenTable }>()

/** Who has seen which alert. */
export async function readSeen(state: State): Promise<Map<string, SeenTable>> {
  const rows = await tables(state).selectFrom('collect.seen_alerts').selectAll().execute()
  return new Map(rows.map((row) => [row.alert_id, row]))
}

/** Keeps that somebody has seen an alert; the first one counts. */
export async function noteSeen(state: State, alertId: string, by: string, at: Date): Promise<void> {
  await tables(state)
    .insertInto('collect.seen_alerts')
    .values({ alert_id: alertId, seen_by: by, seen_at: at })
    .onConflict((conflict) => conflict.column('alert_id').doNothing())
    .execute()
}
