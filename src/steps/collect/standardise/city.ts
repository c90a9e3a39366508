import { findCity, findRegion } from './places/find.ts'
import { clean, type Standardiser } from './standard.ts'

const province = /^(?:中国)?\p{Script=Han}{2,8}?(?:省|自治区)(?=\p{Script=Han}{2})/u
const city = /^(\p{Script=Han}{2,6}?)市(?:\p{Script=Han}.*)?$/u

/** Longer than any address that somebody put into the column of cities. */
const longest = 120

/**
 * A city: one of the table of places under one name, Chinese ones by the Chinese name without 市, others by the English
 * one: `广州`, `广州市`, `广东省广州市天河区`, `GZ`, `Guangzhou`, `Guagnzhou`, `Canton` → `广州`. Its parts: `country` and `region`
 * that it lies in, `known` whether the table has it, `guessed` when the name was misspelled. Of two cities of one name
 * the one in the row's country and region is meant. An unknown one stays as it is written, in plain spelling
 * (`NEUSTADT` → `Neustadt`). Never refused.
 */
export const standardiseCity: Standardiser<string> = (text, { beside = {} }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const found = plain.length > longest ? null : findCity(plain, beside)
  if (found === null) return { value: spelled(plain), parts: { known: false } }
  const { place, isOneOfMany, isGuessed } = found
  return {
    value: place.name,
    parts: {
      country: place.country,
      region: isOneOfMany ? null : place.region || null,
      known: true,
      guessed: isGuessed || null,
    },
  }
}

/**
 * A province or state: one of the table of places under one name (`广东省`, `粤`, `Guangdong` → `广东`; `CA` beside the
 * country US → `California`), with the parts `country` and `known`. Others stay as they are written. Never refused.
 */
export const standardiseRegion: Standardiser<string> = (text, { beside = {} }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const found = plain.length > longest ? null : findRegion(plain, beside)
  if (found === null) return { value: spelled(plain), parts: { known: false } }
  return { value: found.name, parts: { country: found.country, known: true } }
}

function spelled(plain: string): string {
  const [, name] = plain.length > longest ? [] : (city.exec(plain.replace(province, '')) ?? [])
  if (name !== undefined) return name
  const isEvenlyCased = plain === plain.toUpperCase() || plain === plain.toLowerCase()
  return isEvenlyCased && plain.length > 4 ? capitalised(plain) : plain
}

function capitalised(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[^\p{L}'’])(\p{L})/gu, (_, before: string, letter: string) => before + capital(letter))
}

/** A letter whose capital is two letters (`ß`, `ᾀ`) stays: of a word of capitals it could not be told any more. */
function capital(letter: string): string {
  const large = letter.toUpperCase()
  return large.length === letter.length ? large : letter
}
