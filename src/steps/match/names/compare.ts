import { singular } from './latin.ts'
import { readingOf } from './pinyin.ts'
import { isCommon, type Read } from './read.ts'
import { rarity, weights } from './weights.ts'

/** What one comparison of two names came to. */
export type Finding = Readonly<{ level: string; weight: number }>

const han = /\p{Script=Han}/u
const notLatin = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether one name is written in Latin letters and the other is not, so that words cannot be compared, or brands by sound alone. */
export const isCrossed = (a: Read, b: Read) => (a.keys.script === 'latin') !== (b.keys.script === 'latin')

const brandsCross = (a: Read, b: Read) =>
  notLatin.test(a.core || (a.keys.brand_key ?? '')) !== notLatin.test(b.core || (b.keys.brand_key ?? ''))

/** How the brands compare; of names that are region and trade alone, the whole of them. */
export function compareCore(a: Read, b: Read): Finding {
  const worth = (one: Read) => rarity(one.core, one.words, isCommon)
  if (a.core !== b.core && a.keys.core_key === b.keys.core_key)
    return { level: 'equal', weight: Math.max(worth(a), worth(b)) }
  if (brandsCross(a, b)) return bySound(a, b)
  if (a.core === '' || b.core === '') return withoutBrand(a, b)
  if (a.core === b.core) return { level: 'equal', weight: worth(a) }
  const [short, long] = inOrder(a, b, (one) => one.core)
  if (!han.test(a.core)) {
    if (isWrittenTogether(a, b) || isWrittenTogether(b, a))
      return { level: 'equal', weight: Math.max(worth(a), worth(b)) }
    return latinBrands(short, long, worth)
  }
  if (a.keys.romanised === b.keys.romanised)
    return short.core.length >= 3
      ? { level: 'sound', weight: weights.core.sound_long }
      : { level: 'sound_short', weight: weights.core.sound_short }
  if (long.core.length >= 4 && isOneOff(short.core, long.core))
    return { level: 'near', weight: weights.core.near }
  if (short.core.length >= 2 && (long.core.startsWith(short.core) || long.core.endsWith(short.core)))
    return { level: 'part', weight: worth(short) + weights.core.part }
  return shortForm(...inOrder(a, b, stem)) ?? { level: 'different', weight: weights.core.different }
}

/** `Quill Toledo` with a place at its end, `Quill Companies` with a form: the other says all of it as its brand. */
function isWrittenTogether({ name }: Read, { core }: Read): boolean {
  let joined = ''
  for (const [i, { part, text }] of name.pieces.entries()) {
    if (part !== 'other') joined += text.split(' ').map(singular).join('')
    if (joined === core.replaceAll(' ', ''))
      return name.pieces.slice(i + 1).every((rest) => rest.part === 'form')
    if (joined.length > core.length) return false
  }
  return false
}

/** The shorter one first; of two of one length the one that comes first, so that it does not matter which was given first. */
function inOrder(a: Read, b: Read, text: (one: Read) => string): readonly [Read, Read] {
  const [one, other] = [text(a), text(b)]
  return one.length < other.length || (one.length === other.length && one <= other) ? [a, b] : [b, a]
}

function latinBrands(short: Read, long: Read, worth: (one: Read) => number): Finding {
  const words = new Set(long.words)
  const shared = short.words.every((word) => words.has(word))
  if (shared && short.words.length === long.words.length)
    return { level: 'order', weight: worth(short) - 2000 }
  if (shared && long.words[0] === short.words[0])
    return { level: 'part', weight: worth(short) + weights.core.part_latin }
  if (short.core.length >= 6 && isOneOff(short.core, long.core))
    return { level: 'near', weight: weights.core.near }
  if (long.core.startsWith(short.core) && short.core.length >= 5)
    return { level: 'part', weight: worth(short) + weights.core.part }
  for (const [one, other] of [
    [short, long],
    [long, short],
  ] as const)
    if (one.words.length === 1 && one.core.length >= 3 && one.core === other.keys.initials)
      return { level: 'short', weight: weights.core.short }
  return { level: 'different', weight: weights.core.different }
}

/** Region and trade are all that one of them says: `中国银行`, `上海医药`. */
function withoutBrand(a: Read, b: Read): Finding {
  const [one, other] = [a.keys.brand_key ?? '', b.keys.brand_key ?? '']
  if (one !== '' && one === other) return { level: 'equal', weight: 8000 }
  if (a.core === '' && b.core === '') {
    const trades = a.trades.length === b.trades.length && a.trades.every((code) => b.trades.includes(code))
    return trades && a.trades.length > 0
      ? {
          level: 'trades',
          weight: a.tradeText === b.tradeText ? weights.core.trades_equal : weights.core.trades_alike,
        }
      : { level: 'different', weight: weights.core.different }
  }
  const [short, long] = inOrder(a, b, stem)
  return shortForm(short, long) ?? { level: 'different', weight: weights.core.different }
}

/** `浦发银行` of `上海浦东发展银行`, `农行` of `中国农业银行`: each of its characters, in order, the first one a beginning. */
function shortForm(short: Read, long: Read): Finding | null {
  const text = stem(short)
  const whole = stem(long)
  const begins = [long.core, ...long.name.pieces.map((piece) => piece.text)].some(
    (piece) => piece !== '' && piece[0] === text[0],
  )
  if (short.core === '' || !begins || text.length < 2 || text.length > 4 || whole.length < text.length + 2)
    return null
  let at = 0
  for (const char of text) {
    at = whole.indexOf(char, at) + 1
    if (at === 0) return null
  }
  return { level: 'short', weight: weights.core.short }
}

const stem = ({ name }: Read) =>
  name.pieces
    .filter(({ part }) => part === 'core' || part === 'industry')
    .map(({ text }) => text)
    .join('')

/** Pinyin against letters: every reading of a brand's characters counts; the words of the other may say more behind it. */
function bySound(a: Read, b: Read): Finding {
  const [chinese, latin] = notLatin.test(a.core || (a.keys.brand_key ?? '')) ? [a, b] : [b, a]
  if (chinese.core === '') return { level: 'unknown', weight: 0 }
  const syllables = [...chinese.core].map(readingOf)
  const sound = syllables.join('').replace(/[^a-z0-9]/g, '')
  const letters = sound === '' ? [] : [...latin.words]
  for (let joined = ''; letters.length > 0; ) {
    joined += letters.shift()
    if (joined === sound || joined === `${sound}s`)
      return { level: 'pinyin', weight: [0, 0, 7000, 10_000][syllables.length] ?? 12_000 }
  }
  return { level: 'unknown', weight: 0 }
}

/** Whether one character more, less or other makes one of the other. */
export function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1)
}
