import { anatomy } from './anatomy.ts'
import { singular } from './latin.ts'
import type { CompanyName, NameKeys, Piece } from './model.ts'
import { readingOf } from './pinyin.ts'
import { placeOf, withoutKinds } from './places.ts'
import { scriptsOf } from './runs.ts'
import { endingOf, tables } from './tables.ts'

/** What is compared of a company name: see `NameKeys`. */
export function nameKeys(name: string | CompanyName): NameKeys {
  const { script, pieces } = typeof name === 'string' ? anatomy(name) : name
  const parts = byPart(pieces)
  const { core, region, form, trade, branch } = parts
  const words = wordKeys(script, pieces, parts)
  const stem = compact(region.map(bareRegion)) + compact(texts(core)) + compact(texts(trade))
  const kind = kindOf(branch[0]?.code)
  const isNamed = core.length > 0 ? placeOf(compact(texts(core))) === null : trade.length > 0
  const isPart = kind !== 'company' && isNamed
  const over = isPart ? overBranch(texts(branch).map(withoutKinds).join(' ')) : null
  return {
    ...words,
    core_key: (stem || compact(texts(form))) + (words.branch ?? '') || null,
    head_key: isPart ? stem || null : null,
    over_key: isPart && stem && over ? stem + compact([over]) : null,
    initials: initials(script === 'latin' ? words.tokens.join(' ') : (words.brand_key ?? '')) || null,
    form: form.at(-1)?.code ?? null,
    kind,
    script,
  }
}

type WordKeys = Pick<NameKeys, 'brand_key' | 'tokens' | 'romanised' | 'region' | 'branch'>

/** Those keys by which names are compared word by word. */
export function wordKeys(
  script: NameKeys['script'],
  pieces: readonly Piece[],
  { core, region, form, trade, branch } = byPart(pieces),
): WordKeys {
  const named = core.length > 0 ? core : region.length + trade.length > 0 ? [...region, ...trade] : form
  const brand = compact(texts(named.length > 0 ? named : branch))
  return {
    brand_key: brand || null,
    tokens: script === 'latin' ? latinTokens(pieces) : hanTokens(brand, trade),
    romanised: romanised(brand) || null,
    region: region[0]?.code ?? null,
    branch: (branch.length > 0 && compact(texts(branch).map(withoutKinds))) || null,
  }
}

/** Pieces by what they are, words of trade and of groups together. */
function byPart(pieces: readonly Piece[]) {
  const core: Piece[] = []
  const region: Piece[] = []
  const form: Piece[] = []
  const trade: Piece[] = []
  const branch: Piece[] = []
  for (const piece of pieces) {
    const { part } = piece
    if (part === 'core') core.push(piece)
    else if (part === 'region') region.push(piece)
    else if (part === 'form') form.push(piece)
    else if (part === 'group' || part === 'industry') trade.push(piece)
    else if (part === 'branch') branch.push(piece)
  }
  return { core, region, form, trade, branch }
}

const texts = (pieces: readonly Piece[]) => pieces.map(({ text }) => text)

/** Words of pieces joined; what only joins words is left away. */
function compact(said: readonly string[]): string {
  let joined = ''
  for (const text of said)
    if (text.includes(' ')) for (const word of text.split(' ')) joined += joining.has(word) ? '' : word
    else if (!joining.has(text)) joined += text
  return joined
}

const joining = new Set(['and', 'und', 'et', '&'])

function kindOf(code: string | undefined): NameKeys['kind'] {
  return code === 'branch' || code === 'office' || code === 'division' ? code : 'company'
}

/** What the branch of a branch is a part of: `广州分公司` of `广州分公司天河营业部`; null for one of the company itself. */
function overBranch(text: string): string | null {
  const { han, latin } = tables().branches
  if (text.includes(' ') && !scriptsOf(text).han) {
    const branchWords = text.split(' ')
    const last = branchWords.findLastIndex((word, at) => at < branchWords.length - 1 && latin.by.has(word))
    const rest = branchWords.slice(last + 1).join(' ')
    return last < 1 || latin.by.has(rest) ? null : branchWords.slice(0, last + 1).join(' ')
  }
  const [ending = ''] = endingOf(text, text.length, 0, han) ?? []
  const until = text.length - ending.length
  let end = 0
  for (const word of han.by.keys())
    if (word.length < until) {
      const at = text.lastIndexOf(word, until - word.length)
      if (at > 0) end = Math.max(end, at + word.length)
    }
  return end > 0 ? text.slice(0, end) : null
}

/** A place without the word that says what it is: `深圳市` is `深圳`. */
function bareRegion({ text, code }: Piece): string {
  const name = code.split('/').at(-1) ?? ''
  return text.startsWith(name) && scriptsOf(text).han ? name.replace(/(?<=..)[区县旗]$/u, '') : text
}

/** Words that abbreviate the concept of their row in the table are that: `intl`, `tech`. */
function latinTokens(pieces: readonly Piece[]): string[] {
  const tokens: string[] = []
  // Where nothing else tells one company of a trade from another, its place does.
  const isPlaced = pieces.every(({ part }) => part !== 'core')
  for (const { part, text } of pieces)
    if (part === 'core' || part === 'group' || part === 'industry' || (isPlaced && part === 'region'))
      for (const word of text.split(' ')) if (!joining.has(word) && word !== 'the') tokens.push(tokenOf(word))
  return tokens
}

function tokenOf(word: string): string {
  const one = singular(word)
  const code = tables().trades.latin.by.get(one)?.code
  return code?.startsWith(one.slice(0, 3)) ? code : one
}

function hanTokens(brand: string, trade: readonly Piece[]): string[] {
  const tokens = brand === '' ? [] : [brand]
  for (const { text } of trade) if (text !== '' && !tokens.includes(text)) tokens.push(text)
  return tokens
}

function romanised(text: string): string {
  let sound = ''
  for (const char of text) sound += readingOf(char)
  return sound
}

function initials(text: string): string {
  if (text.includes(' '))
    return text
      .split(' ')
      .map((word) => word[0] ?? '')
      .join('')
  if (!scriptsOf(text).han) return ''
  let letters = ''
  for (const char of text) letters += readingOf(char)[0] ?? ''
  return letters
}
