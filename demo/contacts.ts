import type { Accounts } from './accounts.ts'
import type { Company } from './companies.ts'
import { madeUpMailboxes, madeUpNames, madeUpPhones } from './parts/people.ts'
import { createPerson, type Person } from './persons.ts'
import { chance, createRandom, pick, type Random, whole } from './random.ts'
import { referTo } from './references.ts'
import type { Mark, Sheet } from './sheet.ts'

export interface ContactMark extends Mark {
  company: string
  /** The same person has the same id in both files; null where somebody made the contact up. */
  person: string | null
}

export interface Contacts {
  crm: Sheet<ContactMark>
  list: Sheet<ContactMark>
  /** By company id: addresses of its people in the CRM file. */
  mailboxes: Map<string, string[]>
}

/** The share of contacts that nobody is behind. */
const madeUpShare = 0.025

/** The contact export of the CRM and the Chinese contact list; some people stand in both. */
export function createContacts(seed: number, companies: readonly Company[], accounts: Accounts): Contacts {
  const random = createRandom(seed, 'contacts')
  const contacts: Contacts = {
    crm: { ...crmFile, rows: [] },
    list: { ...listFile, rows: [] },
    mailboxes: new Map(),
  }
  const listed = new Set(accounts.list.rows.map((row) => row.mark.company))
  const inCrm = new Set(accounts.crm.rows.map((row) => row.mark.company))
  for (const company of companies) {
    const refer = () => referTo(random, company, accounts.references.get(company.id) ?? []).text
    const people = Array.from({ length: headsOf(random, company) }, (_, index) =>
      createPerson(random, company, `${company.id}-${index + 1}`),
    )
    for (const person of people) {
      const isInCrm = inCrm.has(company.id)
      const isListed = listed.has(company.id) && (!isInCrm || chance(random, 0.5))
      if (isInCrm && (!isListed || chance(random, 0.4))) addToCrm(random, contacts, company, person, refer())
      if (isListed) addToList(random, contacts, company, person, refer())
    }
    if (chance(random, madeUpShare)) addMadeUp(random, contacts, company, inCrm.has(company.id), refer())
  }
  return contacts
}

const crmFile = {
  name: 'contacts.csv',
  encoding: 'utf-8-bom',
  lineEnd: '\r\n',
  idPrefix: 'CON-',
  header: [
    'Contact ID',
    'First Name',
    'Last Name',
    'Company',
    'Email',
    'Phone',
    'Job Title',
    'Contact Owner',
  ],
} as const
const listFile = {
  name: '联系人.csv',
  encoding: 'gbk',
  lineEnd: '\r\n',
  header: ['姓名', '手机', '邮箱', '职务', '公司名称', '负责人'],
} as const

/** Nobody at a fifth of the prospects; more people where there is business. */
function headsOf(random: Random, company: Company): number {
  if (company.deals === 0) return chance(random, 0.2) ? 0 : whole(random, 1, 2)
  return whole(random, 1, company.employees > 500 ? 4 : 3)
}

function addToCrm(
  random: Random,
  contacts: Contacts,
  company: Company,
  person: Person,
  account: string,
): void {
  const email = chance(random, 0.9) ? person.email : ''
  const [first, last] = person.hanzi && chance(random, 0.4) ? person.hanziParts : [person.first, person.last]
  contacts.crm.rows.push({
    order: random(),
    mark: { company: company.id, person: person.id },
    cells: [first, last, account, email, phone(random, person), person.title.en, company.owner.en],
  })
  if (email) contacts.mailboxes.set(company.id, [...(contacts.mailboxes.get(company.id) ?? []), email])
}

function addToList(
  random: Random,
  contacts: Contacts,
  company: Company,
  person: Person,
  account: string,
): void {
  const name = person.hanzi || `${person.first} ${person.last}`
  const email = chance(random, 0.75) ? person.email : ''
  contacts.list.rows.push({
    order: random(),
    mark: { company: company.id, person: person.id },
    cells: [name, phone(random, person), email, person.title.zh, account, company.owner.zh],
  })
}

function addMadeUp(
  random: Random,
  contacts: Contacts,
  company: Company,
  isInCrm: boolean,
  account: string,
): void {
  const name = pick(random, madeUpNames)
  const email = pick(random, madeUpMailboxes)
  const number = pick(random, madeUpPhones)
  const mark = { company: company.id, person: null }
  if (isInCrm) {
    const cells = ['', name, account, email, number, '', company.owner.en]
    contacts.crm.rows.push({ order: random(), mark, cells })
  } else {
    contacts.list.rows.push({
      order: random(),
      mark,
      cells: [name, number, email, '', account, company.owner.zh],
    })
  }
}

/** Chinese mobile numbers are written bare, in groups, or with the country's code. */
function phone(random: Random, { phone: number }: Person): string {
  if (number === '' || chance(random, 0.1)) return ''
  if (number.startsWith('+')) return number
  const groups = [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
  return pick(random, [number, number, groups.join(' '), groups.join('-'), `+86 ${number}`])
}
