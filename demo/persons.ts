import type { Company } from './companies.ts'
import { firstNames, givenNames, jobTitles, lastNames, surnames } from './parts/people.ts'
import { chance, pick, type Random, whole } from './random.ts'

export interface Person {
  /** Company and number: `C00001-1`. */
  id: string
  first: string
  last: string
  /** The name in Chinese characters; empty for others. */
  hanzi: string
  /** Given name and surname in Chinese characters. */
  hanziParts: readonly [string, string]
  email: string
  phone: string
  title: { en: string; zh: string }
}

/** A person put together from common parts, with an address at the company and a number that rings nowhere. */
export function createPerson(random: Random, company: Company, id: string): Person {
  const names = company.country.code === 'CN' ? chinesePerson(random) : otherPerson(random)
  const number = company.country.phone.replaceAll('#', () => String(whole(random, 0, 9)))
  const mailbox = `${names.first}.${names.last}`.toLowerCase()
  return {
    id,
    ...names,
    email: `${mailbox}@${company.brand.domain}`,
    phone: number,
    title: pick(random, jobTitles),
  }
}

function chinesePerson(random: Random) {
  const surname = pick(random, surnames)
  const given = Array.from({ length: chance(random, 0.7) ? 2 : 1 }, () => pick(random, givenNames))
  const hanzi = given.map((part) => part.zh).join('')
  const latin = given.map((part) => part.en.toLowerCase()).join('')
  return {
    first: latin.slice(0, 1).toUpperCase() + latin.slice(1),
    last: surname.en,
    hanzi: surname.zh + hanzi,
    hanziParts: [hanzi, surname.zh] as const,
  }
}

function otherPerson(random: Random) {
  return {
    first: pick(random, firstNames),
    last: pick(random, lastNames),
    hanzi: '',
    hanziParts: ['', ''] as const,
  }
}
