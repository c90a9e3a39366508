import { type ColumnType, type Generated, type Selectable, sql } from 'kysely'
import { Fault } from '../../../ground/kernel/index.ts'
import type { DecidedTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { EditSubject } from '../model.ts'
import type { Relation, Side, Verdict, VerdictKind } from './model.ts'

type VerdictTable = {
  seq: Generated<number>
  verdict: VerdictKind
  relation: Relation | null
  about: Generated<EditSubject>
  reason: string | null
  decided_by: string
  decided_at: Generated<Date>
  undone_by: ColumnType<string | null, never, string>
  undone_at: ColumnType<Date | null, never, Date>
}

type RowTable = { seq: number; record_id: string; side: Side; name: string | null }

type VerdictTables = { 'match.verdicts': VerdictTable; 'match.verdict_rows': RowTable }

const tables = (from: State['db']) => from.withTables<VerdictTables>()

/** A row that a verdict is about, with what the company is called in it. */
export type VerdictRow = Readonly<{ record_id: string; side: Side; name: string | null }>

export type NewVerdict = Readonly<{
  verdict: VerdictKind
  relation: Relation | null
  about: EditSubject
  reason: string | null
  by: string
  rows: readonly VerdictRow[]
}>

/** Rows per statement: PostgreSQL takes an array of any length, memory does not. */
const atOnce = 50_000

/** Keeps a verdict and the rows that it is about, all or nothing. */
export async function keepVerdict(state: State, { rows, by, ...verdict }: NewVerdict): Promise<Verdict> {
  const seq = await state.transaction(async (trx) => {
    const { seq } = await tables(trx)
      .insertInto('match.verdicts')
      .values({ ...verdict, decided_by: by })
      .returning('seq')
      .executeTakeFirstOrThrow()
    for (let from = 0; from < rows.length; from += atOnce) {
      const some = rows.slice(from, from + atOnce)
      await sql`insert into match.verdict_rows (seq, record_id, side, name) select ${seq}, r.* from unnest(${some.map((row) => row.record_id)}::text[], ${some.map((row) => row.side)}::text[], ${some.map((row) => row.name)}::text[]) r`.execute(
        trx,
      )
    }
    return seq
  })
  return readVerdict(state, seq)
}

/** @throws Fault `match.verdict_missing` */
export async function readVerdict(state: State, seq: number): Promise<Verdict> {
  const [verdict] = await withSides(
    state,
    await tables(state.db).selectFrom('match.verdicts').selectAll().where('seq', '=', seq).execute(),
  )
  if (!verdict) throw new Fault('missing', 'match.verdict_missing', { id: seq })
  return verdict
}

/**
 * Takes a verdict back. Taking it back twice changes nothing.
 * @throws Fault `match.verdict_missing`
 */
export async function undoVerdict(state: State, seq: number, by: string): Promise<Verdict> {
  await tables(state.db)
    .updateTable('match.verdicts')
    .set({ undone_by: by, undone_at: new Date() })
    .where('seq', '=', seq)
    .where('undone_at', 'is', null)
    .execute()
  return readVerdict(state, seq)
}

/** All verdicts before a number, undone ones too, the newest first. */
export async function listVerdicts(state: State, before: number, limit: number): Promise<Verdict[]> {
  return withSides(
    state,
    await tables(state.db)
      .selectFrom('match.verdicts')
      .selectAll()
      .where('seq', '<', before)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute(),
  )
}

/** Verdicts about any of these rows, undone ones too, the newest first. */
export async function verdictsOf(
  state: State,
  records: readonly string[],
  limit: number,
): Promise<Verdict[]> {
  return withSides(
    state,
    await tables(state.db)
      .selectFrom('match.verdicts')
      .selectAll()
      .where(
        sql<boolean>`seq in (select r.seq from match.verdict_rows r where r.record_id = any(${[...records]}::text[]))`,
      )
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute(),
  )
}

/** Verdicts in force that keep rows of two accounts apart, the newest first. */
export async function keptApart(
  state: State,
  rows: readonly string[],
  others: readonly string[],
): Promise<Verdict[]> {
  const opposed = (one: readonly string[], other: readonly string[]) =>
    sql<boolean>`seq in (select a.seq from match.verdict_rows a join match.verdict_rows b on b.seq = a.seq
      where a.side = 'one' and b.side = 'other' and a.record_id = any(${[...one]}::text[])
        and b.record_id = any(${[...other]}::text[]))`
  return withSides(
    state,
    await tables(state.db)
      .selectFrom('match.verdicts')
      .selectAll()
      .where('undone_at', 'is', null)
      .where('verdict', '<>', 'merge')
      .where((where) => where.or([opposed(rows, others), opposed(others, rows)]))
      .orderBy('seq', 'desc')
      .limit(100)
      .execute(),
  )
}

/** Of each pair of rows, whether a verdict in force names them on two sides: somebody said what they are to each other. */
export async function namedOpposite(
  state: State,
  pairs: readonly (readonly [string, string])[],
): Promise<boolean[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<{ seq: number; side: Side; record_id: string }>`
    select r.seq, r.side, r.record_id from match.verdict_rows r join match.verdicts v on v.seq = r.seq
    where v.undone_at is null and r.record_id = any(${[...new Set(pairs.flat())]}::text[])`.execute(state.db)
  const named = Map.groupBy(rows, ({ record_id }) => record_id)
  return pairs.map(([a, b]) => {
    const sides = new Map((named.get(a) ?? []).map(({ seq, side }) => [seq, side]))
    return (named.get(b) ?? []).some(({ seq, side }) => sides.has(seq) && sides.get(seq) !== side)
  })
}

/** Verdicts by their numbers. */
export async function verdictsBy(state: State, seqs: readonly number[]): Promise<Map<number, Verdict>> {
  const found = await tables(state.db)
    .selectFrom('match.verdicts')
    .selectAll()
    .where(sql<boolean>`seq = any(${[...seqs]}::integer[])`)
    .execute()
  return new Map((await withSides(state, found)).map((verdict) => [verdict.verdict_id, verdict]))
}

async function withSides(state: State, verdicts: readonly Selectable<VerdictTable>[]): Promise<Verdict[]> {
  if (verdicts.length === 0) return []
  const { rows } = await sql<{
    seq: number
    side: Side
    records: number
    record_id: string
    names: string[]
  }>`
    select seq, side, count(*)::integer as records, min(record_id collate "C") as record_id,
      (array_agg(distinct name) filter (where name is not null))[1:3] as names
    from match.verdict_rows where seq = any(${verdicts.map(({ seq }) => seq)}::integer[])
    group by seq, side order by seq, side`.execute(state.db)
  return verdicts.map((row) => ({
    verdict_id: row.seq,
    verdict: row.verdict,
    relation: row.relation,
    about: row.about,
    reason: row.reason,
    by: row.decided_by,
    at: row.decided_at.toISOString(),
    undone_by: row.undone_by,
    undone_at: row.undone_at?.toISOString() ?? null,
    overruled: false,
    sides: rows
      .filter(({ seq }) => seq === row.seq)
      .map(({ seq, names, ...side }) => ({ ...side, names: names ?? [] })),
  }))
}

/** Verdicts in force, one row for each row that they are about. */
export const decidedVerdicts = (state: State): DecidedTable => ({
  table: 'verdicts',
  columns: { seq: 'bigint', verdict: 'varchar', relation: 'varchar', side: 'varchar', record_id: 'varchar' },
  rows: async () =>
    tables(state.db)
      .selectFrom('match.verdicts as v')
      .innerJoin('match.verdict_rows as r', 'r.seq', 'v.seq')
      .select(['v.seq', 'v.verdict', 'v.relation', 'r.side', 'r.record_id'])
      .where('v.undone_at', 'is', null)
      .orderBy('v.seq')
      .orderBy(sql`r.record_id collate "C"`)
      .execute(),
})
