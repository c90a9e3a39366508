import { breadthOf, hashOfKind, partKey, wholeKey } from './breadth.ts'
import { isFew, largestAffordable, mostPairs } from './budget.ts'
import type { Comparison } from './comparison.ts'
import { both, GrowingInts } from './growing.ts'
import { saidBy } from './leveller.ts'
import { asCombined, asSingle, combinedOf, type HelpToList, listed } from './listing.ts'
import { hashOf, Numbering } from './numbering.ts'
import { inShared } from './shared.ts'
import type { Keys } from './standard.ts'

/** A key that more records share is also combined with the common keys of other comparisons: 50 records make 1,225 pairs. */
const mostRecords = 50
/** Of people one that more share: names are common, and few of one name work for one company. */
const fewRecords = 4
/** A key of a rough comparison that more records share brings strangers together. */
const mostOfRough = 5

/** Whether a key is one of some. */
export type IsKey = ((of: number, hash: number) => boolean) | undefined

/**
 * What single keys are good for, worked out before they are asked for as often as they stand in a record. Keys of one comparison are
 * numbered behind those of the ones before, and combined ones behind all.
 */
export type KeyUses = Readonly<{
  singles: readonly KeysOfValues[]
  /** Per comparison the number of its first key, and per key its use. */
  offset: readonly number[]
  use: readonly Uint8Array[]
  /** How many records each single key finds, and how large that counts as. */
  sizes: Int32Array
  breadths: Int32Array
}>

/**
 * @param isCommon which keys are combined with one another, where that is known beforehand
 * @param least single keys that fewer records have are of no use, nor are those that more have than `limit`
 */
export function usesOfKeys(
  records: number,
  comparisons: readonly Comparison[],
  singles: readonly KeysOfValues[],
  {
    isCommon,
    least,
    limit = Number.POSITIVE_INFINITY,
  }: Readonly<{ isCommon?: IsKey; least: number; limit?: number | undefined }>,
): KeyUses {
  let keys = 0
  const offset = singles.map((single) => {
    keys += single.keys
    return keys - single.keys
  })
  const [sizes, breadths] = [new Int32Array(keys), new Int32Array(keys)]
  const fewest = comparisons.some(({ isCompany }) => isCompany) ? fewRecords : mostRecords
  const use = singles.map(({ keys, hash, count }, c) => {
    const { isCategory, isRough } = comparisons[c] ?? {}
    const highest =
      isRough && !isFew(records) ? Math.min(mostOfRough, largestAffordable(count, mostPairs(records))) : limit
    const own = new Uint8Array(keys)
    for (let key = 0; key < keys; key++) {
      const size = count[key] ?? 0
      const isSingle = !isCategory && size >= least && size <= highest
      const isCombined = !isRough && (isCategory || (isCommon ? isCommon(c, hash[key] ?? 0) : size > fewest))
      own[key] = (isSingle ? asSingle : 0) | (isCombined ? asCombined : 0)
      if (!isSingle) continue
      sizes[(offset[c] ?? 0) + key] = size
      breadths[(offset[c] ?? 0) + key] = breadthOf(hash[key] ?? 0, size)
    }
    return own
  })
  return { singles, offset, use, sizes, breadths }
}

/**
 * Every key of every record, record by record: single ones, and common ones combined.
 * @param most single keys of broader blocks are counted, but not listed
 * @param said what the records say
 */
export function keysOfRecords(
  records: number,
  comparisons: readonly Comparison[],
  { singles, offset, use, sizes, breadths }: KeyUses,
  most: number,
  said = saidBy(records, comparisons),
  help?: HelpToList,
) {
  const firstCombined = sizes.length
  const task = {
    records,
    codes: said.codes,
    singles: singles.map(({ from, key, hash }, c) => {
      const first = offset[c] ?? 0
      const listed = use[c]?.map((as, own) => ((breadths[first + own] ?? 0) > most ? as & ~asSingle : as))
      return { from, key, hash, use: listed ?? new Uint8Array(0), first }
    }),
    areCombined: combinedOf(comparisons),
  }
  const { hash, size, each } = listed(task, firstCombined, help)
  return {
    /** Shows every key of every record. */
    each,
    /** How many records have each key. */
    sizes: both(sizes, size),
    breadths: both(
      breadths,
      size.map((records, own) => breadthOf(hash[own] ?? 0, records)),
    ),
    firstCombined,
    /** The comparison that a key is of, and its hash. */
    ofKey(key: number): [of: number, hash: number] {
      if (key >= firstCombined) return [comparisons.length, hash[key - firstCombined] ?? 0]
      let of = 0
      while (key >= (offset[of + 1] ?? firstCombined)) of++
      return [of, singles[of]?.hash[key - (offset[of] ?? 0)] ?? 0]
    },
  }
}

/** A key that more records share finds too many to look at. */
const mostFound = 200

/** Of keys that more records share it is not kept which, by the largest block that may be: twice that, so that one may shrink again. */
export const mostKept = (most: number): number => Math.max(mostFound, 2 * most)

/** Every key of every record: record k has key k. */
export type KeysOfRecords = Keys & Readonly<{ record: Int32Array }>

/** Keys that many records share, and how many do. */
export type SharedKeys = Keys & Readonly<{ records: Int32Array }>

/**
 * Every key under which a record finds others, or one that comes later finds it.
 * @param isCommon which keys are combined with one another; none is when left out
 * @param limit keys that more records share are left out
 * @param crowd keys of broader blocks are told beside
 */
export function allKeys(
  records: number,
  comparisons: readonly Comparison[],
  {
    isCommon = () => false,
    limit = mostFound,
    crowd = Number.POSITIVE_INFINITY,
    singles = comparisons.map(keysOf),
  }: Readonly<{
    isCommon?: IsKey
    limit?: number | undefined
    crowd?: number | undefined
    singles?: readonly KeysOfValues[]
  }> = {},
): Readonly<{ keys: KeysOfRecords; crowded: SharedKeys }> {
  const uses = usesOfKeys(records, comparisons, singles, { isCommon, least: 1, limit })
  const { each, sizes, firstCombined, ofKey } = keysOfRecords(
    records,
    comparisons,
    uses,
    Number.POSITIVE_INFINITY,
  )
  const found = { of: new GrowingInts(), hash: new GrowingInts(), record: new GrowingInts() }
  each((key, record) => {
    if ((sizes[key] ?? 0) > limit) return
    const [of, hash] = ofKey(key)
    found.of.push(of)
    found.hash.push(hash)
    found.record.push(record)
  })
  const crowded = { of: new GrowingInts(), hash: new GrowingInts(), records: new GrowingInts() }
  const see = (of: number, hash: number, size: number) => {
    if (breadthOf(hash, size) <= crowd) return
    crowded.of.push(of)
    crowded.hash.push(hash)
    crowded.records.push(size)
  }
  singles.forEach((single, c) => {
    if (comparisons[c]?.isCategory) return
    for (let key = 0; key < single.keys; key++) see(c, single.hash[key] ?? 0, single.count[key] ?? 0)
  })
  for (let key = firstCombined; key < sizes.length; key++) see(...ofKey(key), sizes[key] ?? 0)
  return {
    keys: { of: found.of.items, hash: found.hash.items, record: found.record.items },
    crowded: { of: crowded.of.items, hash: crowded.hash.items, records: crowded.records.items },
  }
}

/** Keys of singles that more than 50 records share, and so are combined with one another. */
export function commonKeys(comparisons: readonly Comparison[], singles: readonly KeysOfValues[]): Keys {
  const [of, hash] = [new GrowingInts(), new GrowingInts()]
  singles.forEach((single, c) => {
    if (comparisons[c]?.isCategory) return
    for (let key = 0; key < single.keys; key++)
      if ((single.count[key] ?? 0) > mostRecords) {
        of.push(c)
        hash.push(single.hash[key] ?? 0)
      }
  })
  return { of: of.items, hash: hash.items }
}

/** Per value of a comparison its keys, by number: `key[from[v]] … key[from[v + 1] - 1]`; per key its hash and the number of records that have it. */
export type KeysOfValues = Readonly<{
  from: Int32Array
  key: Int32Array
  hash: Int32Array
  count: Int32Array
  keys: number
}>

/** Gives the keys of each comparison. */
export type KeysOfAll = (comparisons: readonly Comparison[]) => readonly KeysOfValues[]

/** @param seed the place of the comparison, so that what two of them say is not the same key */
export function keysOf({ column, keys }: Comparison, seed: number): KeysOfValues {
  const values = column.count.length
  const numbers = new Numbering(values)
  const [key, hash] = [new GrowingInts(values), new GrowingInts(values)]
  const from = new Int32Array(values + 1)
  const count = new GrowingInts(values)
  let [start, records] = [0, 0]
  const put = (text: string, more = '') => {
    if (text === '' && more === '') return
    const own = hashOfKind(hashOf(text, seed, more), more === '' ? wholeKey : partKey)
    const number = numbers.of(own)
    if (number === hash.length) {
      hash.push(own)
      count.push(0)
    } else if (key.has(number, start)) return
    key.push(number)
    count.add(number, records)
  }
  for (let value = 1; value < values; value++) {
    start = key.length
    records = column.count[value] ?? 0
    keys(value, put)
    from[value + 1] = key.length
  }
  return { from, key: key.items, hash: hash.items, count: count.items, keys: numbers.size }
}

const shared = ({ from, key, hash, count, keys }: KeysOfValues): KeysOfValues => ({
  from: inShared(from),
  key: inShared(key),
  hash: inShared(hash),
  count: inShared(count),
  keys,
})

/** The place of a comparison, and its keys. */
export type KeysOfPlace = readonly [number, KeysOfValues]

/**
 * The keys of those comparisons that no thread has begun with, those of most values first.
 * @param begun in shared memory per comparison 1 where one has
 */
export function keysInTurn(begun: Int32Array, comparisons: readonly Comparison[]): KeysOfPlace[] {
  const values = (c: number) => comparisons[c]?.column.count.length ?? 0
  const order = [...comparisons.keys()].sort((one, other) => values(other) - values(one) || one - other)
  return order.flatMap((c) => {
    const comparison = comparisons[c]
    return comparison && Atomics.exchange(begun, c, 1) === 0
      ? [[c, shared(keysOf(comparison, c))] as const]
      : []
  })
}
