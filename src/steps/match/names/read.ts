import { readFileSync } from 'node:fs'
import { anatomy } from './anatomy.ts'
import { nameKeys } from './keys.ts'
import { singular } from './latin.ts'
import type { CompanyName, NameKeys } from './model.ts'
import { numbersOf } from './numbers.ts'
import { tables } from './tables.ts'

/** A name with its keys, and what else the judge looks at. */
export type Read = Readonly<{
  name: CompanyName
  keys: NameKeys
  /** Letters and characters of the brand, joined; empty when the name has region and trade words only. */
  core: string
  /** The words of the brand, in the singular. */
  words: readonly string[]
  /** What it does, as concepts of the table. */
  trades: readonly string[]
  /** The words themselves, weak ones too. */
  tradeText: string
  groups: readonly string[]
  /** Paths of places, the innermost last. */
  regions: readonly string[]
  forms: readonly string[]
  /** Numbers, however they are written. */
  numbers: readonly string[]
  /** The same name in Latin letters, where the text says both. */
  second: Read | null
}>

export const readName = (text: string): Read => readParts(anatomy(text))

function readParts(name: CompanyName): Read {
  const { pieces, also } = name
  const words: string[] = []
  const trades: string[] = []
  const tradeText: string[] = []
  const groups: string[] = []
  const regions: string[] = []
  const forms: string[] = []
  const numbered: string[] = []
  for (const { part, text, code } of pieces) {
    if (part === 'core')
      for (const word of text.split(' ')) if (!joining.has(word)) words.push(singular(word))
    if (part === 'core' || part === 'branch') numbered.push(text)
    if (part === 'industry') tradeText.push(singular(text))
    if (part === 'industry' && !weakCodes().has(code)) addOnce(trades, code)
    if (part === 'group') addOnce(groups, code)
    if (part === 'region') addOnce(regions, code)
    if (part === 'form') addOnce(forms, code)
  }
  return {
    name,
    keys: nameKeys(name),
    core: words.join(''),
    words,
    trades,
    tradeText: tradeText.join(' '),
    groups,
    regions: regions.sort((one, other) => one.length - other.length),
    forms,
    second: also.length === 0 ? null : readParts({ ...name, script: 'latin', pieces: also, also: [] }),
    numbers: numbersOf(numbered.join(' ')),
  }
}

const joining = new Set(['and', 'und', 'et'])

function addOnce(codes: string[], code: string): void {
  if (code !== '' && !codes.includes(code)) codes.push(code)
}

let weak: ReadonlySet<string> | undefined

function weakCodes(): ReadonlySet<string> {
  weak ??= new Set(
    [...tables().trades.han.by.values()].filter(({ kind }) => kind !== 'trade').map(({ code }) => code),
  )
  return weak
}

let common: ReadonlySet<string> | undefined

/** A word that so many companies begin with that sharing it says little. */
export function isCommon(word: string): boolean {
  common ??= new Set(
    readFileSync(new URL('tables/common.txt', import.meta.url), 'utf8')
      .replace(/^#.*$/gm, '')
      .split(/\s+/),
  )
  return common.has(word) || tables().trades.latin.by.has(word)
}
