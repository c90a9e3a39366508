import { evidenceOf, type TableMatching } from '../engine/index.ts'
import { type Found, probabilityOf } from './found.ts'
import type { DedupeSummary } from './model.ts'

type Figures = Pick<
  DedupeSummary,
  'rows' | 'found' | 'groups' | 'joined' | 'unsure' | 'capped' | 'left_pairs'
>

/** Weight of a probability of a quarter. */
const doubtful = -1585
const mostReasons = 5
const shownOfValue = 200

/** What a matching came to, in figures. */
export function figuresOf(matching: TableMatching, { group, members, sizes }: Found): Figures {
  return {
    rows: group.length,
    found: group.length - members.length + sizes.length,
    groups: sizes.length,
    joined: members.length,
    unsure: unsureIn(matching),
    capped: matching.capped.map(({ column, value, records }) => ({
      column,
      value: value.slice(0, shownOfValue),
      rows: records,
    })),
    left_pairs: matching.left.pairs,
  }
}

/** The pairs that may be one and are not, and what they most often have in common. */
function unsureIn(matching: TableMatching): Figures['unsure'] {
  const { pairs, weight, group, firstRow } = matching
  const rowOf = (node: number | undefined) => firstRow[node ?? 0] ?? 0
  const count = new Map<number, { pairs: number; example: number }>()
  let all = 0
  for (let k = 0; k < pairs.a.length; k++) {
    if ((weight[k] ?? 0) <= doubtful || group[rowOf(pairs.a[k])] === group[rowOf(pairs.b[k])]) continue
    all++
    const pattern = pairs.pattern[k] ?? 0
    const seen = count.get(pattern)
    if (seen) seen.pairs++
    else count.set(pattern, { pairs: 1, example: k })
  }
  const reasons = [...count.values()]
    .sort((a, b) => b.pairs - a.pairs || a.example - b.example)
    .slice(0, mostReasons)
    .map(({ pairs: many, example }) => ({
      pairs: many,
      probability: probabilityOf(weight[example] ?? 0),
      rows: inTurn(rowOf(pairs.a[example]) + 1, rowOf(pairs.b[example]) + 1),
      lines: evidenceOf(matching, example),
    }))
  return { pairs: all, reasons }
}

const inTurn = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a])
