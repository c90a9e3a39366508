import type { Pairs } from '../clusters.ts'
import type { Blocks } from './blocks.ts'
import type { Comparison } from './comparison.ts'
import { both, GrowingInts } from './growing.ts'
import { leveller, mostLevels, type Said, saidBy } from './leveller.ts'
import { PatternTree } from './patterns.ts'
import type { Report } from './progress.ts'
import { sharedInts } from './shared.ts'

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

/** What threads that compare have to know; all lists are in shared memory. */
export type CompareTask = Readonly<{
  records: number
  blocks: Pick<Blocks, 'from' | 'record' | 'keysFrom' | 'key'>
  said: Said
  /** The next stretch that nobody has begun with. */
  next: Int32Array
}>

/** Pairs of some stretches, one stretch after the other. */
export type ComparedStretches = Readonly<{
  /** The stretches, and how many pairs there are up to the end of each. */
  stretch: Int32Array
  end: Int32Array
  a: Int32Array
  b: Int32Array
  /** Place of each pair's pattern in `codes`, its levels as one number. */
  pattern: Int32Array
  codes: readonly number[]
}>

/** Lets others compare too; gives what gives their pairs when they are done. */
export type HelpToCompare = (task: CompareTask) => () => readonly ComparedStretches[]

/** So many records are a stretch, whose pairs one thread compares. */
const stretchRecords = 1_000
const reportedEvery = 10_000

/** Compares every pair of records that share a key, each once. Threads take stretches as they come; pairs stand in the order of records. */
export function comparePairs(
  records: number,
  blocks: Blocks,
  comparisons: readonly Comparison[],
  said: Said,
  report: Report,
  help: HelpToCompare = () => () => [],
): CandidatePairs {
  const { from, record, keysFrom, key } = blocks
  const task: CompareTask = {
    records,
    blocks: { from, record, keysFrom, key },
    said,
    next: sharedInts(1),
  }

  const othersOf = help(task)
  const own = compareStretches(task, comparisons, (done) => report('compare', done, records))
  return joined([own, ...othersOf()], comparisons.length)
}

/** Compares the pairs of stretches that no other thread has taken, until there are none. */
export function compareStretches(
  { records, blocks, said, next }: CompareTask,
  comparisons: readonly Comparison[],
  report: (done: number) => void = () => undefined,
): ComparedStretches {
  const seen = new Int32Array(records).fill(-1)
  const [stretches, ends] = [new GrowingInts(64), new GrowingInts(64)]
  const [a, b, pattern] = [new GrowingInts(records), new GrowingInts(records), new GrowingInts(records)]
  const tree = new PatternTree()
  const levelOf = leveller(said, comparisons)
  for (;;) {
    const stretch = Atomics.add(next, 0, 1)
    const first = stretch * stretchRecords
    if (first >= records) break
    if (first % reportedEvery === 0) report(first)
    const last = Math.min(records, first + stretchRecords)
    for (let one = first; one < last; one++) {
      const end = blocks.keysFrom[one + 1] ?? 0
      for (let k = blocks.keysFrom[one] ?? 0; k < end; k++) {
        const key = blocks.key[k] ?? 0
        // Records of a key are in order: those before have met this one already.
        for (let at = (blocks.from[key + 1] ?? 0) - 1; at >= 0; at--) {
          const other = blocks.record[at] ?? 0
          if (other <= one) break
          if (seen[other] === one) continue
          seen[other] = one
          let node = 0
          for (let c = 0; c < comparisons.length; c++) node = tree.step(node, levelOf(c, one, other))
          a.push(one)
          b.push(other)
          pattern.push(tree.placeAt(node))
        }
      }
    }
    stretches.push(stretch)
    ends.push(a.length)
  }
  return {
    stretch: stretches.items,
    end: ends.items,
    a: a.items,
    b: b.items,
    pattern: pattern.items,
    codes: tree.codes,
  }
}

/** The stretches of all threads in order; patterns are numbered as they are met in it, whichever thread compared them. */
function joined(threads: readonly ComparedStretches[], width: number): CandidatePairs {
  const stretches = threads
    .flatMap((thread) =>
      [...thread.stretch].map((stretch, s) => ({
        thread,
        stretch,
        from: thread.end[s - 1] ?? 0,
        to: thread.end[s] ?? 0,
      })),
    )
    .sort((one, other) => one.stretch - other.stretch)
  const pairs = threads.reduce((sum, { a }) => sum + a.length, 0)
  const [a, b, pattern] = [new Int32Array(pairs), new Int32Array(pairs), new Int32Array(pairs)]
  const places = new Map<number, number>()
  const known = new Map(threads.map((thread) => [thread, new Int32Array(thread.codes.length).fill(-1)]))
  const count: number[] = []
  let at = 0
  for (const { thread, from, to } of stretches) {
    a.set(thread.a.subarray(from, to), at)
    b.set(thread.b.subarray(from, to), at)
    const placeOf = known.get(thread) ?? new Int32Array(0)
    for (let k = from; k < to; k++) {
      const own = thread.pattern[k] ?? 0
      let place = placeOf[own] ?? -1
      if (place < 0) {
        const code = thread.codes[own] ?? 0
        place = places.get(code) ?? places.size
        places.set(code, place)
        placeOf[own] = place
      }
      count[place] = (count[place] ?? 0) + 1
      pattern[at++] = place
    }
  }
  return { a, b, pattern, patterns: [...places.keys()].map((code) => levelsOf(code, width)), count }
}

/** The levels that stand in one number. */
function levelsOf(code: number, width: number): Int8Array {
  const levels = new Int8Array(width)
  let rest = code
  for (let c = width - 1; c >= 0; c--) {
    levels[c] = rest % mostLevels
    rest = Math.floor(rest / mostLevels)
  }
  return levels
}

/** The candidates with more pairs, the smaller record first; these are no candidates, and no pattern counts them. */
export function withPairs(
  records: number,
  comparisons: readonly Comparison[],
  { a, b, pattern, patterns, count }: CandidatePairs,
  more: Pairs,
): CandidatePairs {
  const levelOf = leveller(saidBy(records, comparisons), comparisons)
  const all = patterns.map((levels) => levels)
  const places = new Map(all.map((levels, place) => [levels.join(' '), place]))
  const found = more.a.map((one, k) => {
    const levels = Int8Array.from(comparisons, (_, c) => levelOf(c, one, more.b[k] ?? one))
    const key = levels.join(' ')
    const known = places.get(key)
    if (known !== undefined) return known
    all.push(levels)
    places.set(key, all.length - 1)
    return all.length - 1
  })
  return {
    a: both(a, more.a),
    b: both(b, more.b),
    pattern: both(pattern, found),
    patterns: all,
    count: all.map((_, place) => count[place] ?? 0),
  }
}
