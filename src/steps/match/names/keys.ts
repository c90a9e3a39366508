import { anatomy } from './anatomy.ts'
import { singular } from './latin.ts'
import type { CompanyName, NameKeys, Piece } from './model.ts'
import { readingOf } from './pinyin.ts'
import { withoutKinds } from './places.ts'
import { tables } from './tables.ts'

/** What is compared of a company name: see `NameKeys`. */
export function nameKeys(name: string | CompanyName): NameKeys {
  const { script, pieces } = typeof name === 'string' ? anatomy(name) : name
  const of = (...parts: Piece['part'][]) => pieces.filter(({ part }) => parts.includes(part))
  const named = of('core').length > 0 ? of('core') : of('region', 'group', 'industry')
  const stem = [...of('region').map(bareRegion), ...texts(of('core', 'group', 'industry'))]
  const branch = of('branch').map((piece) => ({ ...piece, text: withoutKinds(piece.text) }))
  const brand = compact(texts(named.length > 0 ? named : of('form', 'branch')))
  const core = compact([...(stem.length > 0 ? stem : texts(of('form'))), ...texts(branch)])
  const words = script === 'latin' ? latinTokens(pieces) : hanTokens(brand, pieces)
  return {
    core_key: core || null,
    brand_key: brand || null,
    tokens: words,
    romanised: romanised(brand) || null,
    initials: initials(script === 'latin' ? words.join(' ') : brand) || null,
    region: of('region')[0]?.code ?? null,
    form: of('form').at(-1)?.code ?? null,
    branch: compact(texts(branch)) || null,
    kind: kindOf(branch[0]?.code),
    script,
  }
}

const texts = (pieces: readonly Piece[]) => pieces.map(({ text }) => text)
const compact = (words: readonly string[]) =>
  words
    .join(' ')
    .replace(/ (?:and|und|et)(?= )/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')

function kindOf(code: string | undefined): NameKeys['kind'] {
  return code === 'branch' || code === 'office' || code === 'division' ? code : 'company'
}

/** A place without the word that says what it is: `深圳市` is `深圳`. */
function bareRegion({ text, code }: Piece): string {
  const name = code.split('/').at(-1) ?? ''
  return /\p{Script=Han}/u.test(text) && text.startsWith(name) ? name.replace(/(?<=..)[区县旗]$/u, '') : text
}

/** Words of the table that abbreviate another are that one: `intl`, `tech`. */
function latinTokens(pieces: readonly Piece[]): string[] {
  return pieces
    .filter(({ part }) => part === 'core' || part === 'group' || part === 'industry')
    .flatMap(({ text }) => text.split(' '))
    .filter((word) => word !== 'and' && word !== 'the')
    .map((word) => {
      const one = singular(word)
      const entry = tables().trades.latin.by.get(one)
      return entry?.kind !== 'trade' && entry !== undefined ? entry.code : one
    })
}

function hanTokens(brand: string, pieces: readonly Piece[]): string[] {
  const trades = pieces.filter(({ part }) => part === 'industry' || part === 'group').map(({ text }) => text)
  return [...new Set([brand, ...trades])].filter(Boolean)
}

const romanised = (text: string) =>
  [...text]
    .map(readingOf)
    .join('')
    .replace(/[^a-z0-9]/g, '')

function initials(text: string): string {
  if (text.includes(' '))
    return text
      .split(' ')
      .map((word) => word[0] ?? '')
      .join('')
  return /\p{Script=Han}/u.test(text) ? [...text].map((char) => readingOf(char)[0] ?? '').join('') : ''
}
