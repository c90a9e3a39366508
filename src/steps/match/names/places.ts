import { cities, knownValues, type Place, regions } from '../../collect/known.ts'
import { plain } from './plain.ts'

/**
 * A place as a path from its country down, so that of two places one lies in the other when its path begins with the
 * other's: `CN/广东/深圳`.
 */
export type PlacePath = string

/** A place that stands in a text, and whether it says of itself that it is one (`深圳市`). */
export type PlaceHit = Readonly<{ path: PlacePath; length: number; isNamed: boolean }>

type Names = Readonly<{
  by: ReadonlyMap<string, PlacePath>
  /** The longest name, large or small, that begins with a character. */
  begin: ReadonlyMap<number, number>
}>

/**
 * The names of places: those that a company name may begin with, county-level cities that need their 市 (many are words or
 * brands: 东方, 永安, 安宁), and those that are only believed in brackets.
 */
let all: Readonly<Record<'han' | 'small' | 'latin' | 'anywhere', Names>> | undefined

/** Thousands of people that a city has in the table at the least when it is of prefecture level. */
const prefecture = 101
/** Of the codes of countries those that names say; others are words (`and` is Andorra, `can` Canada). */
const letters = new Set(['usa', 'uae', 'prc'])
const greater = new Set(['CN', 'HK', 'MO', 'TW'])
const isHan = (text: string) => /\p{Script=Han}/u.test(text)

function names(): NonNullable<typeof all> {
  if (all !== undefined) return all
  const han = new Map<string, PlacePath>()
  const small = new Map<string, PlacePath>()
  const latin = new Map<string, PlacePath>()
  const anywhere = new Map<string, PlacePath>()
  const put = (into: Map<string, PlacePath>, name: string, path: PlacePath) => {
    const key = isHan(name) ? plain(name).text : latinKey(name)
    const isWord = isHan(name) ? key.length >= 2 : key.length >= 4 || letters.has(key)
    if (isWord && !into.has(key)) into.set(key, path)
    if (!anywhere.has(key)) anywhere.set(key, path)
  }
  for (const { value, name } of knownValues('country')) put(isHan(name) ? han : latin, name, value)
  for (const place of regions().places) {
    const path = pathOf(place)
    for (const name of [place.name, place.other])
      put(isHan(name) ? (greater.has(place.country) ? han : anywhere) : latin, name, path)
  }
  for (const place of cities().places) {
    const path = pathOf(place)
    const inChina = greater.has(place.country)
    for (const name of [place.name, place.other]) {
      if (isHan(name)) put(inChina ? (place.weight >= prefecture ? han : small) : anywhere, name, path)
      else put(place.weight >= prefecture ? latin : anywhere, name, path)
    }
  }
  const begin = new Map<number, number>()
  for (const word of [...han.keys(), ...small.keys()])
    begin.set(word.charCodeAt(0), Math.max(word.length, begin.get(word.charCodeAt(0)) ?? 0))
  const made = (by: Map<string, PlacePath>) => ({ by, begin })
  all = { han: made(han), small: made(small), latin: made(latin), anywhere: made(anywhere) }
  return all
}

/** Beijing, Hong Kong and others that are province or country and city in one have one path. */
function pathOf({ country, region, name }: Place): PlacePath {
  if (country === 'HK' || country === 'MO') return country
  if (country === 'TW' && region === name) return country
  return [country, ...new Set([region, name])].filter(Boolean).join('/')
}

/** Words of Latin letters as they are looked up: `Xi'an` is `xian`, `Hong Kong` stays two words. */
const latinKey = (name: string) =>
  plain(name)
    .text.replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** `市政` and `市场` are words: their first character is no part of the place before. */
const kinds = /^(?:特别行政区|(?:[壮回维][族吾尔]*)?自治[区州县]|地区|省|市(?![政场民])|县(?!域))/u

const kindAtEnd = /(?<=..)(?:特别行政区|(?:[壮回维][族吾尔]*)?自治[区州县]|地区|[省市县])$/u

/** The place that a Chinese text names at a position. */
export function placeAt(text: string, at: number, end: number): PlaceHit | null {
  const { han, small } = names()
  const longest = han.begin.get(text.charCodeAt(at)) ?? 0
  for (let length = Math.min(longest, end - at); length >= 2; length--) {
    const name = text.slice(at, at + length)
    const path = han.by.get(name)
    const county = small.by.get(name)
    if (path === undefined && county === undefined) continue
    const kind = kinds.exec(text.slice(at + length, Math.min(end, at + length + 8)))?.[0] ?? ''
    if (path !== undefined) return { path, length: length + kind.length, isNamed: kind !== '' }
    if (county !== undefined && kind !== '')
      return { path: county, length: length + kind.length, isNamed: true }
  }
  return null
}

/** A district or county, which no table has, by its last character; only behind a place: `深圳市龙岗区`, `重庆忠县`. */
export function districtAt(text: string, at: number, end: number, inside: PlacePath): PlaceHit | null {
  const found = /^(\p{Script=Han}{2,3}?(?:新区|自治县|[区县旗])|\p{Script=Han}县)/u.exec(
    text.slice(at, Math.min(end, at + 6)),
  )
  const [name] = found ?? []
  if (name === undefined || /(?:开发|工业|保税|产业|自贸|园|社|小|景|片|校|矿|厂|特|库)区$/u.test(name))
    return null
  return { path: `${inside}/${name}`, length: name.length, isNamed: true }
}

/** The place that a whole text names, in either script, be it a small or a foreign one: what stands in brackets. */
export function placeOf(text: string): PlacePath | null {
  const key = isHan(text) ? text.replace(/\s/g, '') : latinKey(text)
  const bare = key.length > 2 ? key.replace(/[省市县]$/u, '') : key
  return names().anywhere.by.get(key) ?? names().anywhere.by.get(bare) ?? null
}

/** The place that words in Latin letters name, joined by one space: `hong kong`. */
export const latinPlace = (words: string): PlacePath | null => names().latin.by.get(words) ?? null

/** How many words the longest place in Latin letters has. */
export const mostPlaceWords = 4

/** A Chinese text without the words that say what kind of place its places are: `江门市` is `江门`. */
export function withoutKinds(text: string): string {
  return along(text, (name) => name.replace(kindAtEnd, '')).text
}

/** What a Chinese text says beside its places, and those. */
export function withoutPlaces(text: string): { text: string; places: PlacePath[] } {
  return along(text, () => '')
}

function along(text: string, as: (name: string) => string): { text: string; places: PlacePath[] } {
  const places: PlacePath[] = []
  let rest = ''
  for (let at = 0; at < text.length; ) {
    const hit = placeAt(text, at, text.length)
    if (hit !== null) places.push(hit.path)
    rest += hit === null ? text.slice(at, at + 1) : as(text.slice(at, at + hit.length))
    at += hit?.length ?? 1
  }
  return { text: rest, places }
}
