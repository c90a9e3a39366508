import { createRandom, pick, whole } from '../demo/random.ts'
import { streets, westernCities, westernEnds, westernStarts, westernTrades } from './mixed-parts.ts'

export const hostileColumns = ['name', 'website', 'city', 'note'] as const
type Cells = readonly [name: string, website: string, city: string, note: string]

/** What a sheet can do to a matcher whose cost lies in what rows share. */
export const hostileKinds = ['same_city_and_mail', 'no_names', 'one_name', 'one_word'] as const
export type HostileKind = (typeof hostileKinds)[number]

/**
 * Rows of a sheet in which nearly all share something: the city and the domain of a free mail, an empty column of names, one
 * name on a tenth of the rows, one word in every name. The same seed gives the same rows.
 */
export function* hostileRecords(kind: HostileKind, count: number, seed: number): Generator<Cells> {
  const random = createRandom(seed, kind)
  for (let row = 0; row < count; row++) {
    const brand = `${pick(random, westernStarts)}${pick(random, westernEnds)}${whole(random, 1, count)}`
    const name = `${brand} ${(pick(random, westernTrades).split('|')[0] ?? '').trim()}`
    const website = `${brand.toLowerCase()}.example`
    const city = pick(random, westernCities).en
    const note = `${whole(random, 1, 999)} ${pick(random, streets)}`
    yield {
      same_city_and_mail: [name, 'gmail.com', 'Leeds', note] as const,
      no_names: ['', website, city, note] as const,
      one_name: [
        row % 10 === 0 ? 'Acme Trading Ltd' : name,
        row % 10 === 0 ? '' : website,
        city,
        note,
      ] as const,
      one_word: [`Global ${name}`, '', 'Leeds', ''] as const,
    }[kind]
  }
}
