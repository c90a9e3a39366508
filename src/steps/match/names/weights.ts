/**
 * What agreement and disagreement on each part of two names is worth, in thousandths of a bit: 1000 × log2(m / u), m how often
 * it is seen of two names of one company, u of two names of different ones (Fellegi and Sunter 1969). Starting values, set
 * before any data was looked at, from how names are registered; they are not fitted to a set of pairs.
 */
export const weights = {
  /** Of 16 pairs that somebody asks about, one is the same company. */
  prior: -4000,
  core: {
    /** Another spelling of the same sound; a slip of the pen. Shorter brands than four characters have too many neighbours. */
    sound_long: 4000,
    sound_short: -2000,
    near: 1000,
    /** One brand begins or ends with the other: half of them are one company. */
    part: 1500,
    /** Letters or characters of the longer name in its order: `浦发` of 浦东发展. */
    short: 5000,
    different: -9000,
  },
  /** Other words than the brand's: what a company does. */
  trade: { equal: 2500, missing: -500, more: -1500, overlap: -2500, different: -6500, none: 0 },
  region: { equal: 2000, inside: 1000, missing: -300, different: -7000, none: 0 },
  group: { equal: 300, missing: -700, none: 0 },
  form: { equal: 500, missing: 0, different: -700, none: 0 },
  branch: { equal: 4000, inside: 1500, missing: -9000, different: -12000, none: 0 },
  number: { equal: 500, missing: -5000, different: -10000, none: 0 },
} as const

/** From this probability on, two names are the same (or, below one minus it, different); between them nobody can tell. */
export const certain = 0.9

/**
 * How rarely a brand is met by chance. Chinese: 3,000 brands of two characters share most of all registered names, so that the
 * third and fourth character are worth about three bits each. Latin letters: by word; words that thousands of companies begin with count little.
 */
export function rarity(brand: string, words: readonly string[], common: (word: string) => boolean): number {
  const cjk =
    brand.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  if (cjk > 0) return [0, 5000, 9000, 12000][cjk] ?? 14000
  const sum = words.reduce((total, word) => total + (common(word) ? 3500 : word.length < 3 ? 5000 : 9000), 0)
  return Math.min(14000, sum)
}
