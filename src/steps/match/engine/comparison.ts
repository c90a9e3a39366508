import type { Column } from './column.ts'
import type { Names } from './names.ts'
import type { PlainVocabulary } from './vocabulary.ts'

/** One step of agreement, with the shares among pairs that are one (`m`) and that are not (`u`) from which learning starts. */
export interface Level {
  name: string
  m: number
  u: number
  /** What agrees is so frequent that it may well agree by chance. */
  isCommon?: true
}

/** What of a column is compared: its values as they are, or what is read out of them. */
export type Aspect = 'value' | 'reading' | 'place'

/** How two records are compared in one respect. */
export interface Comparison {
  column: Column
  aspect: Aspect
  /** What stands for its values where one is told, when nobody can read them. */
  told?: string
  /** The names of the column, where it has names. */
  names?: Names
  /** From the best agreement to none. Level 0 of a pair means "not known"; level 1 is the first of these. */
  levels: readonly Level[]
  /** The level of two known values, by their places. */
  level(a: number, b: number): number
  /** Puts the texts under which records with this value may find each other; a text may come in two parts. */
  keys(value: number, put: (text: string, more?: string) => void): void
  /** What is to be known of the words of the column, or of its common values, to compare more of them. */
  vocabulary?: () => PlainVocabulary
  /** How much the starting shares of pairs that are one count, in parts of the pairs that are one. */
  trust?: number
  /** From this level on nothing else makes a pair one: it is for a person to decide. */
  against?: number
  /** Its keys bring records together only beside those of another comparison. */
  isCategory?: boolean
  /** Its keys bring strangers together: those of a few records count, beside all others and with none combined. */
  isRough?: true
  /** The company that people work for: a key that a few share already counts together with it, and with nothing else. */
  isCompany?: true
  /** What strangers share is learned of pairs that another comparison speaks against: the rest might be one by this alone. */
  isByStrangers?: true
  /** What differs says nothing: of one company the records themselves differ in it. */
  isLoose?: boolean
  /** Asked only where none of these is known on both sides, since they say it all: a country behind a city. */
  behind?: readonly Column[]
}

/** Sets each comparison behind those whose values decide its own: whoever has the same city has the same country. */
export function putBehind(comparisons: readonly Comparison[]): void {
  for (const one of comparisons) {
    const behind = comparisons
      .filter((other) => decides(other.column, one.column))
      .map(({ column }) => column)
    if (behind.length > 0) one.behind = behind
  }
}

/** At least this share of the records with a usual value have the same other value. */
const nearlyAll = 0.95
/** A value counts as usual from so many records on. */
const usual = 8

/** Whether one column, of more values, decides the other. */
function decides(one: Column, other: Column): boolean {
  if (one.values.length <= other.values.length) return false
  const isUsual = (r: number) =>
    one.code[r] !== 0 && other.code[r] !== 0 && (one.count[one.code[r] ?? 0] ?? 0) >= usual
  let records = 0
  for (let r = 0; r < one.code.length; r++) if (isUsual(r)) records++
  if (records < one.code.length / 5) return false
  const seen = new Map<number, Map<number, number>>()
  for (let r = 0; r < one.code.length; r++) {
    if (!isUsual(r)) continue
    const [value = 0, also = 0] = [one.code[r], other.code[r]]
    const counts = seen.get(value) ?? new Map<number, number>()
    seen.set(value, counts.set(also, (counts.get(also) ?? 0) + 1))
  }
  let most = 0
  for (const counts of seen.values()) most += Math.max(...counts.values())
  return most >= nearlyAll * records
}
