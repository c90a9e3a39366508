/**
 * What agreement and disagreement on each part of two names is worth, in thousandths of a bit: 1000 × log2(m / u), m how often
 * it is seen of two names of one company, u of two names of different ones (Fellegi and Sunter 1969). Judged from how
 * names are registered, then set by hand in a few rounds against the failures in one half of a set of Chinese pairs.
 */
export const weights = {
  /** Of 16 pairs that somebody asks about, one is the same company. */
  prior: -4000,
  core: {
    /** Another spelling of the same sound. Shorter brands than three characters have too many neighbours. */
    sound_long: 4000,
    sound_short: -2000,
    /** A slip of the pen, off what the brand is worth. */
    near: -7500,
    /** One brand begins or ends with the other; off what the shorter one is worth. */
    part: -7000,
    /** In Latin letters, where the words behind the first ones are often left away. */
    part_latin: -5000,
    /** Letters or characters of the longer name in its order: `浦发` of 浦东发展. */
    short: 5000,
    /** Region and trade are all that there is, and the words for the trade differ. */
    trades_equal: 3500,
    trades_alike: 1500,
    different: -9000,
  },
  /** With everything but the legal form equal, chance has little left. */
  whole: { equal: 3500, none: 0 },
  /** What a company does. Two companies of a group share the brand and differ here, so a difference outweighs the rarest brand. */
  trade: {
    equal: 3000,
    alike: 1500,
    missing: -500,
    more: -2000,
    overlap: -6000,
    different: -10_000,
    none: 0,
  },
  /** As for the trade: the same brand in two cities is a group, or chance. */
  region: { equal: 2000, inside: 1000, missing: -300, different: -11_000, none: 0 },
  group: { equal: 300, missing: -700, none: 0 },
  form: { equal: 500, different: -700, none: 0 },
  branch: { equal: 4000, inside: 1500, missing: -9000, different: -12_000, none: 0 },
  number: { equal: 500, missing: -5000, different: -10_000, none: 0 },
} as const

/** From this probability on, two names are the same (or, below one minus it, different); between them nobody can tell. */
export const certain = 0.9

/**
 * How rarely a brand is met by chance. Chinese: 3,000 brands of two characters share most of all registered names, so that the
 * first two characters say most. Latin letters: by word; words that thousands of companies begin with count little.
 */
export function rarity(brand: string, words: readonly string[], common: (word: string) => boolean): number {
  const cjk =
    brand.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  if (cjk > 0) return [0, 5000, 8000, 10_000][cjk] ?? 11_000
  const sum = words.reduce((total, word) => total + (common(word) ? 4000 : word.length < 3 ? 5000 : 8000), 0)
  return Math.min(11_000, sum)
}
