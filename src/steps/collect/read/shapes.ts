/** What the values of one column look like. */
export interface Shape {
  /**
   * How unlikely a value is in this column, against the values that stand there: the excess of −ln of the probability
   * of its pattern, 0 for a usual one.
   */
  cost(value: string): number
}

/** A column of which nothing is known. */
export const anyShape: Shape = { cost: () => 0 }

/** Values beyond this length are judged by their beginning. */
const looked = 120

/** A value as a pattern: a digit becomes 9, a run of letters `a`, of Han characters `字`; other marks stay as they are. */
export function patternOf(value: string): string {
  const text = value.trim().slice(0, looked)
  let pattern = ''
  let last = ''
  for (let at = 0; at < text.length; at++) {
    const sign = signOf(text, at)
    if (sign === '9' || sign !== last) pattern += sign
    last = sign
  }
  return pattern
}

function signOf(text: string, at: number): string {
  const code = text.charCodeAt(at)
  if (code >= 0x30 && code <= 0x39) return '9'
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 'a'
  if (code < 0xc0) return text[at] ?? ''
  return code >= 0x2e80 ? '字' : 'a'
}

/**
 * The shapes of the columns, learnt from whole rows. The probability of a pattern is its share; that of one not
 * seen yet is the share of patterns seen once (I. J. Good 1953, after Turing): near 0 in a column of dates, near 1
 * in one of free text.
 */
export function shapesOf(rows: readonly (readonly string[])[], columns: number): Shape[] {
  return Array.from({ length: columns }, (_, column) => shapeOf(rows.map((row) => row[column] ?? '')))
}

function shapeOf(values: readonly string[]): Shape {
  const exact = new Map<string, number>()
  const coarse = new Map<string, number>()
  for (const value of values) {
    const pattern = patternOf(value)
    exact.set(pattern, (exact.get(pattern) ?? 0) + 1)
    coarse.set(coarsened(pattern), (coarse.get(coarsened(pattern)) ?? 0) + 1)
  }
  const once = [...coarse.values()].filter((count) => count === 1).length
  const all = values.length + 1
  const unseen = (once + 0.5) / all
  const rarity = (pattern: string): number => {
    const share = Math.max(exact.get(pattern) ?? 0, likeNumbers * (coarse.get(coarsened(pattern)) ?? 0)) / all
    // In free text a pattern that was seen tells no more than one that was not; whether a cell is blank still does,
    // though a value may always be missing.
    return -Math.log(pattern === '' ? Math.max(share, missing) : Math.max(share, unseen))
  }
  let usual = 0
  for (const [pattern, count] of exact) usual += (rarity(pattern) * count) / values.length
  return { cost: (value) => Math.max(0, rarity(patternOf(value)) - usual) }
}

/** How much a pattern with numbers of another length counts against one with the same. */
const likeNumbers = 0.3

/** How often at least a value may be missing in a row yet to come, even where none is in those seen. */
const missing = 0.05

const coarsened = (pattern: string): string => pattern.replace(/9+/g, '9')
