import type { Comparison } from './comparison.ts'
import { sharedInts } from './shared.ts'

/** Levels of one comparison, "not known" among them; fourteen comparisons fit into the whole numbers that are exact. */
export const mostLevels = 13

/**
 * What each record says in each comparison, side by side, since nearly every record of a pair is one that memory has to be asked for;
 * and per comparison those that it is asked behind.
 */
export type Said = Readonly<{ codes: Int32Array; behind: readonly (readonly number[])[] }>

export function saidBy(records: number, comparisons: readonly Comparison[]): Said {
  const width = comparisons.length
  const codes = sharedInts(records * width)
  comparisons.forEach(({ column }, c) => {
    for (let record = 0; record < records; record++) codes[record * width + c] = column.code[record] ?? 0
  })
  const behind = comparisons.map((comparison) =>
    comparisons.flatMap(({ column }, c) => (comparison.behind?.includes(column) ? [c] : [])),
  )
  return { codes, behind }
}

/** The level of two records in a comparison: 0 when one side is not known. */
export function leveller({ codes, behind }: Said, comparisons: readonly Comparison[]) {
  const width = comparisons.length
  const levels = comparisons.map(({ level }) => level)
  return (c: number, one: number, other: number): number => {
    const [from, to] = [one * width, other * width]
    const [a, b] = [codes[from + c] ?? 0, codes[to + c] ?? 0]
    if (a === 0 || b === 0) return 0
    for (const before of behind[c] ?? []) if (codes[from + before] !== 0 && codes[to + before] !== 0) return 0
    return levels[c]?.(a, b) ?? 0
  }
}
