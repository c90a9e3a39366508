/** The words of each value of a column, as numbers into one list of words, with how much each word tells. */
export interface Words {
  /** Words of value v: `word[from[v]] … word[from[v + 1] - 1]`, ascending without repetition. */
  from: Int32Array
  word: Int32Array
  text: readonly string[]
  /** Values that have the word. */
  count: Int32Array
  /** Bits that a word tells: log2(1 / share of the values that have it). */
  bits: Float64Array
  /** Bits of all words of a value. */
  total: Float64Array
}

/** A word that nearly every value has still tells a little. */
const leastBits = 0.25
/** Numbers among words are sizes, dates and counts more often than names. */
const mostBitsOfNumber = 2

/**
 * Numbers the words of each value; place 0, the value that is not known, has none.
 * @param usual the share of values in the world that have a word, for words known to be common; it weighs like `imagined`
 * values more, so that in a small file a word of the trade tells less than a name that happens to come as often
 * @param known how many values there are and have a word, where these are a few of many
 */
export function wordsOf(
  values: readonly (readonly string[])[],
  usual: (word: string) => number = () => 0,
  known?: Readonly<{ values: number; count(word: string): number }>,
): Words {
  const places = new Map<string, number>()
  const text: string[] = []
  const frequency: number[] = []
  const from = new Int32Array(values.length + 1)
  const word: number[] = []
  values.forEach((parts, at) => {
    const own: number[] = []
    for (const part of parts) {
      let place = places.get(part)
      if (place === undefined) {
        place = text.length
        places.set(part, place)
        text.push(part)
        frequency.push(0)
      }
      if (!own.includes(place)) own.push(place)
    }
    for (const place of own.sort((a, b) => a - b)) {
      word.push(place)
      frequency[place] = (frequency[place] ?? 0) + 1
    }
    from[at + 1] = word.length
  })
  const all = known?.values ?? values.length - 1
  const counts = known ? text.map((own) => Math.max(1, known.count(own))) : frequency
  const bits = Float64Array.from(counts, (count, place) => {
    const own = text[place] ?? ''
    const told = Math.log2((all + imagined) / (count + imagined * usual(own)))
    return Math.min(/^\d+$/.test(own) ? mostBitsOfNumber : told, Math.max(leastBits, told))
  })
  const total = new Float64Array(values.length)
  for (let at = 0; at < values.length; at++)
    for (let k = from[at] ?? 0; k < (from[at + 1] ?? 0); k++)
      total[at] = (total[at] ?? 0) + (bits[word[k] ?? 0] ?? 0)
  return { from, word: Int32Array.from(word), text, count: Int32Array.from(counts), bits, total }
}

const imagined = 1000

/** Lower-case words of letters and digits, accents folded. */
export function wordsIn(value: string): string[] {
  return value
    .normalize('NFKD')
    .replace(/[\p{M}'’`]+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
