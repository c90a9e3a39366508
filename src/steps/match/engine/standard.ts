import type { Comparison } from './comparison.ts'
import { lookedUp, type PlainVocabulary, type Vocabulary } from './vocabulary.ts'

/**
 * What comparing rests on beside weights: how rare words are, which keys and numbers are common, which column says what another one says
 * already. By one standard any two rows are compared the same whatever others there are, so that a few rows are matched as among all.
 * Plain data, which crosses from thread to thread.
 */
export type Standard = Readonly<{
  /** By column. */
  vocabularies: ReadonlyMap<string, PlainVocabulary>
  /** Places of two comparisons of which the first is only asked where the second says nothing. */
  behind: readonly (readonly [number, number])[]
  /** Keys that are combined with one another, since too many records share them. */
  common: Keys
  /** The broadest block: records that share a key of a broader one are not compared for it. */
  most: number
}>

/** Keys side by side: the place of the comparison that they are of, the number of comparisons for combined ones, and 32 bits of what they say. */
export type Keys = Readonly<{ of: Int32Array; hash: Int32Array }>

/** The vocabulary of a column in a standard, where there is one. */
export function vocabularyIn(
  standard: Pick<Standard, 'vocabularies'> | undefined,
  column: string,
): Vocabulary | undefined {
  const plain = standard?.vocabularies.get(column)
  return plain && lookedUp(plain)
}

/** What comparisons have learned of their columns. */
export function learnedFrom(comparisons: readonly Comparison[]): Pick<Standard, 'vocabularies' | 'behind'> {
  return {
    vocabularies: new Map(
      comparisons.flatMap(({ column, vocabulary }) =>
        vocabulary ? [[column.name, vocabulary()] as const] : [],
      ),
    ),
    behind: comparisons.flatMap(({ behind }, c) =>
      comparisons.flatMap(({ column }, other) => (behind?.includes(column) ? [[c, other] as const] : [])),
    ),
  }
}

/** Sets comparisons behind those that a standard names. */
export function putBehindAs({ behind }: Pick<Standard, 'behind'>, comparisons: readonly Comparison[]): void {
  for (const [c, other] of behind) {
    const [comparison, before] = [comparisons[c], comparisons[other]]
    if (comparison && before) comparison.behind = [...(comparison.behind ?? []), before.column]
  }
}

/** Whether a key is one of some. */
export function within({ of, hash }: Keys): (of: number, hash: number) => boolean {
  const numbers = new Set<number>()
  of.forEach((own, k) => {
    numbers.add(keyNumber(own, hash[k] ?? 0))
  })
  return (own, key) => numbers.has(keyNumber(own, key))
}

/** One number for a key. */
export const keyNumber = (of: number, hash: number): number => of * 2 ** 32 + (hash >>> 0)
