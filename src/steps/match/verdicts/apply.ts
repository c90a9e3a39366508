import { BIGINT, BOOLEAN, type DuckDBType, type DuckDBValue, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { clusters, type Edges, type Sides } from '../clusters.ts'
import { Side, VerdictKind } from './model.ts'
import { type Settled, type Stated, settle } from './settle.ts'
import { sql } from './statements.ts'

/**
 * Puts the companies together anew that verdicts in force concern, of those rows, names and domains that belong to them, and
 * leaves what became of them in `settled` and `settled_nodes`, which are there and empty. Without verdicts nothing is looked at.
 */
export async function applyVerdicts(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.no_settled_pairs)
  await tx.run(sql.no_overruled)
  const stated = toStated(await tx.read(sql.stated))
  if (stated.length === 0) return
  const settled = settle(stated)
  await tx.run(sql.touched_components)
  const graph = graphOf(await tx.read(sql.touched_rows), await tx.read(sql.touched_links))
  await keep(tx, graph, settled)
}

/** Rows, then names and domains, numbered; rows by age, so that a name goes with the oldest row that it may go with. */
type Graph = Readonly<{
  places: ReadonlyMap<string, number>
  rows: readonly string[]
  nodes: readonly string[]
  edges: Edges
}>

/** What leads a row to others, the strongest first: its name, its domain, and what else links names and domains. */
const weights = { name: 3, domain: 2, link: 1 } as const

function graphOf(rows: readonly Row[], links: readonly Row[]): Graph {
  const records = rows.map(({ record_id }) => String(record_id))
  const text = (value: Row[string] | undefined) => (typeof value === 'string' ? [value] : [])
  const nodes = [
    ...new Set(
      [...rows, ...links].flatMap(({ name_node, domain_node, other_node }) =>
        [name_node, domain_node, other_node].flatMap(text),
      ),
    ),
  ].sort()
  const places = new Map([...records, ...nodes].map((key, place) => [key, place]))
  const place = (key: Row[string] | undefined) => places.get(String(key)) ?? 0
  const edges = [
    ...rows.flatMap((row) => [
      ...text(row.name_node).map((node) => ({
        a: place(row.record_id),
        b: place(node),
        weight: weights.name,
      })),
      ...text(row.domain_node).map((node) => ({
        a: place(row.record_id),
        b: place(node),
        weight: weights.domain,
      })),
    ]),
    ...links.map((link) => ({ a: place(link.name_node), b: place(link.other_node), weight: weights.link })),
  ]
  return {
    places,
    rows: records,
    nodes,
    edges: {
      a: Int32Array.from(edges, ({ a }) => a),
      b: Int32Array.from(edges, ({ b }) => b),
      weight: Int32Array.from(edges, ({ weight }) => weight),
    },
  }
}

async function keep(
  tx: LakeTransaction,
  { places, rows, nodes, edges }: Graph,
  settled: Settled,
): Promise<void> {
  const place = (row: string) => places.get(row) ?? 0
  const late = Uint8Array.from([...places.keys()], (key) => (settled.placed.has(key) ? 1 : 0))
  const constraints = { apart: sidesOf(settled, place), late }
  const same = {
    a: Int32Array.from(settled.same, ({ a }) => place(a)),
    b: Int32Array.from(settled.same, ({ b }) => place(b)),
  }
  // Names and domains stand for rows that were never compared: no pair speaks against another.
  const rule = { threshold: 0, unseen: 0 }
  const { label } = clusters(places.size, edges, { ...constraints, same }, rule)
  const alone = clusters(places.size, edges, constraints, rule)
  const keys = [...places.keys()]
  const labelled = (labels: Int32Array, key: string) => `v:${keys[labels[place(key)] ?? 0] ?? key}`
  // The smallest number of a cluster is its oldest row.
  const isByHand = (row: string) => {
    const [at, oldest] = [place(row), label[place(row)] ?? 0]
    return alone.label[at] !== alone.label[oldest]
  }
  await append(
    tx,
    'settled',
    { record_id: VARCHAR, component: VARCHAR, by_hand: BOOLEAN, placed: BOOLEAN },
    rows.map((row) => [row, labelled(label, row), isByHand(row), settled.placed.has(row)]),
  )
  await append(
    tx,
    'settled_nodes',
    { node: VARCHAR, component: VARCHAR },
    nodes.map((node) => [node, labelled(label, node)]),
  )
  await append(
    tx,
    'match.decided_pairs',
    { record_a: VARCHAR, record_b: VARCHAR, seq: BIGINT },
    settled.same.map(({ a, b, seq }) => [a, b, BigInt(seq)]),
  )
  await append(
    tx,
    'match.overruled',
    { seq: BIGINT },
    settled.overruled.map((seq) => [BigInt(seq)]),
  )
}

const append = (
  tx: LakeTransaction,
  table: string,
  columns: Readonly<Record<string, DuckDBType>>,
  rows: DuckDBValue[][],
) => tx.append(table, Object.entries(columns), [rows])

function sidesOf({ apart }: Settled, place: (row: string) => number): Sides {
  const entries = apart.flatMap(({ one, other }, k) => [
    ...one.map((row) => ({ node: place(row), side: 2 * k })),
    ...other.map((row) => ({ node: place(row), side: 2 * k + 1 })),
  ])
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
