import type { NamedType } from '../../../ground/edge/index.ts'
import type { Language } from '../../../ground/kernel/index.ts'
import { countryNames } from './country.ts'
import { industries } from './industries/table.ts'
import { cities, type Place, regions } from './places/table.ts'

/** A value that is known, under one of its names. */
export type KnownValue = Readonly<{ value: string; name: string }>

const ofPlaces = (places: readonly Place[]): KnownValue[] =>
  places.flatMap(({ name, other }) =>
    [name, other].filter(Boolean).map((each) => ({ value: name, name: each })),
  )

const tables: Record<NamedType, () => readonly KnownValue[]> = {
  country: () => [...countryNames()].map(([name, value]) => ({ value, name })),
  region: () => ofPlaces(regions().places),
  city: () => ofPlaces(cities().places),
  industry: () =>
    industries().industries.flatMap(({ zh, en }) => [zh, en].map((name) => ({ value: en, name }))),
}

/** Every value of a type that is known, once by each of its names in English and Chinese. */
export const knownValues = (type: NamedType): readonly KnownValue[] => tables[type]()

/** The known values one of whose names contains a text. */
export function valuesNamed(type: NamedType, text: string): string[] {
  const part = text.normalize('NFKC').toLowerCase()
  const found = knownValues(type).filter(({ name }) => name.toLowerCase().includes(part))
  return [...new Set(found.map(({ value }) => value))]
}

const han = /\p{Script=Han}/u
const countries = {
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }),
  zh: new Intl.DisplayNames('zh-CN', { type: 'region', fallback: 'code' }),
}
const byLanguage = new Map<string, ReadonlyMap<string, string>>()

/** A value of a type in one language: `广州` is Guangzhou in English, `Healthcare` 卫生 in Chinese; others are as they are written. */
export function nameOf(type: NamedType, value: string, language: Language): string {
  if (type === 'country') return /^[A-Z]{2}$/.test(value) ? (countries[language].of(value) ?? value) : value
  const key = `${type} ${language}`
  const names = byLanguage.get(key) ?? namesIn(type, language)
  byLanguage.set(key, names)
  return names.get(value) ?? value
}

/** Of places that share a name the first one stands for all. */
function namesIn(type: NamedType, language: Language): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { value, name } of knownValues(type))
    if (!names.has(value) && han.test(name) === (language === 'zh')) names.set(value, name)
  return names
}
