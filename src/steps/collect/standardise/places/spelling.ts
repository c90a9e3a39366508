import { readFileSync } from 'node:fs'
import { editDistance } from '../distance.ts'
import { cities, type Place, placeKey } from './table.ts'

/** Shorter names have too many neighbours that are places of their own. */
const shortest = 6
/** From here two slips still leave one place. */
const long = 10
/** Elsewhere than in China only large cities (thousands of people) are taken for meant: small ones may be missing from the table. */
const large = 1000

let namesakes: ReadonlySet<string> | undefined
let index: ReadonlyMap<string, readonly string[]> | undefined

/**
 * The places that a misspelled name in Latin letters means: one slip away (a letter too many, too few, wrong, or two
 * swapped), two for names of ten letters and more, with the same first letter; empty when another name is as near, or when
 * the name is that of a real place elsewhere.
 */
export function misspelled(key: string): readonly Place[] {
  if (key.length < shortest || !/^[a-z]+$/.test(key)) return []
  namesakes ??= readNamesakes()
  if (namesakes.has(key)) return []
  index ??= indexed()
  const most = key.length >= long ? 2 : 1
  const near = new Map<string, number>()
  for (const shorter of [key, ...shortened(key, most)]) {
    for (const name of index.get(shorter) ?? []) {
      if (name[0] !== key[0] || near.has(name)) continue
      const distance = editDistance(key, name, most)
      if (distance <= most) near.set(name, distance)
    }
  }
  const least = Math.min(...near.values())
  const best = [...near].filter(([, distance]) => distance === least).map(([name]) => name)
  const [only] = best
  return only === undefined || best.length > 1 ? [] : (cities().byKey.get(only) ?? [])
}

function readNamesakes(): ReadonlySet<string> {
  const text = readFileSync(new URL('namesakes.txt', import.meta.url), 'utf8')
  return new Set(text.replace(/^#.*$/gm, '').split(/\s+/))
}

/** Every name under itself and under what is left of it without a letter or two: two names one slip apart meet there. */
function indexed(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const place of cities().places) {
    if (place.country !== 'CN' && place.weight < large) continue
    const name = placeKey(place.country === 'CN' ? place.other : place.name)
    if (name.length < shortest - 1 || !/^[a-z]+$/.test(name)) continue
    for (const key of new Set([name, ...shortened(name, name.length >= long - 1 ? 2 : 1)])) {
      const names = found.get(key) ?? []
      if (!names.includes(name)) found.set(key, [...names, name])
    }
  }
  return found
}

function shortened(name: string, most: number): string[] {
  const once = Array.from({ length: name.length }, (_, at) => name.slice(0, at) + name.slice(at + 1))
  return most === 1 ? once : [...new Set([...once, ...once.flatMap((shorter) => shortened(shorter, 1))])]
}
