import { editsWithin } from './edits.ts'
import type { Words } from './words.ts'

/** What a word that is short for another, or has a slip, counts: this part of the lesser of the two. */
const partOfAlike = 0.8
/** More words left over on a side are not compared one by one. */
const mostLeft = 12
const left = new Int32Array(mostLeft)
const right = new Int32Array(mostLeft)

/** Bits of the words that two values share, and all that each of the two tells. */
export interface Overlap {
  shared: number
  one: number
  other: number
}

const found: Overlap = { shared: 0, one: 0, other: 0 }

/**
 * What the words of two values share, words that are alike counted as one word: how rare a slip is says nothing of the word that
 * was meant, so that both count as the commoner of the two. The answer is good until the next call.
 */
export function overlapOf({ from, word, text, bits, total }: Words, a: number, b: number): Overlap {
  let [i, j] = [from[a] ?? 0, from[b] ?? 0]
  const [endI, endJ] = [from[a + 1] ?? 0, from[b + 1] ?? 0]
  let [shared, lefts, rights] = [0, 0, 0]
  found.one = total[a] ?? 0
  found.other = total[b] ?? 0
  while (i < endI || j < endJ) {
    const one = i < endI ? (word[i] ?? 0) : Number.POSITIVE_INFINITY
    const other = j < endJ ? (word[j] ?? 0) : Number.POSITIVE_INFINITY
    if (one === other) {
      shared += bits[one] ?? 0
      i++
      j++
    } else if (one < other) {
      if (lefts < mostLeft) left[lefts++] = one
      i++
    } else {
      if (rights < mostLeft) right[rights++] = other
      j++
    }
  }
  for (let k = 0; k < lefts && rights > 0; k++) {
    const one = left[k] ?? 0
    for (let m = 0; m < rights; m++) {
      const other = right[m] ?? 0
      if (!isAlike(text[one] ?? '', text[other] ?? '')) continue
      const least = Math.min(bits[one] ?? 0, bits[other] ?? 0)
      shared += partOfAlike * least
      found.one -= (bits[one] ?? 0) - least
      found.other -= (bits[other] ?? 0) - least
      right[m] = right[--rights] ?? 0
      break
    }
  }
  found.shared = shared
  return found
}

/** One word is short for the other (`intl`, `hldgs`, `royal.` for royalty) or has one slip; both begin alike. */
export function isAlike(a: string, b: string): boolean {
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 3) return false
  if (long.startsWith(short)) return true
  if (short.length >= 5 && editsWithin(short, long, 1) <= 1) return true
  return short.length < long.length && isSkeleton(short, long)
}

/** Every letter of the short word stands in the long one, in order, and the last ones agree: `hldgs` in `holdings`. */
function isSkeleton(short: string, long: string): boolean {
  if (short.charCodeAt(short.length - 1) !== long.charCodeAt(long.length - 1)) return false
  let at = 0
  for (let k = 0; k < long.length && at < short.length; k++)
    if (long.charCodeAt(k) === short.charCodeAt(at)) at++
  return at === short.length
}
