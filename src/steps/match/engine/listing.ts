import { combinedKey, hashOfKind } from './breadth.ts'
import type { Comparison } from './comparison.ts'
import { GrowingInts } from './growing.ts'
import { Numbering } from './numbering.ts'
import { sharedInts } from './shared.ts'

/** What a key is good for: to find records by it alone, and beside another one. */
export const [asSingle, asCombined] = [1, 2]

/** At most so many common keys of a record are combined. */
const mostCombined = 6

/** What threads have to know to list the keys of records; the long lists are in shared memory where there are several threads. */
export type ListTask = Readonly<{
  records: number
  /** What each record says in each comparison, side by side. */
  codes: Int32Array
  /** Per comparison its keys, the use of each, and the number of the first among those of all. */
  singles: readonly Readonly<
    Record<'from' | 'key' | 'hash', Int32Array> & { use: Uint8Array; first: number }
  >[]
  /** Per two comparisons 1 where their common keys are combined. */
  areCombined: Uint8Array
  /** The next stretch of records that nobody has begun with. */
  next: Int32Array
}>

/** The keys of some stretches of records, one stretch after the other. */
export type ListedStretches = Readonly<{
  /** The stretches, and how many entries there are up to the end of each. */
  stretch: Int32Array
  end: Int32Array
  /** Per entry the record, and its key: a single one, or of a combined one −1 − its place in `hash`. */
  owner: Int32Array
  entry: Int32Array
  /** Combined keys, and how many records have each. */
  hash: Int32Array
  size: Int32Array
}>

/** Lets others list keys too; gives what they listed when nothing is left. */
export type HelpToList = (task: ListTask) => () => readonly ListedStretches[]

const stretchRecords = 10_000

/** Lists the keys of those stretches of records that no other thread has taken, until there are none. */
export function listStretches({ records, codes, singles, areCombined, next }: ListTask): ListedStretches {
  const width = singles.length
  const combined = new Numbering(records / 4)
  const [hash, size] = [new GrowingInts(), new GrowingInts()]
  const [stretches, ends] = [new GrowingInts(64), new GrowingInts(64)]
  const [owner, entry] = [new GrowingInts(records * 2 + 16), new GrowingInts(records * 2 + 16)]
  const common = new Int32Array(mostCombined)
  const commonOf = new Int32Array(mostCombined)
  for (;;) {
    const stretch = Atomics.add(next, 0, 1)
    const begin = stretch * stretchRecords
    if (begin >= records) break
    const last = Math.min(records, begin + stretchRecords)
    for (let record = begin; record < last; record++) {
      let commons = 0
      for (let c = 0; c < width; c++) {
        const value = codes[record * width + c] ?? 0
        const single = singles[c]
        if (value === 0 || !single) continue
        const { from, key: keys, hash: hashes, use, first } = single
        const end = from[value + 1] ?? 0
        for (let k = from[value] ?? 0; k < end; k++) {
          const key = keys[k] ?? 0
          const as = use[key] ?? 0
          if (as & asSingle) {
            owner.push(record)
            entry.push(first + key)
          }
          if (as & asCombined && commons < mostCombined) {
            common[commons] = hashes[key] ?? 0
            commonOf[commons++] = c
          }
        }
      }
      for (let i = 0; i < commons; i++)
        for (let j = i + 1; j < commons; j++) {
          if (areCombined[(commonOf[i] ?? 0) * width + (commonOf[j] ?? 0)] === 0) continue
          const own = hashOfKind(Math.imul(common[i] ?? 0, 31) ^ (common[j] ?? 0), combinedKey)
          const number = combined.of(own)
          if (number === hash.length) {
            hash.push(own)
            size.push(0)
          }
          size.add(number, 1)
          owner.push(record)
          entry.push(-1 - number)
        }
    }
    stretches.push(stretch)
    ends.push(entry.length)
  }
  return {
    stretch: stretches.items,
    end: ends.items,
    owner: owner.items,
    entry: entry.items,
    hash: hash.items,
    size: size.items,
  }
}

/** Entries that follow one another, as some thread listed them, with the numbers of its combined keys among those of all. */
type Listed = Readonly<{ thread: ListedStretches; numbers: Int32Array; from: number; to: number }>

/** Every key of every record, record by record: single ones, and common ones combined, which are numbered from `first` on. */
export function listed(task: Omit<ListTask, 'next'>, first: number, help: HelpToList = () => () => []) {
  const shared = { ...task, next: sharedInts(1) }
  const others = help(shared)
  const threads = [listStretches(shared), ...others()]
  const combined = new Numbering(task.records / 4)
  const [hash, size] = [new GrowingInts(), new GrowingInts()]
  const stretches: Listed[] = []
  for (const thread of threads) {
    const numbers = thread.hash.map((own, at) => {
      const number = combined.of(own)
      if (number === hash.length) {
        hash.push(own)
        size.push(0)
      }
      size.add(number, thread.size[at] ?? 0)
      return number
    })
    thread.stretch.forEach((stretch, s) => {
      stretches[stretch] = { thread, numbers, from: thread.end[s - 1] ?? 0, to: thread.end[s] ?? 0 }
    })
  }
  return {
    hash: hash.items,
    size: size.items,
    each(see: (key: number, record: number) => void): void {
      for (const { thread, numbers, from, to } of stretches)
        for (let k = from; k < to; k++) {
          const own = thread.entry[k] ?? 0
          see(own < 0 ? first + (numbers[-1 - own] ?? 0) : own, thread.owner[k] ?? 0)
        }
    },
  }
}

/** Per two comparisons 1 where their common keys are combined: one tells more than a category, and one is the company if there is one. */
export function combinedOf(comparisons: readonly Comparison[]): Uint8Array {
  const hasCompany = comparisons.some(({ isCompany }) => isCompany)
  return Uint8Array.from(
    comparisons.flatMap((one) =>
      comparisons.map((other) =>
        Number(
          one !== other &&
            !(one.isCategory && other.isCategory) &&
            (!hasCompany || one.isCompany === true || other.isCompany === true),
        ),
      ),
    ),
  )
}
