import { createHash } from 'node:crypto'
import type { Trait } from './bins.ts'
import type { LeftOut } from './model.ts'

/** Traits without those that part the rows into just the groups of one before them, such as sectors where each has one industry. */
export function withoutRepeats(traits: readonly Trait[]): { kept: Trait[]; repeats: LeftOut[] } {
  const seen = new Set<string>()
  const kept: Trait[] = []
  const repeats: LeftOut[] = []
  for (const trait of traits) {
    const groups = groupsOf(trait)
    if (seen.has(groups)) repeats.push({ column: trait.column, reason: 'same_groups', presence: false })
    else kept.push(trait)
    seen.add(groups)
  }
  return { kept, repeats }
}

/** What is the same for two traits whose groups are, whatever they are called: groups are numbered as the rows meet them. */
function groupsOf({ codes, bins }: Trait): string {
  const places = new Int16Array(bins.length).fill(-1)
  let met = 0
  const groups = codes.map((code) => {
    const place = places[code] ?? -1
    if (place >= 0) return place
    places[code] = met
    return met++
  })
  return createHash('sha256').update(groups).digest('base64')
}
