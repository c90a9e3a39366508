import { ownCopy } from './own-copy.ts'

/** Texts of a column whose result is kept, at most. */
const most = 10_000
/** So many texts are looked up before it is judged whether keeping results pays: an amount in each of some currencies comes late again. */
const trial = 16_384

/**
 * The same function, which works a text out once for all that stands beside it alike: most columns say the same few
 * things over and over. Where fewer than one text in four was seen before, as in a column of names, it stops keeping
 * anything.
 * @param work must be pure
 */
export function remembering<Beside, Result>(
  work: (text: string, beside: Beside) => Result,
  keyOf: (beside: Beside) => string,
): (text: string, beside: Beside) => Result {
  const known = new Map<string, Map<string, Result>>()
  let kept = 0
  let asked = 0
  let found = 0
  let pays = true

  const keep = (text: string, beside: Beside, key: string): Result => {
    const own = ownCopy(text)
    const result = work(own, beside)
    const alike = known.get(key) ?? new Map<string, Result>()
    known.set(ownCopy(key), alike)
    alike.set(own, result)
    kept += 1
    return result
  }

  return (text, beside) => {
    if (!pays) return work(text, beside)
    const key = keyOf(beside)
    asked += 1
    const result = known.get(key)?.get(text)
    if (result !== undefined) {
      found += 1
      return result
    }
    if (asked >= trial && found * 4 < asked) {
      pays = false
      known.clear()
    }
    return pays && kept < most ? keep(text, beside, key) : work(text, beside)
  }
}
