import { lookupKeys } from './blocks.ts'
import { type Column, columnFor } from './column.ts'
import type { Comparison } from './comparison.ts'
import { leveller, saidBy } from './leveller.ts'
import type { Vocabulary } from './names.ts'
import { hashOf } from './numbering.ts'
import { comparisonsOf, type TableColumn } from './table.ts'
import { type Weights, weighPatterns } from './weights.ts'

/** What a matching leaves behind so that one more company is found and weighed like the rest; plain data. */
export interface Learned {
  /** Under which key, a hash, which node is found. */
  keys: Readonly<{ hash: Int32Array; record: Int32Array }>
  /** Words of the names: in how many names each is, and flags. */
  words: Readonly<{
    text: readonly string[]
    names: Int32Array
    isTrade: Uint8Array
    isShortName: Uint8Array
  }>
  names: number
  isSorted: boolean
  /** Places of two comparisons of which the first is only asked where the second says nothing. */
  behind: readonly (readonly [number, number])[]
}

/** Gathers what there is to keep of comparisons. */
export function learnedOf(nodes: number, comparisons: readonly Comparison[]): Learned {
  const names = comparisons.find((comparison) => comparison.names)?.names
  const none = new Uint8Array(0)
  return {
    keys: lookupKeys(nodes, comparisons),
    words: {
      text: names?.words.text ?? [],
      names: names?.words.count ?? new Int32Array(0),
      isTrade: names?.isTrade ?? none,
      isShortName: names?.isShortName ?? none,
    },
    names: names?.different ?? 0,
    isSorted: names?.isSorted ?? false,
    behind: comparisons.flatMap(({ behind }, c) =>
      comparisons.flatMap(({ column }, other) => (behind?.includes(column) ? [[c, other] as const] : [])),
    ),
  }
}

/** What is known of a matching when one more row is weighed. */
export type Known = Readonly<{
  vocabulary: Vocabulary
  behind: readonly (readonly [number, number])[]
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

/** Hashes of the keys under which the first row of a table of companies finds others, those of the rarest values first. */
export function keysOfFirst(columns: readonly TableColumn[]): number[] {
  const first = Int32Array.of(0)
  const alone = columns.map((column): TableColumn => ({ ...columnFor(column, first), kind: column.kind }))
  return [...lookupKeys(1, comparisonsFor(alone)).hash]
}

/** Weighs every further row of a table against the first one, as the matching of all would have. */
export function weighFirst(
  columns: readonly TableColumn[],
  { vocabulary, behind, weights }: Known,
): Weighed[] {
  const comparisons = comparisonsFor(columns, vocabulary)
  for (const [c, other] of behind) {
    const [comparison, before] = [comparisons[c], comparisons[other]]
    if (comparison && before) comparison.behind = [...(comparison.behind ?? []), before.column]
  }
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

const comparisonsFor = (columns: readonly TableColumn[], vocabulary?: Vocabulary) =>
  columns.flatMap((column: Column & Pick<TableColumn, 'kind'>) =>
    comparisonsOf(column.kind ?? 'text', column, 'company', { known: vocabulary }),
  )
