import { countryNames } from './country.ts'
import { industries } from './industries/table.ts'
import { cities, type Place, regions } from './places/table.ts'

/** A value that is known, under one of its names. */
export type KnownValue = Readonly<{ value: string; name: string }>

const ofPlaces = (places: readonly Place[]): KnownValue[] =>
  places.flatMap(({ name, other }) =>
    [name, other].filter(Boolean).map((each) => ({ value: name, name: each })),
  )

/** Types whose values are known by a table; others that are written have the part `known` false. */
type KnownType = 'country' | 'region' | 'city' | 'industry'

const tables: Record<KnownType, () => readonly KnownValue[]> = {
  country: () => [...countryNames()].map(([name, value]) => ({ value, name })),
  region: () => ofPlaces(regions().places),
  city: () => ofPlaces(cities().places),
  industry: () =>
    industries().industries.flatMap(({ zh, en }) => [zh, en].map((name) => ({ value: en, name }))),
}

/** Every value of a type that is known, once by each of its names in English and Chinese. */
export const knownValues = (type: KnownType): readonly KnownValue[] => tables[type]()
