import { editDistance } from './distance.ts'

/** Shorter names have too many neighbours that are something else. */
const shortest = 6
/** From here two slips still leave one name. */
const long = 10

/**
 * Finds the name that a misspelled one in Latin letters means: one slip away (a letter too many, too few, wrong, or two
 * swapped), two for names of ten letters and more, with the same first letter; null when another name is as near.
 * Every name stands under itself and under what is left of it without a letter or two: names a slip apart meet there,
 * so that the time it takes does not grow with the number of names.
 * @param names in small letters; those with other signs are left out
 */
export function correcting(names: Iterable<string>): (name: string) => string | null {
  const index = new Map<string, string[]>()
  for (const name of new Set(names)) {
    if (name.length < shortest - 1 || !/^[a-z]+$/.test(name)) continue
    for (const key of new Set([name, ...shortened(name, name.length >= long - 1 ? 2 : 1)])) {
      const known = index.get(key)
      if (known === undefined) index.set(key, [name])
      else known.push(name)
    }
  }
  return (name) => {
    if (name.length < shortest || name.length > longest || !/^[a-z]+$/.test(name)) return null
    const most = name.length >= long ? 2 : 1
    const near = new Map<string, number>()
    for (const key of [name, ...shortened(name, most)]) {
      for (const known of index.get(key) ?? []) {
        if (known[0] !== name[0] || near.has(known)) continue
        const distance = editDistance(name, known, most)
        if (distance <= most) near.set(known, distance)
      }
    }
    const least = Math.min(...near.values())
    const best = [...near].filter(([, distance]) => distance === least)
    return best.length === 1 ? (best[0]?.[0] ?? null) : null
  }
}

/** Longer than any name of a place or an industry. */
const longest = 40

function shortened(name: string, most: number): string[] {
  const once = Array.from({ length: name.length }, (_, at) => name.slice(0, at) + name.slice(at + 1))
  return most === 1 ? once : [...new Set([...once, ...once.flatMap((shorter) => shortened(shorter, 1))])]
}
