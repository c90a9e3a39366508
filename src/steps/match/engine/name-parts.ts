import { anatomy, nameKeys, numbersWithin } from '../names/index.ts'
import { type Packed, packed, unpacked } from './packed.ts'
import { type WordList, WordLister } from './words.ts'

/** What names say in parts; lists are by the place of the name. */
export interface NameParts {
  words: WordList
  brand: readonly string[]
  reading: readonly string[]
  region: readonly string[]
  branch: readonly string[]
  numbers: readonly string[]
  isHan: Uint8Array
  /** Words that tell a trade. */
  trades: ReadonlySet<string>
}

/** Parts of names that are texts. */
export type TextPart = 'brand' | 'reading' | 'region' | 'branch' | 'numbers'

export const perText = <T>(of: (part: TextPart) => T): Record<TextPart, T> => ({
  brand: of('brand'),
  reading: of('reading'),
  region: of('region'),
  branch: of('branch'),
  numbers: of('numbers'),
})

/** Company names taken apart, without legal forms and places. */
export function partsOfNames(values: readonly string[]): NameParts {
  const trades = new Set<string>()
  const lister = new WordLister()
  const isHan = new Uint8Array(values.length)
  const parts = perText((): string[] => [])
  for (const value of values) {
    const name = anatomy(value)
    const numbered: string[] = []
    for (const { part, text } of name.pieces) {
      if (part !== 'form' && part !== 'share') numbered.push(text)
      if (part === 'industry' || part === 'group') for (const word of text.split(' ')) trades.add(word)
    }
    const { tokens, brand_key, romanised, script, region, branch } = nameKeys(name)
    isHan[parts.brand.length] = Number(script === 'han' || script === 'mixed')
    lister.push(tokens)
    parts.brand.push(brand_key ?? '')
    parts.reading.push(romanised ?? '')
    parts.region.push(region ?? '')
    parts.branch.push(branch ?? '')
    parts.numbers.push(numbersWithin(numbered.join(' ')))
  }
  return { words: lister.list(), ...parts, isHan, trades }
}

/** The parts of names that follow one another. */
export function joinedParts(stretches: readonly NameParts[]): NameParts {
  const lister = new WordLister()
  for (const { words } of stretches) lister.take(words)
  return {
    ...perText((part) => stretches.flatMap((stretch) => stretch[part])),
    words: lister.list(),
    isHan: Buffer.concat(stretches.map(({ isHan }) => isHan)),
    trades: new Set(stretches.flatMap(({ trades }) => [...trades])),
  }
}

/** Parts of names as they cross from thread to thread. */
export type PackedParts = Readonly<
  Record<TextPart, Packed> &
    Pick<NameParts, 'isHan' | 'trades'> & { words: Omit<WordList, 'text'> & { text: Packed } }
>

export const packedParts = (parts: NameParts): PackedParts => ({
  ...parts,
  ...perText((part) => packed(parts[part])),
  words: { ...parts.words, text: packed(parts.words.text) },
})

export const unpackedParts = (parts: PackedParts): NameParts => ({
  ...parts,
  ...perText((part) => unpacked(parts[part])),
  words: { ...parts.words, text: unpacked(parts.words.text) },
})
