import { readFileSync } from 'node:fs'
import { correcting } from '../spelling.ts'
import { cities, type Place, placeKey } from './table.ts'

/** Elsewhere than in China only large cities (thousands of people) are taken for meant: small ones may be missing from the table. */
const large = 1000

let namesakes: ReadonlySet<string> | undefined
let correct: ((name: string) => string | null) | undefined

/** The places that a misspelled name means; none when the name is that of a real place elsewhere. */
export function misspelled(key: string): readonly Place[] {
  namesakes ??= readNamesakes()
  if (namesakes.has(key)) return []
  correct ??= correcting(
    cities()
      .places.filter(({ country, weight }) => country === 'CN' || weight >= large)
      .map(({ country, name, other }) => placeKey(country === 'CN' ? other : name)),
  )
  return cities().byKey.get(correct(key) ?? '') ?? []
}

function readNamesakes(): ReadonlySet<string> {
  const text = readFileSync(new URL('namesakes.txt', import.meta.url), 'utf8')
  return new Set(text.replace(/^#.*$/gm, '').split(/\s+/))
}
