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
  /** Puts the texts under which records with this value may find each other; what is only a part or a sign of the value comes with a sign of its own, or in two texts. */
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
  const columns = [...new Set(comparisons.map(({ column }) => column))]
  const records = new Map(columns.map((column) => [column, usualRecords(column)]))
  for (const one of comparisons) {
    const behind = comparisons
      .filter(({ column }) => decides(column, records.get(column) ?? null, one.column))
      .map(({ column }) => column)
    if (behind.length > 0) one.behind = behind
  }
}

/** At least this share of the records with a usual value have the same other value. */
const nearlyAll = 0.95
/** A value counts as usual from so many records on. */
const usual = 8
/** At least this share of the records have a usual value. */
const leastUsual = 1 / 5

/** The records that have a usual value, those of each value side by side; null where they are few. */
function usualRecords({ code, count }: Column): Int32Array | null {
  let most = 0
  const place = count.map((records, value) => {
    if (value === 0 || records < usual) return -1
    most += records
    return most - records
  })
  if (most < code.length * leastUsual) return null
  const records = new Int32Array(most)
  for (let record = 0; record < code.length; record++) {
    const value = code[record] ?? 0
    const at = place[value] ?? -1
    if (at < 0) continue
    records[at] = record
    place[value] = at + 1
  }
  return records
}

/** Whether one column, of more values, decides the other. */
function decides(one: Column, records: Int32Array | null, other: Column): boolean {
  if (!records || one.values.length <= other.values.length) return false
  let known = 0
  for (let at = 0; at < records.length; at++) if (other.code[records[at] ?? 0] !== 0) known++
  if (known < one.code.length * leastUsual) return false
  const counts = new Int32Array(other.values.length)
  let [agree, seen] = [0, 0]
  for (let from = 0, to = 0; from < records.length; from = to) {
    const value = one.code[records[from] ?? 0]
    let own = 0
    for (; to < records.length && one.code[records[to] ?? 0] === value; to++) {
      const also = other.code[records[to] ?? 0] ?? 0
      if (also === 0) continue
      const count = (counts[also] ?? 0) + 1
      counts[also] = count
      own = Math.max(own, count)
      seen++
    }
    for (let at = from; at < to; at++) counts[other.code[records[at] ?? 0] ?? 0] = 0
    agree += own
    // What is left could all agree.
    if (known - seen + agree < nearlyAll * known) return false
  }
  return true
}
