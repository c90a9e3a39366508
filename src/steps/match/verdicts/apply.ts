import { createHash } from 'node:crypto'
import { BIGINT, type DuckDBType, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import type { Constraints, Pairs, Sides } from '../clusters.ts'
import type { Judged } from '../engine/index.ts'
import { Side, VerdictKind } from './model.ts'
import { type Settled, type Stated, settle } from './settle.ts'
import { sql } from './statements.ts'

/** What the verdicts in force come to. */
export type Said = Readonly<{
  /** The verdicts themselves, in their order. */
  stated: readonly Stated[]
  /** Rows that a verdict names. */
  rows: ReadonlySet<string>
  /** Rows that somebody took out of an account. */
  placed: ReadonlySet<string>
  /** What they come to, piece by piece by what tells one from another, with the rows that each is about; `said` for all that a verdict names. */
  effects: readonly Readonly<{ effect: string; rows: readonly string[] }>[]
  /** The same for clustering. @param place of rows that a verdict names, their node; others are left out */
  constraints(
    nodes: number,
    place: ReadonlyMap<string, number>,
  ): Required<Pick<Constraints, 'same' | 'apart' | 'late'>>
  /** Pairs that somebody saw side by side, by the same places. */
  judged(place: ReadonlyMap<string, number>): Judged
}>

/** Gathers the verdicts in force, and keeps which pairs they make one, which rows they part (in `kept_apart`, which is there and empty), and which of them newer ones overrule. */
export async function whatPeopleSaid(tx: LakeTransaction): Promise<Said> {
  await tx.run(sql.no_settled_pairs)
  await tx.run(sql.no_overruled)
  const stated = toStated(await tx.read(sql.stated))
  const settled = settle(stated)
  if (stated.length > 0) {
    await keep(tx, settled)
    await keepApart(tx, settled)
  }
  return saidIn(stated, settled)
}

/** The same of rows of people, once {@link whatPeopleSaid} of companies was gathered; what they part is not kept. */
export async function whatPeopleSaidOfPeople(tx: LakeTransaction): Promise<Said> {
  const stated = toStated(await tx.read(sql.stated_of_people))
  const settled = settle(stated)
  if (stated.length > 0) await keep(tx, settled)
  return saidIn(stated, settled)
}

function saidIn(stated: readonly Stated[], settled: Settled): Said {
  return {
    stated,
    rows: new Set(stated.flatMap(({ one, other, target }) => [...one, ...other, ...target])),
    placed: settled.placed,
    effects: effectsOf(stated, settled),
    constraints: (nodes, place) => ({
      same: samePairs(settled, place),
      apart: sidesOf(settled, place),
      late: lateNodes(settled, nodes, place),
    }),
    judged: (place) => judgedPairs(settled, place),
  }
}

function effectsOf(stated: readonly Stated[], { same, apart, placed, judged }: Settled): Said['effects'] {
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 20)
  const about = (what: string, ...sides: (readonly string[])[]) => ({
    effect: `${what} ${hashOf(JSON.stringify(sides))}`,
    rows: sides.flat(),
  })
  return [
    { effect: 'said', rows: stated.flatMap(({ one, other, target }) => [...one, ...other, ...target]) },
    { effect: 'placed', rows: [...placed] },
    ...same.map(({ a, b }) => about('same', [a, b])),
    ...apart.map(({ one, other }) => about('apart', one, other)),
    // Two verdicts that say the same teach twice.
    ...[...Map.groupBy(judged, ({ seq }) => seq)].map(([seq, pairs]) =>
      about(`judged ${seq}`, ...pairs.map(({ a, b }) => [a, b])),
    ),
  ]
}

async function keep(tx: LakeTransaction, { same, overruled }: Settled): Promise<void> {
  await append(
    tx,
    'match.decided_pairs',
    { record_a: VARCHAR, record_b: VARCHAR, seq: BIGINT },
    same.map(({ a, b, seq }) => [a, b, BigInt(seq)]),
  )
  await append(
    tx,
    'match.overruled',
    { seq: BIGINT },
    overruled.map((seq) => [BigInt(seq)]),
  )
}

async function keepApart(tx: LakeTransaction, { apart }: Settled): Promise<void> {
  await append(
    tx,
    'kept_apart',
    { seq: BIGINT, side: INTEGER, record_id: VARCHAR },
    apart.flatMap(({ seq, one, other }) =>
      [one, other].flatMap((rows, side) => rows.map((row) => [BigInt(seq), side, row])),
    ),
  )
}

const append = (
  tx: LakeTransaction,
  table: string,
  columns: Readonly<Record<string, DuckDBType>>,
  rows: DuckDBValue[][],
) => tx.append(table, Object.entries(columns), [rows])

function samePairs({ same }: Settled, place: ReadonlyMap<string, number>): Pairs {
  const pairs = same.flatMap(({ a, b }) => {
    const [one, other] = [place.get(a), place.get(b)]
    return one === undefined || other === undefined ? [] : [[one, other] as const]
  })
  return { a: Int32Array.from(pairs, ([a]) => a), b: Int32Array.from(pairs, ([, b]) => b) }
}

function judgedPairs({ judged }: Settled, place: ReadonlyMap<string, number>): Judged {
  const known = judged.flatMap(({ a, b, seq, isOne }) => {
    const [one, other] = [place.get(a), place.get(b)]
    return one === undefined || other === undefined ? [] : [{ one, other, seq, isOne }]
  })
  return {
    a: Int32Array.from(known, ({ one }) => one),
    b: Int32Array.from(known, ({ other }) => other),
    isOne: Uint8Array.from(known, ({ isOne }) => Number(isOne)),
    verdict: Int32Array.from(known, ({ seq }) => seq),
  }
}

function lateNodes({ placed }: Settled, nodes: number, place: ReadonlyMap<string, number>): Uint8Array {
  const late = new Uint8Array(nodes)
  for (const row of placed) {
    const node = place.get(row)
    if (node !== undefined) late[node] = 1
  }
  return late
}

function sidesOf({ apart }: Settled, place: ReadonlyMap<string, number>): Sides {
  const entries = apart.flatMap(({ one, other }, k) =>
    [one, other].flatMap((rows, side) =>
      rows.flatMap((row) => {
        const node = place.get(row)
        return node === undefined ? [] : [{ node, side: 2 * k + side }]
      }),
    ),
  )
  return {
    node: Int32Array.from(entries, ({ node }) => node),
    side: Int32Array.from(entries, ({ side }) => side),
  }
}

/** Rows of verdicts, gathered by verdict. */
function toStated(rows: readonly Row[]): Stated[] {
  const stated = new Map<number, { seq: number; verdict: VerdictKind } & Record<Side, string[]>>()
  for (const row of rows) {
    const seq = Number(row.seq)
    const known = stated.get(seq) ?? {
      seq,
      verdict: VerdictKind.parse(row.verdict),
      one: [],
      other: [],
      target: [],
    }
    known[Side.parse(row.side)].push(String(row.record_id))
    stated.set(seq, known)
  }
  return [...stated.values()]
}
