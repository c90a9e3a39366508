import { type Constraints, clusters, type Edges, type Pairs, type Sides } from '../clusters.ts'
import type { Bounds } from './blocks.ts'
import type { Aspect } from './comparison.ts'
import type { Crew } from './crew.ts'
import { GrowingInts } from './growing.ts'
import type { Hold } from './holds.ts'
import type { Judged } from './judged.ts'
import { type Learned, learnedOf } from './learned.ts'
import { type Matching, matchRecords, rule } from './matcher.ts'
import type { Choice, NamedWeight } from './named.ts'
import { NamesAhead } from './names-ahead.ts'
import type { Report } from './progress.ts'
import { type Keys, type Standard, within } from './standard.ts'
import { compareTable, type Noun, type TableColumn } from './table.ts'

/** How the rows were compared in one respect. */
export type Compared = Readonly<{
  column: string
  aspect: Aspect
  /** Names of the levels 1, 2, …; level 0 is "not known". */
  levels: readonly string[]
}>

/** What is known of rows beforehand; plain data like the rest. Lists are per row unless they say otherwise. */
export interface Given {
  /** 1 for a row that stays a node of its own, although others say the same. */
  alone: Uint8Array
  /** Rows that are one whatever the weights say. */
  same: Pairs
  /** Rows that must not come together. */
  apart: Sides
  /** A number that one company has only one of, such as that of a credit code; 0 for none. */
  code: Int32Array
  /** 1 for a row that draws others only after all else. */
  late: Uint8Array
  /** Pairs of rows of which people said what they are. */
  judged?: Judged
  /** Which weights count; what the rows teach when left out. */
  choice?: Choice
  /** What the rows teach, where these are not all of them. */
  fromRows?: readonly NamedWeight[]
  /** Rows that are one by a rule, where nothing keeps them apart. */
  certain?: Pairs
  /** Pairs that weigh no more than so much. */
  holds?: readonly Hold[]
  /** Whether to say what more rows are found and weighed by. */
  learn: boolean
  /** How rows are compared, where it does not follow from these alone. */
  standard?: Standard | undefined
  /** Whether more rows are to be joined by what is learned. */
  isJoined?: boolean
  /** Keys that too many of all rows share, where these are a few of many. */
  crowded?: Keys
}

/** That nothing is known of so many rows beforehand. */
export const nothingGiven = (rows: number): Given => ({
  alone: new Uint8Array(rows),
  same: { a: new Int32Array(0), b: new Int32Array(0) },
  apart: { node: new Int32Array(0), side: new Int32Array(0) },
  code: new Int32Array(rows),
  late: new Uint8Array(rows),
  learn: false,
})

/**
 * What was found about the rows of a table: plain data, so that it crosses from thread to thread. Rows that say the same are
 * one node; pairs are pairs of nodes.
 */
export interface TableMatching extends Omit<Matching, 'comparisons' | 'label' | 'edges' | 'blocks'> {
  /** In the order of the levels of a pattern. */
  comparisons: readonly Compared[]
  /** Per row the first row of its group. */
  group: Int32Array
  /** Per row the first row of its component, of which groups are parts. */
  part: Int32Array
  /** The same as groups without what was to be one whatever the weights say. */
  weighed: Int32Array
  /** Per row its node. */
  node: Int32Array
  /** Nodes that say the same. Their outcomes follow those of the pairs. */
  twins: Pairs
  /** Per node its first row and its second one, −1 for none. */
  firstRow: Int32Array
  secondRow: Int32Array
  /** Per node the place of the heaviest pair within its group, −1 for none. */
  best: Int32Array
  /** Rows that differ from all others. */
  different: number
  /** What one more row is found and weighed by, where it was asked for. */
  learned: Learned | null
}

/** What rows that say the same weigh: more than all comparisons come to. */
export const certain = 100_000

/**
 * Groups the rows of a table that are one company, or one person.
 * @param report is told how far it is
 * @param crew threads that help, and names that were taken apart before; the result is the same without
 */
export function matchTable(
  columns: readonly TableColumn[],
  noun: Noun,
  report: Report = () => undefined,
  given?: Given,
  crew?: Crew,
  ahead = new NamesAhead(),
): TableMatching {
  report('values')
  const isAlone = (row: number) => given?.alone[row] === 1
  const named = noun === 'company' ? columns.find(({ kind }) => kind === 'name') : undefined
  if (named) ahead.share(named.values, crew && ((task) => crew.readNames(task)))
  const { comparisons, node, nodes, twins } = compareTable(columns, noun, isAlone, {
    standard: given?.standard,
    partsOf: (names) => ahead.partsOf(names),
    tell: crew && ((column, ways) => crew.prepare(column, ways, noun, given?.standard)),
  })
  const constraints = given ? constraintsOf(given, node, nodes) : {}
  const known = certainly(given?.certain, twins, node)
  const rows = rowsOf(node, nodes)
  const { label, edges, blocks, part, ...matching } = matchRecords(rows, comparisons, report, {
    constraints,
    known,
    judged: given?.judged && judgedNodes(given.judged, node),
    choice: given?.choice,
    help: crew,
    holds: given?.holds,
    bounds: given && boundsOf(given),
    fromRows: given?.fromRows,
  })
  const unsaid = given?.same.a.length
    ? clusters(nodes, edges, { ...constraints, same: undefined, rows }, rule).label
    : label
  const firstRow = new Int32Array(nodes).fill(-1)
  const secondRow = new Int32Array(nodes).fill(-1)
  node.forEach((own, row) => {
    if ((firstRow[own] ?? -1) < 0) firstRow[own] = row
    else if ((secondRow[own] ?? -1) < 0) secondRow[own] = row
  })
  return {
    ...matching,
    comparisons: comparisons.map(
      ({ column, aspect, levels }): Compared => ({
        column: column.name,
        aspect,
        levels: levels.map(({ name }) => name),
      }),
    ),
    group: groupsOf(label, node),
    part: groupsOf(part, node),
    weighed: groupsOf(unsaid, node),
    node,
    twins,
    firstRow,
    secondRow,
    best: heaviest(nodes, label, matching),
    different: nodes,
    learned: given?.learn
      ? learnedOf(nodes, comparisons, blocks, given.standard, given.isJoined ?? false)
      : null,
  }
}

/** What is known of keys beforehand. */
const boundsOf = ({ standard, crowded }: Given): Bounds => ({
  isCommon: standard && within(standard.common),
  most: standard?.most,
  isCrowded: crowded && within(crowded),
})

/** Nodes that are one for certain: those that say the same, and those of rows that are one by a rule. */
function certainly(rule: Pairs | undefined, twins: Pairs, node: Int32Array): Edges {
  const [a, b] = [new GrowingInts(twins.a.length + 1), new GrowingInts(twins.a.length + 1)]
  const see = (one: number, other: number) => {
    if (one === other) return
    a.push(Math.min(one, other))
    b.push(Math.max(one, other))
  }
  twins.a.forEach((one, k) => {
    see(one, twins.b[k] ?? one)
  })
  rule?.a.forEach((one, k) => {
    see(node[one] ?? 0, node[rule.b[k] ?? one] ?? 0)
  })
  return { a: a.items, b: b.items, weight: new Int32Array(a.length).fill(certain) }
}

/** How many rows each node stands for. */
function rowsOf(node: Int32Array, nodes: number): Int32Array {
  const rows = new Int32Array(nodes)
  for (let row = 0; row < node.length; row++) {
    const own = node[row] ?? 0
    rows[own] = (rows[own] ?? 0) + 1
  }
  return rows
}

/** Per row the first row of its cluster. */
function groupsOf(label: Int32Array, node: Int32Array): Int32Array {
  const first = new Int32Array(label.length).fill(-1)
  node.forEach((own, row) => {
    const cluster = label[own] ?? own
    if ((first[cluster] ?? -1) < 0) first[cluster] = row
  })
  return node.map((own) => first[label[own] ?? own] ?? 0)
}

const nodesIn = (node: Int32Array) => (rows: Int32Array) => rows.map((row) => node[row] ?? 0)

/** What people said of pairs of rows, of their nodes. */
function judgedNodes({ a, b, ...said }: Judged, node: Int32Array): Judged {
  const nodesOf = nodesIn(node)
  return { ...said, a: nodesOf(a), b: nodesOf(b) }
}

/** What is known of rows, of their nodes. */
function constraintsOf({ same, apart, code, late }: Given, node: Int32Array, nodes: number): Constraints {
  const nodesOf = nodesIn(node)
  const ofNodes = { code: new Int32Array(nodes), late: new Uint8Array(nodes) }
  node.forEach((own, row) => {
    ofNodes.code[own] = code[row] ?? 0
    ofNodes.late[own] = Math.max(ofNodes.late[own] ?? 0, late[row] ?? 0)
  })
  return {
    same: { a: nodesOf(same.a), b: nodesOf(same.b) },
    apart: { node: nodesOf(apart.node), side: apart.side },
    ...ofNodes,
  }
}

/** Per node the place of the heaviest pair within its group, of equal ones the first; −1 for none. */
function heaviest(
  nodes: number,
  label: Int32Array,
  { pairs, weight }: Pick<Matching, 'pairs' | 'weight'>,
): Int32Array {
  const best = new Int32Array(nodes).fill(-1)
  for (let k = 0; k < pairs.a.length; k++) {
    const [a = 0, b = 0] = [pairs.a[k], pairs.b[k]]
    if (label[a] !== label[b]) continue
    for (const own of [a, b])
      if ((weight[k] ?? 0) > (weight[best[own] ?? -1] ?? Number.NEGATIVE_INFINITY)) best[own] = k
  }
  return best
}
