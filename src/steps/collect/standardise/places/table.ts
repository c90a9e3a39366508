import { readFileSync } from 'node:fs'

/** A place as it is shown: Chinese ones by their Chinese name, others by their English one. */
export type Place = Readonly<{
  /** ISO 3166 alpha-2. */
  country: string
  /** Name of its province or state; empty where the table has none. For a region its own name. */
  region: string
  name: string
  /** Its name in the other language, where the table has it. */
  other: string
  /** Thousands of people: of two places of one name the much larger one is meant. */
  weight: number
}>

/** Places by every name they have, in one spelling (see `placeKey`). */
export type PlaceTable = Readonly<{ places: readonly Place[]; byKey: ReadonlyMap<string, readonly Place[]> }>

/** A name without case, accents, blanks and signs: `Xi'an`, `XI AN` and `xian` are one. */
export function placeKey(name: string): string {
  return /^[a-z]+$/.test(name)
    ? name
    : name
        .normalize('NFD')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase()
}

let cityTable: PlaceTable | undefined
let regionTable: PlaceTable | undefined

/** Cities: China down to county-level cities, elsewhere from 200,000 people. Sources in the file. */
export function cities(): PlaceTable {
  cityTable ??= tableOf('cities.tsv', ([country, region, name, other, weight, more]) => ({
    place: { country, region, name, other, weight: Number(weight) },
    more,
  }))
  return cityTable
}

/** Provinces of China and the states of some other countries. */
export function regions(): PlaceTable {
  regionTable ??= tableOf('regions.tsv', ([country, name, other, more]) => ({
    place: { country, region: name, name, other, weight: 1 },
    more,
  }))
  return regionTable
}

type Line = readonly [string, string, string, string, string, string]

function tableOf(file: string, read: (line: Line) => { place: Place; more: string }): PlaceTable {
  const places: Place[] = []
  const byKey = new Map<string, Place[]>()
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = line.split('\t')
    const { place, more } = read([first, second, third, fourth, fifth, sixth])
    places.push(place)
    for (const key of new Set([place.name, place.other, ...more.split('|')].map(placeKey))) {
      if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), place])
    }
  }
  return { places, byKey }
}
