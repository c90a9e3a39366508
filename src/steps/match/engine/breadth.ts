/**
 * What a key is, in the last two bits of its hash: all of a value, a part or a sign of one, or two common ones of different comparisons.
 * Records that share a part are less often one than those that share a whole, and so on.
 */
export const [wholeKey, partKey, combinedKey] = [0, 1, 2]

/** The hash of a key of a kind. */
export const hashOfKind = (hash: number, kind: number): number => (hash & ~3) | kind

/** By kind: how many times as large as one of a whole a block counts; measured by how many pairs that are one no smaller block finds. */
const times = [1, 2, 6] as const

/** How large a block counts as, by the hash of its key: blocks that count as too large are left out. */
export const breadthOf = (hash: number, records: number): number => records * (times[hash & 3] ?? 1)
