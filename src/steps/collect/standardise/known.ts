import { countryNames } from './country.ts'
import { cities, type Place, regions } from './places/table.ts'

/** A value that is known, under one of its names. */
export type KnownValue = Readonly<{ value: string; name: string }>

const ofPlaces = (places: readonly Place[]): KnownValue[] =>
  places.flatMap(({ name, other }) =>
    [name, other].filter(Boolean).map((each) => ({ value: name, name: each })),
  )

/** Every country by its names in English and Chinese; the value is its alpha-2 code. */
export const knownCountries = (): readonly KnownValue[] =>
  [...countryNames()].map(([name, value]) => ({ value, name }))

/** Every province and state of the table, by its names in both languages. */
export const knownRegions = (): readonly KnownValue[] => ofPlaces(regions().places)

/** Every city of the table, by its names in both languages. */
export const knownCities = (): readonly KnownValue[] => ofPlaces(cities().places)
