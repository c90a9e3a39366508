import { nameKeys } from '../names/keys.ts'
import { type Column, columnFor } from './column.ts'
import type { Comparison } from './comparison.ts'
import { allKeys, commonKeys, type KeysOfRecords, keysOf, mostKept, type SharedKeys } from './keys.ts'
import { leveller, saidBy } from './leveller.ts'
import { hashOf } from './numbering.ts'
import { tellingDigits } from './phone.ts'
import { type Keys, learnedFrom, putBehindAs, type Standard, vocabularyIn, within } from './standard.ts'
import { comparisonsOf, type TableColumn } from './table.ts'
import { type Weights, weighPatterns } from './weights.ts'
import { wordsIn } from './words.ts'

/** What a matching leaves behind so that more companies are found and weighed like the rest; plain data. */
export interface Learned {
  standard: Standard
  /** Under which key which node is found; combined keys only where rows are to be joined by them. */
  keys: KeysOfRecords
  /** Keys that more nodes share than a block may hold. */
  crowded: SharedKeys
  /** How many nodes there are, and how many pairs blocks make. */
  nodes: number
  pairs: number
}

/**
 * Gathers what there is to keep of comparisons.
 * @param standard by which they were made, where it was given
 * @param isJoined whether more rows are to be joined by what is kept
 */
export function learnedOf(
  nodes: number,
  comparisons: readonly Comparison[],
  { affordable, pairs }: Readonly<{ affordable: number; pairs: number }>,
  standard: Standard | undefined,
  isJoined: boolean,
): Learned {
  const singles = comparisons.map(keysOf)
  const kept = standard ?? {
    ...learnedFrom(comparisons),
    common: commonKeys(comparisons, singles),
    most: affordable,
  }
  const isCommon = isJoined ? within(kept.common) : undefined
  const crowd = isJoined ? kept.most : undefined
  const limit = isJoined ? mostKept(kept.most) : undefined
  return { standard: kept, ...allKeys(nodes, comparisons, { isCommon, crowd, limit, singles }), nodes, pairs }
}

/** What is known of a matching when one more row is weighed. */
export type Known = Readonly<{
  standard: Pick<Standard, 'vocabularies' | 'behind'>
  weights: Weights
}>

/** The row after the first one, weighed against the first. */
export type Weighed = Readonly<{
  weight: number
  /** Per comparison the level that was found, null where one says nothing. */
  levels: readonly (Readonly<{ column: string; aspect: string; level: string }> | null)[]
}>

/** By what the words of a vocabulary are asked for: 32 bits that another word may have too. */
export const wordHash = (word: string): number => hashOf(word, 0)

/** Hashes of all words that are looked up to weigh rows of a table of companies against the first one: of columns in which that says something. */
export function wordHashes(columns: readonly TableColumn[]): number[] {
  const words = columns.flatMap(({ kind, values, code }) => {
    if (code[0] === 0) return []
    if (kind === 'name') return values.flatMap((value) => nameKeys(value).tokens)
    if (kind === 'text') return values.flatMap(wordsIn)
    return kind === 'phone' ? values.map(tellingDigits) : []
  })
  return [...new Set(words)].map(wordHash)
}

/** Hashes of the keys under which the first row of a table of companies finds others, those of the rarest values first. */
export function keysOfFirst(columns: readonly TableColumn[]): number[] {
  const first = Int32Array.of(0)
  const alone = columns.map((column): TableColumn => ({ ...columnFor(column, first), kind: column.kind }))
  return [...allKeys(1, comparisonsFor(alone)).keys.hash]
}

/** Weighs every further row of a table against the first one, as the matching of all would have. */
export function weighFirst(columns: readonly TableColumn[], { standard, weights }: Known): Weighed[] {
  const comparisons = comparisonsFor(columns, standard)
  putBehindAs(standard, comparisons)
  const rows = columns[0]?.code.length ?? 0
  const levelOf = leveller(saidBy(rows, comparisons), comparisons)
  const patterns = Array.from({ length: Math.max(0, rows - 1) }, (_, row) =>
    Int8Array.from(comparisons, (_, c) => levelOf(c, 0, row + 1)),
  )
  return weighPatterns(weights, comparisons, patterns).map((weight, p) => ({
    weight,
    levels: comparisons.map(({ column, aspect, levels }, c) => {
      const level = levels[(patterns[p]?.[c] ?? 0) - 1]
      return level ? { column: column.name, aspect, level: level.name } : null
    }),
  }))
}

/**
 * Gives every key of every row of a table of companies: rows that share one which not too many have are compared.
 * @param common keys that are combined with one another
 */
export function keysOfRows(common: Keys): (columns: readonly TableColumn[]) => KeysOfRecords {
  const options = { isCommon: within(common), limit: Number.POSITIVE_INFINITY }
  return (columns) => allKeys(columns[0]?.code.length ?? 0, comparisonsFor(columns), options).keys
}

const comparisonsFor = (
  columns: readonly TableColumn[],
  standard?: Pick<Standard, 'vocabularies' | 'behind'>,
) =>
  columns.flatMap((column: Column & Pick<TableColumn, 'kind'>) =>
    comparisonsOf(column.kind ?? 'text', column, 'company', { known: vocabularyIn(standard, column.name) }),
  )
