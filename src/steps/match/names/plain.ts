import { Converter } from 'opencc-js/t2cn'

/** A text as names are compared in, and for each of its characters the character of the original that it comes from. */
export type Plain = Readonly<{ text: string; from: (index: number) => number }>

/**
 * Lower case, full width as half width, Traditional as Simplified characters, without accents. Character by character, so
 * that every part of a name can be shown where it stands; what a character becomes is worked out once.
 */
export function plain(original: string): Plain {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (/^[\x00-\x7f]*$/.test(original)) return { text: original.toLowerCase(), from: (index) => index }
  let text = ''
  const origins: number[] = []
  let at = 0
  while (at < original.length) {
    const known = folded[original.charCodeAt(at)]
    const char = known === undefined ? String.fromCodePoint(original.codePointAt(at) ?? 0) : ''
    const made = known ?? foldedOf(char)
    text += made
    for (let i = 0; i < made.length; i++) origins.push(at)
    at += known === undefined ? char.length : 1
  }
  origins.push(at)
  return { text, from: (index) => origins[index] ?? at }
}

/** Letters that Unicode takes for letters of their own, as the countries that have them write them without. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  // What Taiwan calls silicon.
  矽: '硅',
}

/** What the UTF-16 units that were seen become; characters beyond the first plane are worked out each time. */
const folded: string[] = []

function foldedOf(char: string): string {
  const made = fold(char)
  if (char.length === 1) folded[char.charCodeAt(0)] = made
  return made
}

function fold(char: string): string {
  const lower = char.normalize('NFKC').toLowerCase()
  if (/\p{Script=Han}/u.test(lower)) return letters[lower] ?? simplified(lower)
  // Hangul and kana keep their parts: only the accents of letters are left away.
  const bare = /^[\p{Script=Latin}\p{M}]+$/u.test(lower)
    ? lower.normalize('NFD').replace(/\p{Mn}/gu, '')
    : lower
  return letters[bare] ?? bare
}

let converter: ((text: string) => string) | undefined

function simplified(text: string): string {
  const convert = converter ?? Converter({ from: 't', to: 'cn' })
  converter = convert
  return convert(text)
}
