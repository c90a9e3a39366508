import { type Matching, matchRecords } from './matcher.ts'
import { compareTable, type Noun, type TableColumn } from './table.ts'
import { probabilityOf } from './weights.ts'

/** One comparison of a pair, in the words of the engine: names of the column and of the level, and what it weighs. */
export interface Evidence {
  comparison: string
  level: string
  /** Thousandths of a bit. */
  weight: number
}

/** Why a row is where it is: the row of its group that it is most like. */
export interface Closest {
  row: number
  /** That the two are one; 1 for rows that say the same. */
  probability: number
  evidence: readonly Evidence[]
}

export interface TableMatching {
  /** Per row the first row of its group. */
  group: Int32Array
  /** Per row the closest other row of its group; null for a row that is alone. */
  closest(row: number): Closest | null
  /** Every pair that was compared: a row of each and the probability that they are one. */
  compared(): Generator<readonly [a: number, b: number, probability: number]>
  /** Pairs with a probability from a quarter on that are not in one group. */
  unsure: number
  matching: Matching
  /** Rows that differ from all others. */
  different: number
}

/** Weight of a probability of a quarter. */
const doubtful = -1585

/** Groups the rows of a table that are one company, or one person. */
export function matchTable(columns: readonly TableColumn[], noun: Noun): TableMatching {
  const { comparisons, node, nodes } = compareTable(columns, noun)
  const matching = matchRecords(nodes, comparisons)
  const { label, pairs, weight, weights } = matching
  const firstRow = new Int32Array(nodes).fill(-1)
  const secondRow = new Int32Array(nodes).fill(-1)
  const firstOfGroup = new Int32Array(nodes).fill(-1)
  node.forEach((own, row) => {
    if ((firstRow[own] ?? -1) < 0) firstRow[own] = row
    else if ((secondRow[own] ?? -1) < 0) secondRow[own] = row
    const group = label[own] ?? own
    if ((firstOfGroup[group] ?? -1) < 0) firstOfGroup[group] = row
  })
  const best = new Int32Array(nodes).fill(-1)
  let unsure = 0
  for (let k = 0; k < pairs.a.length; k++) {
    const [a = 0, b = 0] = [pairs.a[k], pairs.b[k]]
    if (label[a] !== label[b]) {
      if ((weight[k] ?? 0) > doubtful) unsure++
      continue
    }
    for (const own of [a, b])
      if ((weight[k] ?? 0) > (weight[best[own] ?? -1] ?? Number.NEGATIVE_INFINITY)) best[own] = k
  }
  return {
    group: node.map((own) => firstOfGroup[label[own] ?? own] ?? 0),
    closest: (row) => {
      const own = node[row] ?? 0
      const twin = firstRow[own] === row ? (secondRow[own] ?? -1) : (firstRow[own] ?? -1)
      if (twin >= 0) return { row: twin, probability: 1, evidence: [] }
      const k = best[own] ?? -1
      if (k < 0) return null
      const other = pairs.a[k] === own ? pairs.b[k] : pairs.a[k]
      const pattern = pairs.patterns[pairs.pattern[k] ?? 0] ?? new Int8Array()
      const evidence = comparisons.flatMap(({ name, levels }, c) => {
        const level = pattern[c] ?? 0
        const known = levels[level - 1]
        return known ? [{ comparison: name, level: known.name, weight: weights.level[c]?.[level] ?? 0 }] : []
      })
      return { row: firstRow[other ?? 0] ?? 0, probability: probabilityOf(weight[k] ?? 0), evidence }
    },
    *compared() {
      for (let k = 0; k < pairs.a.length; k++)
        yield [firstRow[pairs.a[k] ?? 0] ?? 0, firstRow[pairs.b[k] ?? 0] ?? 0, probabilityOf(weight[k] ?? 0)]
    },
    unsure,
    matching,
    different: nodes,
  }
}
