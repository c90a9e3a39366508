import type { Company } from './companies.ts'
import { type NameKind, type WrittenName, writeName } from './names.ts'
import { chance, pick, type Random } from './random.ts'

/** A name of a company in an account file, by which other files refer to it. */
export interface Reference extends WrittenName {
  kind: NameKind
}

/**
 * The company as another file names it: nine times in ten as its first account row does, else as any of
 * them, now and then with another legal form or case, rarely damaged.
 */
export function referTo(
  random: Random,
  company: Company,
  references: readonly Reference[],
): { text: string; findable: boolean } {
  const reference = pick(random, references.slice(0, chance(random, 0.9) ? 1 : references.length))
  if (chance(random, 0.015)) return { text: writeName(random, company, 'damaged', 0).text, findable: false }
  const respell = reference.kind !== 'damaged' && chance(random, 0.1)
  const text = respell ? writeName(random, company, reference.kind, 1).text : reference.text
  return { text, findable: true }
}
