import type { Blocks } from './blocks.ts'
import { type Comparison, levelOf } from './comparison.ts'
import { GrowingInts } from './growing.ts'

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
): CandidatePairs {
  const seen = new Int32Array(records).fill(-1)
  const [a, b, pattern] = [new GrowingInts(records), new GrowingInts(records), new GrowingInts(records)]
  const places = new Map<number, number>()
  const patterns: Int8Array[] = []
  const count: number[] = []
  const levels = new Int8Array(comparisons.length)
  for (let one = 0; one < records; one++) {
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
          const comparison = comparisons[c]
          const level = comparison ? levelOf(comparison, one, other) : 0
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

/** Levels of one comparison, "not known" among them; fourteen comparisons fit into the whole numbers that are exact. */
const mostLevels = 13
