import { isFew, largestAffordable, mostPairs } from './budget.ts'
import type { Comparison } from './comparison.ts'
import { GrowingInts } from './growing.ts'
import { hashOf, Numbering } from './numbering.ts'
import type { Keys } from './standard.ts'

/** A key that more records share is also combined with the common keys of other comparisons: 50 records make 1,225 pairs. */
const mostRecords = 50
/** Of people one that more share: names are common, and few of one name work for one company. */
const fewRecords = 4
/** At most so many common keys of a record are combined. */
const mostCombined = 6
/** A key of a rough comparison that more records share brings strangers together. */
const mostOfRough = 5

/** Whether a key is one of some. */
export type IsKey = ((of: number, hash: number) => boolean) | undefined

type KeyOptions = Readonly<{
  isCommon?: IsKey
  /** Single keys that fewer records have are left out, and those that more have. */
  least: number
  limit?: number | undefined
}>

/** Every key of every record, record by record: single ones, and common ones combined. */
export function keysOfRecords(
  records: number,
  comparisons: readonly Comparison[],
  singles: readonly KeysOfValues[],
  { isCommon, least, limit = Number.POSITIVE_INFINITY }: KeyOptions,
) {
  // Keys of one comparison are numbered behind those of the ones before, and combined ones behind all.
  let firstCombined = 0
  const offsets = singles.map(({ keys }) => {
    firstCombined += keys
    return firstCombined - keys
  })
  const combined = new Numbering(records)
  const combinedHash = new GrowingInts(records)
  const [owners, entries] = [new GrowingInts(records * 4), new GrowingInts(records * 4)]
  const common = new Int32Array(mostCombined)
  const commonOf = new Int32Array(mostCombined)
  const most = singles.map(({ count }, c) =>
    comparisons[c]?.isRough && !isFew(records)
      ? Math.min(mostOfRough, largestAffordable(count, mostPairs(records)))
      : limit,
  )
  const company = comparisons.findIndex((comparison) => comparison.isCompany)
  const fewest = company < 0 ? mostRecords : fewRecords
  const isCombined = comparisons.map(({ isCategory, isRough }, c) =>
    Uint8Array.from({ length: singles[c]?.keys ?? 0 }, (_, key) => {
      const [hash, count] = [singles[c]?.hash[key] ?? 0, singles[c]?.count[key] ?? 0]
      if (isRough) return 0
      return Number(isCategory || (isCommon ? isCommon(c, hash) : count > fewest))
    }),
  )
  for (let record = 0; record < records; record++) {
    let commons = 0
    for (let c = 0; c < comparisons.length; c++) {
      const [comparison, single] = [comparisons[c], singles[c]]
      const value = comparison?.column.code[record] ?? 0
      if (!comparison || !single || value === 0) continue
      const end = single.from[value + 1] ?? 0
      for (let k = single.from[value] ?? 0; k < end; k++) {
        const key = single.key[k] ?? 0
        const count = single.count[key] ?? 0
        if (count >= least && count <= (most[c] ?? limit) && !comparison.isCategory) {
          owners.push(record)
          entries.push((offsets[c] ?? 0) + key)
        }
        if (isCombined[c]?.[key] === 1 && commons < mostCombined) {
          common[commons] = single.hash[key] ?? 0
          commonOf[commons++] = c
        }
      }
    }
    for (let i = 0; i < commons; i++)
      for (let j = i + 1; j < commons; j++) {
        const [one, other] = [commonOf[i] ?? 0, commonOf[j] ?? 0]
        if (company >= 0 && one !== company && other !== company) continue
        if (one === other || (comparisons[one]?.isCategory && comparisons[other]?.isCategory)) continue
        const hash = Math.imul(common[i] ?? 0, 31) ^ (common[j] ?? 0)
        const number = combined.of(hash)
        if (number === combinedHash.length) combinedHash.push(hash)
        owners.push(record)
        entries.push(firstCombined + number)
      }
  }
  return {
    owners: owners.items,
    entries: entries.items,
    keys: firstCombined + combined.size,
    firstCombined,
    /** The comparison that a key is of, and its hash. */
    ofKey(key: number): [of: number, hash: number] {
      if (key >= firstCombined) return [comparisons.length, combinedHash.items[key - firstCombined] ?? 0]
      let of = 0
      while (key >= (offsets[of + 1] ?? firstCombined)) of++
      return [of, singles[of]?.hash[key - (offsets[of] ?? 0)] ?? 0]
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
 * @param crowd keys that more records share are told beside
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
  const options = { isCommon, least: 1, limit }
  const { owners, entries, keys, firstCombined, ofKey } = keysOfRecords(
    records,
    comparisons,
    singles,
    options,
  )
  const sizes = sizesOf(keys, entries)
  const found = { of: new GrowingInts(), hash: new GrowingInts(), record: new GrowingInts() }
  entries.forEach((key, k) => {
    if ((sizes[key] ?? 0) > limit) return
    const [of, hash] = ofKey(key)
    found.of.push(of)
    found.hash.push(hash)
    found.record.push(owners[k] ?? 0)
  })
  const crowded = { of: new GrowingInts(), hash: new GrowingInts(), records: new GrowingInts() }
  const see = (of: number, hash: number, size: number) => {
    if (size <= crowd) return
    crowded.of.push(of)
    crowded.hash.push(hash)
    crowded.records.push(size)
  }
  singles.forEach((single, c) => {
    if (comparisons[c]?.isCategory) return
    for (let key = 0; key < single.keys; key++) see(c, single.hash[key] ?? 0, single.count[key] ?? 0)
  })
  for (let key = firstCombined; key < keys; key++) see(...ofKey(key), sizes[key] ?? 0)
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
    const own = hashOf(text, seed, more)
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

/** How many records have each key. */
export function sizesOf(keys: number, entries: Int32Array): Int32Array {
  const sizes = new Int32Array(keys)
  for (const key of entries) sizes[key] = (sizes[key] ?? 0) + 1
  return sizes
}
