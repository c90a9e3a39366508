import { createHash } from 'node:crypto'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import { type ReadContext, readByHand } from '../../collect/index.ts'
import { mostNamesOfDomain } from '../companies/companies.ts'
import { creditCode } from '../companies/credit-code.ts'
import { compared } from '../companies/evidence.ts'
import {
  alikeNames,
  columnOf,
  type Known,
  keysOfFirst,
  probabilityOf,
  rule,
  type TableColumn,
  type Weighed,
  weighFirst,
  wordHash,
} from '../engine/index.ts'
import { nameKeys } from '../names/index.ts'
import { nameOf } from '../people/evidence.ts'
import { receiptOf, weightsFrom } from '../why/receipt.ts'
import { sql as why } from '../why/statements.ts'
import { type MatchAnswer, type MatchCandidate, type MatchRequest, NamedContact } from './model.ts'
import { sql } from './statements.ts'

/** From this weight on, a quarter, somebody has to look. */
const doubtful = -1585
const mostAlternatives = 5
/** An account has to be twice as likely as the next one, a bit, or somebody has to look. */
const leastLead = 1000

type Services = Readonly<{ lake: Lake; context: ReadContext }>
type Said = Partial<Record<keyof typeof compared, string>>

/**
 * Which account a company or a person is: found through the keys that the last matching left, weighed as that matching would
 * have. Reads a few rows, however many there are.
 */
export async function matchOne({ lake, context }: Services, request: MatchRequest): Promise<MatchAnswer> {
  const { said, email } = await understood(lake, request, context)
  const [person] = email === null ? [] : await lake.read(sql.person, { email })
  const found = await candidates(lake, said)
  const byAccount = best(found)
  const [first, ...others] = byAccount
  const accounts = await shown(lake, [
    ...byAccount
      .filter(({ weight }) => weight >= doubtful)
      .slice(0, 1 + mostAlternatives)
      .map(({ account_id }) => account_id),
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
    .filter(({ weight, account_id }) => weight >= doubtful && account_id !== account?.account_id)
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

/** What was said in the form of the account base; what cannot be read is left out. */
async function understood(lake: Lake, request: MatchRequest, context: ReadContext) {
  const read = (kind: 'accounts' | 'contacts', field: string, text: string | undefined) => {
    const found = text === undefined ? undefined : readByHand(kind, field, text, context)
    return found && 'value' in found && found.value !== null ? found.value : null
  }
  const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const email = asText(read('contacts', 'email', request.email))
  const name = asText(read('accounts', 'name', request.name))
  const place = ['country', 'region', 'city'].map(
    (field) => asText(read('accounts', field, Reflect.get(request, field))) ?? '',
  )
  const said: Said = {}
  const put = (key: keyof typeof compared, value: string | null) => {
    if (value !== null) said[key] = value
  }
  put('name', name === null ? null : await standing(lake, name))
  put(
    'domain',
    asText(read('accounts', 'domain', request.website)) ??
      (email === null ? null : asText(read('accounts', 'domain', email.split('@')[1]))),
  )
  put('credit_code', request.credit_code?.trim() ?? null)
  put('phone', asText(read('accounts', 'phone', request.phone)))
  put('address', request.address?.trim() || null)
  put('place', place.some(Boolean) ? place.join('/') : null)
  put('industry', asText(read('accounts', 'industry', request.industry)))
  return { said, email }
}

/** The name that stands for all names of a company. */
async function standing(lake: Lake, name: string): Promise<string> {
  const key = nameKeys(name).core_key
  const [root] = key === null ? [] : await lake.read(sql.root_of, { name_key: key })
  return root ? String(root.name) : name
}

type Found = Readonly<{
  account_id: string
  weight: number
  weighed: Weighed
  row: (weighed: Weighed) => MatchCandidate['receipt']
}>

/** As `node_rows` in match.sql has it. */
const nodeHash = (kind: 'n' | 'd', said: string) =>
  createHash('sha256').update(`${kind}:${said}`).digest('hex').slice(0, 8)

/** Rows that share a key with what was said, each weighed against it. */
async function candidates(lake: Lake, said: Said): Promise<Found[]> {
  const keys = keysOfFirst(columnsOf([said]))
  const name = said.name === undefined ? null : nameKeys(said.name).core_key
  const [found, weights, learned] = await Promise.all([
    lake.read(sql.found, {
      keys: listed(keys),
      name_hash: nodeHash('n', name ?? ''),
      domain_hash: nodeHash('d', said.domain ?? ''),
    }),
    lake.read(why.weights),
    lake.read(sql.learned),
  ])
  if (found.length === 0) return []
  const rows = await lake.read(sql.rows, {
    numbers: found.map(({ row_number }) => String(row_number)).join(','),
  })
  const columns = columnsOf([said, ...rows])
  const names = columns.find((column) => column.name === 'name')?.values ?? []
  const words = new Set(names.flatMap((each) => nameKeys(each).tokens))
  const vocabulary = await lake.read(sql.vocabulary, { hashes: listed([...words].map(wordHash)) })
  const known = knownOf(weights, learned, vocabulary)
  const levels = weightsFrom(weights)
  const code = creditCode(said.credit_code ?? null)
  return weighFirst(columns, known).flatMap((weighed, r) => {
    const row = rows[r]
    if (!row) return []
    const other = creditCode(typeof row.credit_code === 'string' ? row.credit_code : null)
    if (code !== null && other !== null && code !== other) return []
    return [
      {
        account_id: String(row.account_id),
        weight: weighed.weight,
        weighed,
        row: ({ weight, levels: found }) =>
          receiptOf({ ...split(said), record_id: '' }, { ...row, ...split(row) }, mostNamesOfDomain, levels, {
            levels: found
              .flatMap((each) =>
                each
                  ? [
                      `${each.aspect === 'value' ? each.column : `${each.column}_${each.aspect}`}=${each.level}`,
                    ]
                  : [],
              )
              .join(' '),
            weight,
          }),
      },
    ]
  })
}

/** The parts of a place, as rows have them. */
function split(row: Row | Said): Row {
  const [country = '', region = '', city = ''] = String(row.place ?? '').split('/')
  return { ...row, country, region, city }
}

const columnsOf = (rows: readonly (Row | Said)[]): TableColumn[] =>
  Object.entries(compared).map(([name, kind]) => ({
    ...columnOf(
      name,
      rows.map((row) => {
        const value: unknown = Reflect.get(row, name)
        return typeof value === 'string' ? value : null
      }),
    ),
    kind,
  }))

/** Hashes in a text; 0, which is one like any, where there are none. */
const listed = (hashes: readonly number[]): string => (hashes.length > 0 ? hashes.join(',') : '0')

/** What the last matching weighed, and what it knew of the words that occur here. */
function knownOf(weights: readonly Row[], learned: readonly Row[], vocabulary: readonly Row[]): Known {
  const number = (what: string) => Number(learned.find((row) => row.what === what)?.one ?? 0)
  const byComparison = Map.groupBy(
    weights.filter(({ level }) => level !== ''),
    ({ comparison }) => String(comparison),
  )
  const inOrder = ['name', 'name_reading', 'name_place', ...Object.keys(compared).slice(1)]
  return {
    vocabulary: {
      names: number('names'),
      isSorted: number('sorted') === 1,
      words: new Map(
        vocabulary.map((row) => [
          String(row.word),
          {
            names: Number(row.names),
            isTrade: row.is_trade === true,
            isShortName: row.is_short_name === true,
          },
        ]),
      ),
    },
    behind: learned
      .filter(({ what }) => what === 'behind')
      .map(({ one, other }) => [Number(one), Number(other)] as const),
    weights: {
      prior: Number(weights.find(({ comparison }) => comparison === 'prior')?.weight ?? 0),
      level: inOrder.map((comparison) => [
        0,
        ...(byComparison.get(comparison) ?? []).map(({ weight }) => Number(weight)),
      ]),
    },
  }
}

/** Per account the row that it is most like, the likeliest account first. */
function best(found: readonly Found[]): Found[] {
  const byAccount = Map.groupBy(found, ({ account_id }) => account_id)
  return [...byAccount.values()]
    .flatMap((rows) => rows.toSorted((a, b) => b.weight - a.weight).slice(0, 1))
    .sort((a, b) => b.weight - a.weight || (a.account_id < b.account_id ? -1 : 1))
}

async function shown(lake: Lake, ids: readonly string[]) {
  const rows = ids.length === 0 ? [] : await lake.read(sql.accounts, { ids: [...new Set(ids)].join('\n') })
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
