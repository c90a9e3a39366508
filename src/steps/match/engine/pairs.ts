import type { Blocks } from './blocks.ts'
import type { Comparison } from './comparison.ts'
import { GrowingInts } from './growing.ts'
import type { Report } from './progress.ts'

/** Candidate pairs, each with the pattern of its levels. */
export interface CandidatePairs {
  /** The smaller and the greater record of each pair. */
  a: Int32Array
  b: Int32Array
  /** Place of the pair's pattern in `patterns`. */
  pattern: Int32Array
  /** Levels per comparison, for each pattern that occurs. */
  patterns: readonly Int8Array[]
  /** Pairs per pattern. */
  count: readonly number[]
}

/** Compares every pair of records that share a key, each once. */
export function comparePairs(
  records: number,
  blocks: Blocks,
  comparisons: readonly Comparison[],
  report: Report,
): CandidatePairs {
  const seen = new Int32Array(records).fill(-1)
  const [a, b, pattern] = [new GrowingInts(records), new GrowingInts(records), new GrowingInts(records)]
  const places = new Map<number, number>()
  const patterns: Int8Array[] = []
  const count: number[] = []
  const levels = new Int8Array(comparisons.length)
  const levelOf = leveller(records, comparisons)
  for (let one = 0; one < records; one++) {
    if (one % reportedEvery === 0) report('compare', one, records)
    const end = blocks.keysFrom[one + 1] ?? 0
    for (let k = blocks.keysFrom[one] ?? 0; k < end; k++) {
      const key = blocks.key[k] ?? 0
      // Records of a key are in order: those before have met this one already.
      for (let at = (blocks.from[key + 1] ?? 0) - 1; at >= 0; at--) {
        const other = blocks.record[at] ?? 0
        if (other <= one) break
        if (seen[other] === one) continue
        seen[other] = one
        let code = 0
        for (let c = 0; c < comparisons.length; c++) {
          const level = levelOf(c, one, other)
          levels[c] = level
          code = code * mostLevels + level
        }
        let place = places.get(code)
        if (place === undefined) {
          place = patterns.length
          places.set(code, place)
          patterns.push(levels.slice())
          count.push(0)
        }
        count[place] = (count[place] ?? 0) + 1
        a.push(one)
        b.push(other)
        pattern.push(place)
      }
    }
  }
  return { a: a.items, b: b.items, pattern: pattern.items, patterns, count }
}

const reportedEvery = 10_000

/** Levels of one comparison, "not known" among them; fourteen comparisons fit into the whole numbers that are exact. */
const mostLevels = 13

/**
 * The level of two records in a comparison: 0 when one side is not known. What a record says stands side by side, since
 * nearly every record of a pair is one that memory has to be asked for.
 */
export function leveller(records: number, comparisons: readonly Comparison[]) {
  const width = comparisons.length
  const codes = new Int32Array(records * width)
  comparisons.forEach(({ column }, c) => {
    for (let record = 0; record < records; record++) codes[record * width + c] = column.code[record] ?? 0
  })
  const behind = comparisons.map((comparison) =>
    comparisons.flatMap(({ column }, c) => (comparison.behind?.includes(column) ? [c] : [])),
  )
  const levels = comparisons.map(({ level }) => level)
  return (c: number, one: number, other: number): number => {
    const [from, to] = [one * width, other * width]
    const [a, b] = [codes[from + c] ?? 0, codes[to + c] ?? 0]
    if (a === 0 || b === 0) return 0
    for (const before of behind[c] ?? []) if (codes[from + before] !== 0 && codes[to + before] !== 0) return 0
    return levels[c]?.(a, b) ?? 0
  }
}
