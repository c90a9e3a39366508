import { anatomy } from '../names/anatomy.ts'
import { wordKeys } from '../names/keys.ts'
import type { CompanyName } from '../names/model.ts'
import { numbersWithin } from '../names/numbers.ts'
import { GrowingInts } from './growing.ts'
import { type Packed, packed, unpacked } from './packed.ts'
import { type PackedTexts, packedTexts, TextLister, type Texts, unpackedTexts } from './texts.ts'
import { type WordList, WordLister } from './words.ts'

/** What names say in parts; lists are by the place of the name. */
export interface NameParts extends Record<TextPart, Texts> {
  words: WordList
  /** 0 in Latin letters, 1 in Chinese characters or kana, 2 in Hangul. */
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

/** Whether characters are read as in Japan, which none of our tables tells: a name with kana, or with a form of Japan. */
const isJapanese = (script: CompanyName['script'], pieces: CompanyName['pieces']) =>
  script === 'other' ||
  (script === 'han' && pieces.some(({ part, text }) => part === 'form' && /会社$|^[株有同]$/.test(text)))

/** Takes company names apart, one after the other, without legal forms and places. */
export class NameReader {
  readonly #words = new WordLister()
  readonly #parts = perText(() => new TextLister())
  readonly #isHan: number[] = []
  readonly #trades = new Set<string>()

  read(value: string): void {
    const { script, pieces } = anatomy(value)
    const numbered: string[] = []
    for (const { part, text } of pieces) {
      if (part !== 'form' && part !== 'share' && part !== 'note') numbered.push(text)
      if (part === 'industry' || part === 'group') for (const word of text.split(' ')) this.#trades.add(word)
    }
    const { tokens, brand_key, romanised, region, branch } = wordKeys(script, pieces)
    this.#words.push(tokens)
    const isHangul = script === 'other' && /[가-힣]/.test(value)
    this.#isHan.push(script === 'latin' ? 0 : isHangul ? 2 : 1)
    this.#parts.brand.push(brand_key ?? '')
    this.#parts.reading.push(isHangul || !isJapanese(script, pieces) ? (romanised ?? '') : '')
    this.#parts.region.push(region ?? '')
    this.#parts.branch.push(branch ?? '')
    this.#parts.numbers.push(numbersWithin(numbered.join(' ')))
  }

  /** Takes over names that were read elsewhere. */
  take({ words, isHan, trades, ...parts }: NameParts): void {
    this.#words.take(words)
    for (const own of isHan) this.#isHan.push(own)
    for (const trade of trades) this.#trades.add(trade)
    perText((part) => this.#parts[part].take(parts[part]))
  }

  /** The parts of all names that were read; none is read after it. */
  parts(): NameParts {
    return {
      words: this.#words.list(),
      ...perText((part) => this.#parts[part].list()),
      isHan: Uint8Array.from(this.#isHan),
      trades: this.#trades,
    }
  }
}

/** Company names taken apart. */
export function partsOfNames(values: readonly string[]): NameParts {
  const reader = new NameReader()
  for (const value of values) reader.read(value)
  return reader.parts()
}

/** The parts of names that stand at some places. */
export function pickedParts({ words, isHan, trades, ...parts }: NameParts, places: Int32Array): NameParts {
  const [from, word] = [new GrowingInts(places.length + 1), new GrowingInts(words.word.length)]
  const ownHan = new Uint8Array(places.length)
  for (let name = 0; name < places.length; name++) {
    const place = places[name] ?? 0
    ownHan[name] = isHan[place] ?? 0
    from.push(word.length)
    const end = words.from[place + 1] ?? 0
    for (let k = words.from[place] ?? 0; k < end; k++) word.push(words.word[k] ?? 0)
  }
  from.push(word.length)
  return {
    ...perText((part) => ({
      text: parts[part].text,
      of: places.map((place) => parts[part].of[place] ?? 0),
    })),
    words: { from: from.items, word: word.items, text: words.text },
    isHan: ownHan,
    trades,
  }
}

/** Parts of names as they cross from thread to thread. */
export type PackedParts = Readonly<
  Record<TextPart, PackedTexts> &
    Pick<NameParts, 'isHan' | 'trades'> & { words: Omit<WordList, 'text'> & { text: Packed } }
>

export const packedParts = (parts: NameParts): PackedParts => ({
  ...parts,
  ...perText((part) => packedTexts(parts[part])),
  words: { ...parts.words, text: packed(parts.words.text) },
})

export const unpackedParts = (parts: PackedParts): NameParts => ({
  ...parts,
  ...perText((part) => unpackedTexts(parts[part])),
  words: { ...parts.words, text: unpacked(parts.words.text) },
})
