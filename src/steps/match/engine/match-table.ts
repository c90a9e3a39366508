import type { Aspect } from './comparison.ts'
import { type Matching, matchRecords } from './matcher.ts'
import type { Report } from './progress.ts'
import { compareTable, type Noun, type TableColumn } from './table.ts'

/** How the rows were compared in one respect. */
export type Compared = Readonly<{
  column: string
  aspect: Aspect
  /** Names of the levels 1, 2, …; level 0 is "not known". */
  levels: readonly string[]
}>

/**
 * What was found about the rows of a table: plain data, so that it crosses from thread to thread. Rows that say the same are
 * one node; pairs are pairs of nodes.
 */
export interface TableMatching extends Omit<Matching, 'comparisons' | 'label'> {
  /** In the order of the levels of a pattern. */
  comparisons: readonly Compared[]
  /** Per row the first row of its group. */
  group: Int32Array
  /** Per row its node. */
  node: Int32Array
  /** Per node its first row and its second one, −1 for none. */
  firstRow: Int32Array
  secondRow: Int32Array
  /** Per node the place of the heaviest pair within its group, −1 for none. */
  best: Int32Array
  /** Rows that differ from all others. */
  different: number
}

/**
 * Groups the rows of a table that are one company, or one person.
 * @param report is told how far it is
 */
export function matchTable(
  columns: readonly TableColumn[],
  noun: Noun,
  report: Report = () => undefined,
): TableMatching {
  report('values')
  const { comparisons, node, nodes } = compareTable(columns, noun)
  const { label, ...matching } = matchRecords(rowsOf(node, nodes), comparisons, report)
  const firstRow = new Int32Array(nodes).fill(-1)
  const secondRow = new Int32Array(nodes).fill(-1)
  const firstOfGroup = new Int32Array(nodes).fill(-1)
  node.forEach((own, row) => {
    if ((firstRow[own] ?? -1) < 0) firstRow[own] = row
    else if ((secondRow[own] ?? -1) < 0) secondRow[own] = row
    const group = label[own] ?? own
    if ((firstOfGroup[group] ?? -1) < 0) firstOfGroup[group] = row
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
    group: node.map((own) => firstOfGroup[label[own] ?? own] ?? 0),
    node,
    firstRow,
    secondRow,
    best: heaviest(nodes, label, matching),
    different: nodes,
  }
}

/** How many rows each node stands for. */
function rowsOf(node: Int32Array, nodes: number): Int32Array {
  const rows = new Int32Array(nodes)
  for (const own of node) rows[own] = (rows[own] ?? 0) + 1
  return rows
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
