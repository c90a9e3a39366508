// Unicode's syllables are made of a beginning, a vowel and an end by arithmetic (The Unicode Standard, 3.12).
const first = 0xac00
const last = 0xd7a3
/** Letters as the Revised Romanisation (Seoul 2000) writes them, each syllable by itself, as companies do: 삼한 is `samhan`. */
const begins = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ')
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const ends = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')

/** The reading of a syllable in Hangul; null for anything else. */
export function hangulReading(char: string): string | null {
  const unit = char.charCodeAt(0)
  if (unit < first || unit > last) return null
  const place = unit - first
  const [begin, vowel, end] = [Math.floor(place / 588), Math.floor((place % 588) / 28), place % 28]
  return `${begins[begin] ?? ''}${vowels[vowel] ?? ''}${ends[end] ?? ''}`
}
