import { fold } from '../fold.ts'
import type { Trait } from '../model.ts'

export type TraitValue = string | number | boolean | null

/** One bin of a trait. A categorical bin has a `key` (lower case), a numeric one bounds: low ≤ value < high. */
export type Bin = Readonly<{
  trait: Trait
  bin: string
  key: string | null
  low: number | null
  high: number | null
}>

export const missing = '(missing)'
export const other = '(other)'

/** Values of a categorical trait that get a bin of their own; the rest share `(other)`. */
const mostCategories = 30
const mostRanges = 5

/** The bins of one trait, made of the values of the accounts it is learned from. */
export function binsOf(trait: Trait, values: readonly TraitValue[]): Bin[] {
  const numbers = values.filter((value) => typeof value === 'number')
  const rest = { trait, key: null, low: null, high: null }
  const ranges = numbers.length > 0 ? rangesOf(trait, numbers) : categoriesOf(trait, values)
  return [...ranges, { ...rest, bin: other, key: other }, { ...rest, bin: missing, key: missing }]
}

/** The bin of a value; every value has one. */
export function binOf<B extends Bin>(bins: readonly B[], value: TraitValue): B {
  const key = value === null ? missing : keyOf(value)
  const found =
    typeof value === 'number'
      ? bins.find((bin) => bin.low !== null && value >= bin.low && (bin.high === null || value < bin.high))
      : bins.find((bin) => bin.key === key)
  const fallback = found ?? bins.find((bin) => bin.key === other)
  if (!fallback) throw new Error('a trait has no bin for the rest')
  return fallback
}

const keyOf = (value: TraitValue): string => fold(String(value))

function categoriesOf(trait: Trait, values: readonly TraitValue[]): Bin[] {
  const counts = new Map<string, Map<string, number>>()
  for (const value of values) {
    const key = value === null ? missing : keyOf(value)
    // A file may well say "(Other)"; such a value joins the bin of that name instead of making it twice.
    if (key === missing || key === other) continue
    const spellings = counts.get(key) ?? new Map<string, number>()
    spellings.set(String(value), (spellings.get(String(value)) ?? 0) + 1)
    counts.set(key, spellings)
  }
  return [...counts]
    .map(([key, spellings]) => ({
      key,
      spellings,
      accounts: [...spellings.values()].reduce((a, b) => a + b, 0),
    }))
    .sort((a, b) => b.accounts - a.accounts || compare(a.key, b.key))
    .slice(0, mostCategories)
    .map(({ key, spellings }) => ({ trait, bin: mostFrequent(spellings), key, low: null, high: null }))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const mostFrequent = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? ''

/** Ranges with about the same number of accounts, cut at round values a person would name. */
function rangesOf(trait: Trait, numbers: readonly number[]): Bin[] {
  const sorted = [...numbers].sort((a, b) => a - b)
  const round = trait === 'founded' ? (value: number) => Math.round(value / 5) * 5 : roundTwoDigits
  const cuts = new Set<number>()
  for (let i = 1; i < mostRanges; i++)
    cuts.add(round(sorted[Math.floor((i * sorted.length) / mostRanges)] ?? 0))
  const edges = [...cuts]
    .filter((cut) => cut > (sorted[0] ?? 0) && cut <= (sorted.at(-1) ?? 0))
    .sort((a, b) => a - b)
  const lows = [Number.MIN_SAFE_INTEGER, ...edges]
  return lows.map((low, i) => {
    const high = edges[i] ?? null
    return { trait, bin: rangeLabel(i === 0 ? null : low, high), key: null, low, high }
  })
}

function roundTwoDigits(value: number): number {
  if (value === 0) return 0
  const unit = 10 ** Math.max(-2, Math.floor(Math.log10(Math.abs(value))) - 1)
  return Number((Math.round(value / unit) * unit).toFixed(2))
}

/** `[100, 500)`; an open side stays empty. Pages say it in the reader's language. */
const rangeLabel = (low: number | null, high: number | null): string => `[${low ?? ''}, ${high ?? ''})`
