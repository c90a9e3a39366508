import type { ColumnType, Generated, JSONColumnType, Selectable } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../../ground/kernel/index.ts'
import type { DecidedTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { Choice } from '../engine/index.ts'
import {
  KeptWeight,
  type VersionWeights,
  type WeightsDecision,
  type WeightsRequest,
  type WeightsVersion,
} from './model.ts'

type VersionTable = {
  version: Generated<number>
  learned_from: 'rows' | 'verdicts'
  records: ColumnType<string, number, never>
  pairs: ColumnType<string, number, never>
  verdicts: number
  weights: JSONColumnType<KeptWeight[]>
  decided_by: string
  decided_at: Generated<Date>
}

type ChoiceTable = {
  seq: Generated<number>
  version: number | null
  decided_by: string
  decided_at: Generated<Date>
  undone_by: ColumnType<string | null, never, string>
  undone_at: ColumnType<Date | null, never, Date>
}

type WeightTables = { 'match.weight_versions': VersionTable; 'match.weight_choices': ChoiceTable }

const tables = (from: State['db']) => from.withTables<WeightTables>()

/** Weights to keep, with what they were learned from. */
export type NewVersion = Pick<WeightsVersion, 'learned_from' | 'records' | 'pairs' | 'verdicts'> &
  Readonly<{ weights: readonly KeptWeight[] }>

/** Keeps weights as a new version, and that they count from now on. Derived tables follow with the next refresh. */
export async function keepVersion(
  state: State,
  { weights, ...about }: NewVersion,
  by: string,
): Promise<WeightsDecision> {
  return state.transaction(async (trx) => {
    const { version } = await tables(trx)
      .insertInto('match.weight_versions')
      .values({ ...about, weights: JSON.stringify(weights), decided_by: by })
      .returning('version')
      .executeTakeFirstOrThrow()
    return choose(trx, version, by)
  })
}

/**
 * Keeps that the weights of a version count from now on, or with `null` what the rows teach. Derived tables follow with the next
 * refresh.
 * @throws Fault `match.weights_version_missing`
 */
export async function chooseVersion(
  state: State,
  version: number | null,
  by: string,
): Promise<WeightsDecision> {
  if (version !== null) await readVersion(state, version)
  return choose(state.db, version, by)
}

async function choose(db: State['db'], version: number | null, by: string): Promise<WeightsDecision> {
  const row = await tables(db)
    .insertInto('match.weight_choices')
    .values({ version, decided_by: by })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toDecision(row)
}

/**
 * Takes a decision back: what was decided before it counts again. Taking it back twice changes nothing.
 * @throws Fault `match.weights_decision_missing`
 */
export async function undoChoice(state: State, seq: number, by: string): Promise<WeightsDecision> {
  await tables(state.db)
    .updateTable('match.weight_choices')
    .set({ undone_by: by, undone_at: new Date() })
    .where('seq', '=', seq)
    .where('undone_at', 'is', null)
    .execute()
  const row = await tables(state.db)
    .selectFrom('match.weight_choices')
    .selectAll()
    .where('seq', '=', seq)
    .executeTakeFirst()
  if (!row) throw new Fault('missing', 'match.weights_decision_missing', { id: seq })
  return toDecision(row)
}

/** All decisions before a number, undone ones too, the newest first. */
export async function listChoices(state: State, before: number, limit: number): Promise<WeightsDecision[]> {
  const rows = await tables(state.db)
    .selectFrom('match.weight_choices')
    .selectAll()
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toDecision)
}

/** All versions before a number, the newest first. */
export async function listVersions(state: State, before: number, limit: number): Promise<WeightsVersion[]> {
  const rows = await tables(state.db)
    .selectFrom('match.weight_versions')
    .selectAll()
    .where('version', '<', before)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toVersion)
}

/**
 * A version with its weights.
 * @throws Fault `match.weights_version_missing`
 */
export async function readVersion(state: State, version: number): Promise<VersionWeights> {
  const row = await tables(state.db)
    .selectFrom('match.weight_versions')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw new Fault('missing', 'match.weights_version_missing', { version })
  return { ...toVersion(row), weights: z.array(KeptWeight).parse(row.weights) }
}

/** The version whose weights count; null where the rows teach them. */
export async function versionInForce(state: State): Promise<number | null> {
  const row = await tables(state.db)
    .selectFrom('match.weight_choices')
    .select('version')
    .where('undone_at', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? null
}

const toVersion = (row: Selectable<VersionTable>): WeightsVersion => ({
  version: row.version,
  learned_from: row.learned_from,
  records: Number(row.records),
  pairs: Number(row.pairs),
  verdicts: row.verdicts,
  by: row.decided_by,
  at: row.decided_at.toISOString(),
})

const toDecision = (row: Selectable<ChoiceTable>): WeightsDecision => ({
  decision_id: row.seq,
  version: row.version,
  by: row.decided_by,
  at: row.decided_at.toISOString(),
  undone_by: row.undone_by,
  undone_at: row.undone_at?.toISOString() ?? null,
})

/**
 * Which weights a request means, for the matcher; no choice for those that count now.
 * @throws Fault `match.weights_version_missing`
 */
export async function weightsOf(
  state: State,
  request: WeightsRequest,
): Promise<Readonly<{ choice?: Choice; version?: number }>> {
  if (request.use === 'now') return {}
  if (request.use !== 'version') return { choice: request.use }
  const { version, weights } = await readVersion(state, request.version)
  return { choice: weights, version }
}

/** The weights that somebody keeps, one row per level; none where the rows teach them. */
export const decidedWeights = (state: State): DecidedTable => ({
  table: 'weights',
  columns: { version: 'bigint', comparison: 'varchar', level: 'varchar', weight: 'bigint' },
  rows: async () => {
    const version = await versionInForce(state)
    if (version === null) return []
    const { weights } = await readVersion(state, version)
    return weights.map((each) => ({ version, ...each }))
  },
})
