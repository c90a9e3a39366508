import type { Reason } from './model.ts'

/** Median of numbers, the mean of the middle two; null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[half - 1], sorted[half]]
  if (high === undefined) return null
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}

/** Files whose names differ in digits, case or extension alone are one feed, such as `Accounts 2024-03.csv` and `accounts_2024-04.csv`. */
export function feedOf(fileName: string): string {
  const plain = fileName.normalize('NFKC').toLowerCase()
  return plain
    .replace(/(\.[a-z0-9]{1,5})+(?=$| ›)/g, '')
    .replace(/[\d\s_.()-]+/g, ' ')
    .trim()
}

/** The feed of the whole file that a table lies in: of `crm 2026-03.xlsx › 客户` and of `export.zip/accounts.csv` too. */
export const fileFeedOf = (label: string): string => feedOf(label.split(/ › |\//)[0] ?? label)

/**
 * What changed between two headers, whatever their order: a column that stands where a vanished one stood counts as
 * renamed. null when the columns are the same.
 */
export function columnChange(before: readonly string[], after: readonly string[]): Reason | null {
  const [old, present] = [before.map(plainHeader), after.map(plainHeader)]
  const added = without(present, old)
  const removed = without(old, present)
  if (added.length + removed.length === 0) return null
  const renamed = old.length === present.length ? removed.filter((place) => added.includes(place)) : []
  const rest = (places: readonly number[]) => places.filter((place) => !renamed.includes(place))
  const named = (header: readonly string[], places: readonly number[]) =>
    places.map((place) => `“${header[place] || place + 1}”`).join(', ')
  return {
    code: 'columns',
    params: {
      added: named(after, rest(added)) || '–',
      removed: named(before, rest(removed)) || '–',
      renamed:
        renamed
          .map((place) => `“${before[place] || place + 1}” → “${after[place] || place + 1}”`)
          .join(', ') || '–',
    },
  }
}

const plainHeader = (header: string) => header.normalize('NFKC').trim().toLowerCase()

/** Places of the texts in `some` that `others` does not have, each counted as often as it stands there. */
function without(some: readonly string[], others: readonly string[]): number[] {
  const left = new Map<string, number>()
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1)
  return some.flatMap((text, place) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count > 0 ? [] : [place]
  })
}

/** Whether a file has fewer rows than a share of the median of those before it; nothing before, nothing to say. */
export function shrinkage(rows: number, before: readonly number[], leastPercent: number): Reason | null {
  const usual = median(before)
  if (usual === null || rows * 100 >= usual * leastPercent) return null
  return { code: 'shrunk', params: { rows, usual: Math.round(usual) } }
}

type Refusals = Readonly<{ rows: number; refused: number }>
/** Five percentage points, in thousandths. */
const leastJump = 50
const leastFactor = 3

/** Whether a file has a share of refused rows three times the usual one and five percentage points above it. */
export function refusalJump(now: Refusals, before: readonly Refusals[]): Reason | null {
  const thousandths = ({ rows, refused }: Refusals) => (rows > 0 ? Math.round((refused / rows) * 1000) : 0)
  const usual = median(before.map(thousandths))
  const share = thousandths(now)
  if (usual === null || share < usual + leastJump || share < usual * leastFactor) return null
  return { code: 'refused', params: { share: share / 10, usual: usual / 10 } }
}

const hour = 3_600_000
/** Files that come within so many milliseconds of each other came together. */
const together = hour / 6
/** How often a feed must have come before its rhythm is known. */
const leastTimes = 4
const lookedTimes = 13

/**
 * When the next file of a feed is due, in milliseconds since 1970; null while nothing is expected.
 * Learned: one and a half times the median time between the last files, and not before the longest of those times is
 * over by a tenth, so that a feed of working days is not missed on every weekend.
 * @param times when files of the feed came, in milliseconds, in any order
 * @param hours what a person said instead
 */
export function dueAfter(times: readonly number[], hours: number | null): number | null {
  const came = times
    .toSorted((a, b) => a - b)
    .filter((time, i, all) => i === 0 || time - (all[i - 1] ?? 0) > together)
    .slice(-lookedTimes)
  const last = times.length === 0 ? undefined : Math.max(...times)
  if (last === undefined) return null
  if (hours !== null) return last + hours * hour
  if (came.length < leastTimes) return null
  const gaps = came.slice(1).map((time, i) => time - (came[i] ?? time))
  return last + Math.max(1.5 * (median(gaps) ?? 0), 1.1 * Math.max(...gaps))
}
