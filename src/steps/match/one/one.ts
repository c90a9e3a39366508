import type { Lake, Row } from '../../../ground/lake/index.ts'
import type { ReadContext } from '../../collect/index.ts'
import { alikeNames, probabilityOf, rule } from '../engine/index.ts'
import { nameOf } from '../people/evidence.ts'
import { candidates, type Found, readLearned } from './candidates.ts'
import { type MatchAnswer, type MatchCandidate, type MatchRequest, NamedContact } from './model.ts'
import { understood } from './said.ts'
import { sql } from './statements.ts'

const mostAlternatives = 5
/** An account has to be twice as likely as the next one, a bit, or somebody has to look. */
const leastLead = 1000

type Services = Readonly<{ lake: Lake; context: ReadContext }>

/**
 * Which account a company or a person is: found through the keys that the last matching left, weighed as that matching would
 * have. Reads a few rows, however many there are.
 */
export async function matchOne({ lake, context }: Services, request: MatchRequest): Promise<MatchAnswer> {
  const [{ said, email }, learned] = await Promise.all([
    understood(lake, request, context),
    readLearned(lake),
  ])
  const person = email === null ? undefined : await personOf(lake, email)
  const found = await candidates(lake, said, learned)
  const byAccount = best(found)
  const [first, ...others] = byAccount
  const accounts = await shown(lake, [
    ...byAccount.slice(0, 1 + mostAlternatives).map(({ account_id }) => account_id),
    ...(person ? [String(person.account_id)] : []),
  ])
  const candidate = ({ account_id, weight, row, weighed }: Found): MatchCandidate[] => {
    const account = accounts.get(account_id)
    return account ? [{ ...account, probability: probabilityOf(weight), receipt: row(weighed) }] : []
  }
  const known = person && accounts.get(String(person.account_id))
  const lead = (first?.weight ?? 0) - (others[0]?.weight ?? Number.NEGATIVE_INFINITY)
  const isKnown = first !== undefined && first.weight >= rule.threshold && lead >= leastLead
  const account = known
    ? { ...known, probability: 1, receipt: null }
    : isKnown
      ? (candidate(first)[0] ?? null)
      : null
  const people =
    account === null || request.person === undefined
      ? []
      : await peopleNamed(lake, account.account_id, request.person)
  const rest = account === null ? byAccount : known ? byAccount : others
  const alternatives = rest
    .filter(({ account_id }) => account_id !== account?.account_id)
    .slice(0, mostAlternatives)
    .flatMap(candidate)
  return {
    verdict: account ? 'known' : alternatives.length > 0 ? 'unsure' : 'new',
    account,
    contact_id: person ? String(person.contact_id) : onlyOf(people),
    people,
    alternatives,
    understood: Object.entries(said).map(([comparison, value]) => ({ comparison, value })),
  }
}

/** Whoever has an address, when they all work for one account. */
async function personOf(lake: Lake, email: string): Promise<Row | undefined> {
  const rows = await lake.readEach(sql.person, [{ email }])
  const [first, ...others] = rows.toSorted((a, b) => (String(a.contact_id) < String(b.contact_id) ? -1 : 1))
  return others.every(({ account_id }) => account_id === first?.account_id) ? first : undefined
}

/** Contacts of an account that are called so, in whatever script. */
async function peopleNamed(lake: Lake, account_id: string, name: string): Promise<NamedContact[]> {
  const asked = nameOf({ full_name: name })
  if (asked === null) return []
  const found = new Map<string, NamedContact>()
  for (const row of await lake.read(sql.people_of, { account_id })) {
    const own = nameOf(row)
    const alike = own === null ? null : alikeNames(asked, own)
    const contact = NamedContact.safeParse({ ...row, alike })
    if (!contact.success) continue
    const { contact_id } = contact.data
    if (alike === 'same' || !found.has(contact_id)) found.set(contact_id, contact.data)
  }
  const rank = ({ alike }: NamedContact) => (alike === 'same' ? 0 : 1)
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || (a.contact_id < b.contact_id ? -1 : 1))
}

/** The only contact of the same name, else the only one that is read so. */
function onlyOf(people: readonly NamedContact[]): string | null {
  const same = people.filter(({ alike }) => alike === 'same')
  const [first, ...others] = same.length > 0 ? same : people
  return first && others.length === 0 ? first.contact_id : null
}

/** Per account the row that it is most like, the likeliest account first. */
function best(found: readonly Found[]): Found[] {
  const byAccount = Map.groupBy(found, ({ account_id }) => account_id)
  return [...byAccount.values()]
    .flatMap((rows) => rows.toSorted((a, b) => b.weight - a.weight).slice(0, 1))
    .sort((a, b) => b.weight - a.weight || (a.account_id < b.account_id ? -1 : 1))
}

async function shown(lake: Lake, ids: readonly string[]) {
  const rows = await lake.readEach(
    sql.account,
    [...new Set(ids)].map((account_id) => ({ account_id })),
  )
  const text = (value: Row[string] | undefined) => (typeof value === 'string' ? value : null)
  return new Map(
    rows.map((row) => [
      String(row.account_id),
      {
        account_id: String(row.account_id),
        name: String(row.name),
        domain: text(row.domain),
        country: text(row.country),
        city: text(row.city),
        records: Number(row.records),
      },
    ]),
  )
}
