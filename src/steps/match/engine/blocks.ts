import { isFew, largestAffordable, mostPairs } from './budget.ts'
import type { Comparison } from './comparison.ts'
import { type IsKey, type KeysOfAll, keysOf, keysOfRecords, usesOfKeys } from './keys.ts'
import type { Said } from './leveller.ts'
import type { HelpToList } from './listing.ts'
import { sharedInts } from './shared.ts'

/** Which records stand under which key, in shared memory. Keys that would make too many pairs are left out. */
export interface Blocks {
  /** Records of key k, ascending: `record[from[k]] … record[from[k + 1] - 1]`. */
  from: Int32Array
  record: Int32Array
  /** Keys of record r: `key[keysFrom[r]] … key[keysFrom[r + 1] - 1]`. */
  keysFrom: Int32Array
  key: Int32Array
  /** What was left out, the largest first. */
  capped: readonly CappedBlock[]
  /** How many keys were left out, and how many pairs they would have made. */
  left: Readonly<{ keys: number; pairs: number }>
  /** The broadest block for which there is time, whether or not there are so few records that none is left out. */
  affordable: number
  /** Pairs that blocks make which are no larger than the bound, a pair counted once per block. */
  pairs: number
}

/** A value that too many records share; records that share nothing else are not compared. */
export interface CappedBlock {
  column: string
  value: string
  records: number
}

/** At most so many left-out blocks are told by name. */
const mostTold = 20

/** What is known of keys beforehand. */
export type Bounds = Readonly<{
  /** Whether a key is common, whatever the number of records that have it here. */
  isCommon?: IsKey
  /** No block is larger. */
  most?: number | undefined
  /** Whether too many of all records have a key, of which these are a few; all are here where this is left out. */
  isCrowded?: IsKey
}>

/**
 * Records that share a key are candidates. Keys that too many share are combined with one another across comparisons. The
 * rarest keys come first, until the pairs would be too many: the cost is known before it is paid.
 */
export function makeBlocks(
  records: number,
  comparisons: readonly Comparison[],
  said: Said,
  help: Readonly<{ keysOf: KeysOfAll; list: HelpToList }> | undefined,
  { isCommon, most: given = Number.POSITIVE_INFINITY, isCrowded }: Bounds = {},
): Blocks {
  const singles = help?.keysOf(comparisons) ?? comparisons.map(keysOf)
  const uses = usesOfKeys(records, comparisons, singles, { isCommon, least: 2 })
  const affordableOf = ({ sizes, breadths }: Readonly<Record<'sizes' | 'breadths', Int32Array>>) => {
    const counted = sizes.slice()
    comparisons.forEach(({ isRough }, c) => {
      if (isRough) counted.fill(0, uses.offset[c], uses.offset[c + 1] ?? uses.sizes.length)
    })
    return largestAffordable(counted, mostPairs(records), breadths)
  }
  // Where all pairs there are would be few, none is left out for keys that make them again and again.
  const mostOf = (affordable: number) =>
    isCrowded ? given : isFew(records) ? Number.POSITIVE_INFINITY : Math.min(given, affordable)
  // Combined keys only lower what is affordable, so that the most frequent single ones need not be listed.
  const { each, sizes, breadths, ofKey } = keysOfRecords(
    records,
    comparisons,
    uses,
    mostOf(affordableOf(uses)),
    said,
    help && ((task) => help.list(task)),
  )
  const affordable = affordableOf({ sizes, breadths })
  const bound = Number.isFinite(given) ? given : affordable
  const pairs = sizes.reduce(
    (sum, size, key) => sum + ((breadths[key] ?? 0) > bound ? 0 : (size * (size - 1)) / 2),
    0,
  )
  const most = mostOf(affordable)
  if (isCrowded)
    breadths.forEach((_, key) => {
      if (isCrowded(...ofKey(key))) breadths[key] = most + 1
    })
  const left = { keys: 0, pairs: 0 }
  for (let key = 0; key < sizes.length; key++) {
    if ((breadths[key] ?? 0) <= most) continue
    const size = sizes[key] ?? 0
    left.keys++
    left.pairs += (size * (size - 1)) / 2
    sizes[key] = 0
  }

  return {
    ...index(records, sizes, each),
    capped: capped(comparisons, most),
    left,
    affordable,
    pairs,
  }
}

function index(
  records: number,
  sizes: Int32Array,
  each: (see: (key: number, record: number) => void) => void,
) {
  const from = sharedInts(sizes.length + 1)
  // Where the next record of a key is put; −1 for one that is left out.
  const next = new Int32Array(sizes.length)
  for (let key = 0; key < sizes.length; key++) {
    const size = sizes[key] ?? 0
    const [start, isKept] = [from[key] ?? 0, size > 1]
    next[key] = isKept ? start : -1
    from[key + 1] = isKept ? start + size : start
  }
  const record = sharedInts(from[sizes.length] ?? 0)
  const key = sharedInts(from[sizes.length] ?? 0)
  const keysFrom = sharedInts(records + 1)
  let kept = 0
  // Entries come record by record, so that both lists are in order as they are filled.
  each((own, owner) => {
    const place = next[own] ?? -1
    if (place < 0) return
    record[place] = owner
    next[own] = place + 1
    key[kept++] = own
    keysFrom[owner + 1] = kept
  })
  for (let r = 0; r < records; r++) if (keysFrom[r + 1] === 0) keysFrom[r + 1] = keysFrom[r] ?? 0
  return { from, record, keysFrom, key }
}

/** Values that more records have than any block may hold. */
function capped(comparisons: readonly Comparison[], most: number): CappedBlock[] {
  return comparisons
    .filter(({ isCategory, aspect }) => !isCategory && aspect === 'value')
    .flatMap(({ column, told }) =>
      column.values.flatMap((value, place) => {
        const records = column.count[place] ?? 0
        return place > 0 && records > most ? [{ column: column.name, value: told ?? value, records }] : []
      }),
    )
    .sort((a, b) => b.records - a.records)
    .slice(0, mostTold)
}
