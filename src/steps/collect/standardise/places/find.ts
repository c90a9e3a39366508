import { misspelled } from './spelling.ts'
import { cities, type Place, placeKey, regions } from './table.ts'

/** Where the row says it is, as far as it does. */
export type Surroundings = Readonly<{ country?: string | undefined; region?: string | undefined }>

export type Found = Readonly<{
  /** All namesakes that fit; they have one name. */
  place: Place
  /** Several places of this name fit, and none is much larger: the region is not known. */
  isOneOfMany: boolean
  /** The name was misspelled. */
  isGuessed: boolean
}>

/** Of two places of one name the one with so many times more people is meant. */
const farLarger = 4

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/**
 * The city that a text names: by its names in English and Chinese, old names and abbreviations, with or without province and
 * district, or misspelled. Null when it names none of the table, or several and nothing tells which.
 */
export function findCity(text: string, around: Surroundings): Found | null {
  const [first = '', ...rest] = text.split(/[,，/]/)
  const said = { ...around, ...saidBy(rest) }
  const names = isHan(first) ? hanForms(first) : latinForms(first)
  for (const name of names) {
    const found = choose(cities().byKey.get(name) ?? [], name, said)
    if (found !== null) return { ...found, isGuessed: false }
  }
  const [name = ''] = names
  const guessed = choose(misspelled(name), name, said)
  return guessed && { ...guessed, isGuessed: true }
}

/** The province or state that a text names; codes of two letters only where the row names their country. */
export function findRegion(text: string, { country }: Surroundings): Place | null {
  const key = placeKey(text.replace(/\b(?:province|state|prefecture|region|sheng)\b/gi, ''))
  const candidates = (key === '' ? [] : (regions().byKey.get(key) ?? [])).filter((place) =>
    fits(place, country),
  )
  if (/^[a-z]{2,3}$/.test(key) && country === undefined) return null
  const [only, ...more] = candidates
  if (only !== undefined) return more.length === 0 ? only : null
  const [prefix] = provinces(text)
  return prefix ?? null
}

/** What stands behind a comma: `Guangzhou, Guangdong, China`. */
function saidBy(parts: readonly string[]): Surroundings {
  const region = parts.map((part) => findRegion(part.trim(), {})).find((found) => found !== null)
  return region ? { region: region.name, country: region.country } : {}
}

function choose(
  places: readonly Place[],
  key: string,
  { country, region }: Surroundings,
): Omit<Found, 'isGuessed'> | null {
  // Abbreviations of two letters are Chinese ones.
  if (/^[a-z]{2}$/.test(key) && country !== undefined && !['CN', 'HK', 'MO', 'TW'].includes(country))
    return null
  const inCountry = places.filter((place) => fits(place, country))
  const inRegion = inCountry.filter((place) => place.region === region && region !== '')
  const [best, next] = (inRegion.length > 0 ? inRegion : inCountry).toSorted(
    (one, other) => other.weight - one.weight,
  )
  if (best === undefined) return null
  if (next === undefined || best.weight >= farLarger * next.weight) return { place: best, isOneOfMany: false }
  return next.name === best.name ? { place: best, isOneOfMany: true } : null
}

/** Hong Kong, Macau and Taiwan fit a row that says China, and the other way round. */
function fits(place: Place, country: string | undefined): boolean {
  if (country === undefined || place.country === country) return true
  const greater = ['CN', 'HK', 'MO', 'TW']
  return greater.includes(place.country) && greater.includes(country)
}

function latinForms(text: string): string[] {
  const plain = text.replace(/\([^)]*\)/g, ' ').trim()
  const bare = plain
    .replace(/^(?:city|municipality) of /i, '')
    .replace(/[\s-]+(?:city|shi|municipality|prefecture)\.?$/i, '')
  return [...new Set([placeKey(plain), placeKey(bare)])].filter(Boolean)
}

/** `广东省广州市天河区` → itself, `广州市天河区`, `广州`. */
function hanForms(text: string): string[] {
  const whole = text.replace(/[\s·.-]/g, '').replace(/^中国/, '')
  const [province, rest = whole] = provinces(whole)
  const forms = [whole, rest, withoutKind(whole), withoutKind(rest)]
  const [, city] = /^(.{2,7}?)市/u.exec(rest) ?? []
  if (city !== undefined) forms.push(city)
  const [, stem] = /^(.{2,5}).*(?:自治州|地区|盟|[区县镇])$/u.exec(rest) ?? []
  for (let length = stem?.length ?? 0; length >= 2; length--) forms.push(rest.slice(0, length))
  // Beijing, Shanghai, Tianjin and Chongqing are provinces themselves.
  if (province !== undefined && cities().byKey.has(province.name)) forms.push(province.name)
  return [...new Set(forms.map(placeKey))].filter(Boolean)
}

const withoutKind = (name: string) =>
  name.length > 2 ? name.replace(/(?:特别行政区|地区|市|盟)$/u, '') : name

/** The Chinese province that a text begins with, and what follows. */
function provinces(text: string): [Place?, string?] {
  for (const length of [8, 7, 6, 5, 4, 3, 2]) {
    const beginning = text.slice(0, length)
    if (beginning.length < length) continue
    const [place] = (regions().byKey.get(beginning) ?? []).filter(({ country }) => country === 'CN')
    if (place !== undefined) return [place, text.slice(length).replace(/^[省市]/u, '')]
  }
  return []
}
