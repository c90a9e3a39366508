import { Fault } from '../../../ground/kernel/index.ts'
import { type Lake, loadStatements, type Row } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { livingContact, livingId } from '../accounts.ts'
import { probabilityOf } from '../engine/index.ts'
import { type Asked, type QueueServices, sideOf } from '../queue/queue.ts'
import { keptApart, namedOpposite, verdictsBy } from '../verdicts/store.ts'
import { type Receipt, Weights } from '../why/model.ts'
import { fewest, pathsFrom, type Step, type Tie, type Weighed } from '../why/path.ts'
import { type LevelWeights, receiptOf, weightsFrom } from '../why/receipt.ts'
import { type PeopleQueue, PersonCandidate, type PersonPair, PersonRow } from './model.ts'

const sql = loadStatements(new URL('./why.sql', import.meta.url), [
  'rows_of',
  'pairs_of',
  'pair_of',
  'doubt_of',
  'asked',
  'said_by',
  'decided_of',
  'weights',
  'compared_rows',
])

/** Rows that are told about. */
const mostRows = 1000

/** What is shown of two rows of people, in this order. */
const shown = ['name', 'name_reading', 'email', 'phone', 'account', 'title'] as const

type Stores = Readonly<{ lake: Lake; state: State }>
type Person = Readonly<{ rows: ReadonlyMap<string, Row>; ties: readonly Tie[]; weights: LevelWeights }>

/** Why the rows of a contact are one person: each with the row that it joined and what the two share. */
export async function whyOnePerson(stores: Stores, contactId: string): Promise<PersonRow[]> {
  const person = await gather(stores.lake, contactId)
  const ids = [...person.rows.keys()]
  const [founder] = ids
  if (founder === undefined) return []
  return tell(stores, person, pathsFrom(founder, person.ties), ids.slice(0, mostRows))
}

/**
 * Why two contacts or rows are one person, or what stands between them.
 * @throws Fault `match.contact_missing` for an id of neither
 */
export async function whyPeople(stores: Stores, a: string, b: string): Promise<PersonPair> {
  const { lake } = stores
  const [first, second] = [recordOf(a), recordOf(b)]
  const [one, other] = [await livingContact(lake, `con_${first}`), await livingContact(lake, `con_${second}`)]
  const person = await gather(lake, one)
  const opposite = one === other ? person : await gather(lake, other)
  const rowOf = (id: string) => person.rows.get(id) ?? opposite.rows.get(id) ?? { record_id: id }
  const beside = (from: string, to: string, weighed: Weighed | null) =>
    sideBySide(rowOf(from), rowOf(to), person.weights, weighed)
  const direct = beside(first, second, await weighedPair(lake, rowOf(first), rowOf(second)))
  if (one === other) {
    const steps = pathsFrom(first, person.ties)
    const path: string[] = []
    for (let at: string | null = second; at !== null; at = steps.get(at)?.from ?? null) path.unshift(at)
    return { one: true, path: await tell(stores, person, steps, path), direct, kept_apart: [], doubt: null }
  }
  const apart = await keptApart(stores.state, [...person.rows.keys()], [...opposite.rows.keys()])
  const [asked] = apart.length > 0 ? [] : await lake.read(sql.doubt_of, { contact_id: one, other_id: other })
  if (!asked) return { one: false, path: [], direct, kept_apart: apart, doubt: null }
  const doubt = { probability: Number(asked.probability_ppm) / 1_000_000 }
  const ends = [String(asked.record_a), String(asked.record_b)]
  const [from = first, to = second] = person.rows.has(ends[0] ?? '') ? ends : ends.toReversed()
  return {
    one: false,
    path: [],
    direct: direct.weight === null ? beside(from, to, weighedOf(asked)) : direct,
    kept_apart: [],
    doubt,
  }
}

/** Two rows of people side by side; `held` is what a rule took off. */
function sideBySide(a: Row, b: Row, weights: LevelWeights, weighed: Weighed | null): Receipt {
  const receipt = receiptOf(a, b, 0, weights, weighed, shown)
  const lines = receipt.lines.map((line) =>
    line.comparison === 'against' ? { ...line, comparison: 'held' } : line,
  )
  return { ...receipt, lines }
}

const recordOf = (id: string) => id.replace(/^con_/, '')
const weighedOf = ({ levels, weight }: Row): Weighed => ({ levels: String(levels), weight: Number(weight) })

/** What two rows weighed together when they were compared. */
async function weighedPair(lake: Lake, one: Row, other: Row): Promise<Weighed | null> {
  const twins = [one, other].map(({ twin_id, record_id }) => String(twin_id ?? record_id))
  const [record_a = '', record_b = ''] = twins.sort()
  const [pair] = await lake.read(sql.pair_of, { record_a, record_b })
  return pair ? weighedOf(pair) : null
}

async function gather(lake: Lake, contact_id: string): Promise<Person> {
  const params = { contact_id }
  const [rows, pairs, decided, weights] = await Promise.all([
    lake.read(sql.rows_of, params),
    lake.read(sql.pairs_of, params),
    lake.read(sql.decided_of, params),
    lake.readKept(sql.weights),
  ])
  const ends = ({ record_a, record_b }: Row) => ({ a: String(record_a), b: String(record_b) })
  return {
    rows: new Map(rows.map((row) => [String(row.record_id), row])),
    ties: fewest([
      ...pairs.map((pair): Tie => {
        if (pair.levels !== '') return { ...ends(pair), kind: 'evidence', weighed: weighedOf(pair) }
        return { ...ends(pair), kind: pair.verdict === 'address' ? 'address' : 'same_row' }
      }),
      ...rows
        .filter(({ record_id, twin_id }) => record_id !== twin_id)
        .map((row): Tie => ({ a: String(row.twin_id), b: String(row.record_id), kind: 'same_row' })),
      ...decided.map((pair): Tie => ({ ...ends(pair), kind: 'verdict', seq: Number(pair.seq) })),
    ]),
    weights: weightsFrom(weights),
  }
}

/** Rows with what they joined in words. */
async function tell(
  { state }: Stores,
  { rows, weights }: Person,
  steps: ReadonlyMap<string, Step>,
  wanted: readonly string[],
): Promise<PersonRow[]> {
  const tieOf = (id: string) => {
    const step = steps.get(id)
    return step && step.from !== null ? step : null
  }
  const verdicts = await verdictsBy(
    state,
    wanted.flatMap((id) => tieOf(id)?.tie.seq ?? []),
  )
  return wanted.map((id) => {
    const row = rows.get(id)
    if (!row) throw new Fault('missing', 'match.record_missing', { id })
    const step = tieOf(id)
    const before = step ? rows.get(step.from) : undefined
    return PersonRow.parse({
      ...row,
      joined_to: before ? step?.from : null,
      reasons: step
        ? [{ kind: step.tie.kind, value: null, verdict: verdicts.get(step.tie.seq ?? -1) ?? null }]
        : [],
      receipt: before && step ? sideBySide(before, row, weights, step.tie.weighed ?? null) : null,
    })
  })
}

/**
 * Contacts that may be one person, two by two: first those with the account to which most was sold and is offered, then those whose
 * account stands on a list, then the likeliest by the weights alone: what a rule holds down weighs the same. What people said counts at once, also before the contacts follow.
 * @param account those with a row of this account only; all where it is left out
 * @throws Fault `match.account_missing`
 */
export async function uncertainPeople(
  { lake, state, listed }: QueueServices,
  { limit, account }: Asked,
): Promise<PeopleQueue> {
  const account_id = account === undefined ? '' : await livingId(lake, account)
  const [pairs, weights, lists] = await Promise.all([
    lake.read(sql.asked, { account_id }),
    lake.readKept(sql.weights),
    listed(),
  ])
  const decided = await namedOpposite(
    state,
    pairs.map(({ record_a, record_b }) => [String(record_a), String(record_b)] as const),
  )
  const worth = ({ a_worth, b_worth }: Row) => Math.max(Number(a_worth), Number(b_worth))
  const onList = (row: Row) =>
    [row.a_account_id, row.b_account_id].filter((id) => lists.has(String(id))).length
  const levels = weightsFrom(weights)
  const open = pairs
    .filter((_, i) => !decided[i])
    .map((pair) => ({ pair, weight: weightOf(String(pair.levels), levels) }))
  const some = open
    .toSorted(
      (left, right) =>
        worth(right.pair) - worth(left.pair) ||
        onList(right.pair) - onList(left.pair) ||
        right.weight - left.weight,
    )
    .slice(0, limit)
  const ids = some.flatMap(({ pair }) => [String(pair.record_a), String(pair.record_b)])
  const rows = ids.length === 0 ? [] : await lake.read(sql.said_by, { ids: [...new Set(ids)].join('\n') })
  const said = new Map(rows.map((row) => [String(row.record_id), row]))
  const items = some.flatMap(({ pair, weight }) => {
    const [a, b] = [said.get(String(pair.record_a)), said.get(String(pair.record_b))]
    if (!a || !b) return []
    return [
      {
        a: candidateOf(a, lists),
        b: candidateOf(b, lists),
        probability: Number(pair.probability_ppm) / 1_000_000,
        weighed: probabilityOf(weight),
        receipt: sideBySide(a, b, levels, weighedOf(pair)),
      },
    ]
  })
  return { items, total: open.length }
}

/** What the levels of a pair weigh together. */
const weightOf = (levels: string, weights: LevelWeights) =>
  levels.split(' ').reduce((sum, level) => sum + (weights.get(level) ?? 0), weights.get('prior') ?? 0)

function candidateOf(row: Row, lists: ReadonlySet<string>): PersonCandidate {
  const of = sideOf(row, 'of_')
  return PersonCandidate.parse({ ...of, listed: lists.has(String(of.account_id)) })
}

/** What every level weighs of people. Verdicts teach nothing about them, and nobody keeps a version. */
export async function peopleWeights({ lake }: Pick<Stores, 'lake'>): Promise<Weights> {
  const [weights, [compared]] = await Promise.all([lake.readKept(sql.weights), lake.read(sql.compared_rows)])
  const ofAll = (comparison: string) => weights.find((each) => each.comparison === comparison)
  const [prior, threshold] = [ofAll('prior'), ofAll('threshold')]
  return Weights.parse({
    version: null,
    records: compared?.records ?? 0,
    pairs: prior?.pairs ?? 0,
    verdicts: 0,
    drift: 0,
    prior: prior?.weight ?? 0,
    prior_taught: prior?.weight ?? 0,
    threshold: threshold?.weight ?? 0,
    levels: weights
      .filter((each) => each !== prior && each !== threshold)
      .map((each) => ({ ...each, taught: each.weight })),
  })
}
