/** Texts of a column whose result is kept, at most. */
const most = 10_000
/** So many texts are looked up before it is judged whether keeping results pays. */
const trial = 4_096

/**
 * The same function, which works a text out once: most columns say the same few things over and over. Where
 * fewer than one text in four was seen before, as in a column of names, it stops keeping anything.
 * @param work must be pure
 */
export function remembering<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  let asked = 0
  let found = 0
  let pays = true
  return (text) => {
    if (!pays) return work(text)
    asked += 1
    const result = known.get(text)
    if (result !== undefined) {
      found += 1
      return result
    }
    if (asked >= trial && found * 4 < asked) {
      pays = false
      known.clear()
    }
    if (!pays || known.size >= most) return work(text)
    const own = copy(text)
    const fresh = work(own)
    known.set(own, fresh)
    return fresh
  }
}

/** A text of its own: one that was cut out of a file's text would keep all of that in memory. */
const copy = (text: string): string => ` ${text}`.slice(1)
