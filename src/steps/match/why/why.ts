import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { livingId } from '../accounts.ts'
import { mostNamesOfDomain } from '../companies/companies.ts'
import { rule } from '../engine/index.ts'
import { sql as matching } from '../statements.ts'
import { readLearned } from '../training/learned.ts'
import { readVersion } from '../training/store.ts'
import { keptApart, verdictsBy } from '../verdicts/store.ts'
import { type Reason, Weights, type WhyPair, WhyRow } from './model.ts'
import { fewest, pathsFrom, type Step, type Tie, type Weighed } from './path.ts'
import { type LevelWeights, receiptOf, weightsFrom } from './receipt.ts'
import { sql } from './statements.ts'

/** Rows that are told about; the page shows no more. */
const mostRows = 1000

type Stores = Readonly<{ lake: Lake; state: State }>

/** An account with all that ties its rows together. */
type Company = Readonly<{ rows: ReadonlyMap<string, Row>; ties: readonly Tie[]; weights: LevelWeights }>

/** Why the rows of a living account are one company: each with the row that it joined and what the two share. */
export async function whyOne(stores: Stores, accountId: string): Promise<WhyRow[]> {
  const company = await gather(stores, accountId)
  const ids = [...company.rows.keys()]
  const [founder] = ids
  if (founder === undefined) return []
  return tell(stores, company, pathsFrom(founder, company.ties), ids.slice(0, mostRows))
}

/**
 * Why two accounts or rows are one company, or what stands between them.
 * @throws Fault `match.account_missing` for an id of neither
 */
export async function whyPair(stores: Stores, a: string, b: string): Promise<WhyPair> {
  const [first, second] = [recordOf(a), recordOf(b)]
  const [one, other] = [
    await livingId(stores.lake, `acc_${first}`),
    await livingId(stores.lake, `acc_${second}`),
  ]
  const company = await gather(stores, one)
  const opposite = one === other ? company : await gather(stores, other)
  const [left, right] = [company.rows.get(first), opposite.rows.get(second)]
  const receipt = async (
    a: Row = { record_id: first },
    b: Row = { record_id: second },
    weighed: Weighed | null,
  ) => {
    const names = await namesOfDomains(stores.lake, one, [[a, b, weighed]])
    return receiptOf(names(a), b, mostNamesOfDomain, company.weights, weighed)
  }
  const weighed = await weighedPair(stores.lake, twinOf(left, first), twinOf(right, second))
  const direct = await receipt(left, right, weighed)
  if (one !== other) {
    const apart = await keptApart(stores.state, [...company.rows.keys()], [...opposite.rows.keys()])
    const [asked] =
      apart.length > 0 ? [] : await stores.lake.read(sql.doubt_of, { account_id: one, other_id: other })
    const doubt = asked ? doubtOf(asked) : null
    // Of two accounts the rows that raise the doubt say more than those that gave them their ids.
    if (asked && typeof asked.weight === 'number' && weighed === null && [a, b].every(isAccount)) {
      const rowOf = (id: Row[string] | undefined) =>
        company.rows.get(String(id)) ?? opposite.rows.get(String(id))
      const [from, to] = company.rows.has(String(asked.record_a))
        ? [asked.record_a, asked.record_b]
        : [asked.record_b, asked.record_a]
      return {
        one: false,
        path: [],
        direct: await receipt(rowOf(from), rowOf(to), weighedOf(asked)),
        kept_apart: [],
        doubt,
      }
    }
    return { one: false, path: [], direct, kept_apart: apart, doubt }
  }
  const steps = pathsFrom(first, company.ties)
  const path: string[] = []
  for (let at: string | null = second; at !== null; at = steps.get(at)?.from ?? null) path.unshift(at)
  return { one: true, path: await tell(stores, company, steps, path), direct, kept_apart: [], doubt: null }
}

const isAccount = (id: string) => id.startsWith('acc_')
const doubtOf = ({ pattern, probability_ppm }: Row): WhyPair['doubt'] => ({
  pattern: String(pattern),
  probability: typeof probability_ppm === 'number' ? probability_ppm / 1_000_000 : null,
})
const recordOf = (id: string) => id.replace(/^acc_/, '')
const twinOf = (row: Row | undefined, id: string) => String(row?.twin_id ?? id)

/**
 * Says of how many names the domain of a row is. That tells something where rows of one domain were not weighed; only then is it asked
 * for, since it takes a look at all rows.
 */
async function namesOfDomains(
  lake: Lake,
  account_id: string,
  pairs: readonly (readonly [Row | undefined, Row, Weighed | null])[],
): Promise<(row: Row) => Row> {
  const isAsked = pairs.some(
    ([a, b, weighed]) =>
      weighed === null && typeof b.domain_node === 'string' && a?.domain_node === b.domain_node,
  )
  const found = isAsked ? await lake.read(sql.names_of_domains, { account_id }) : []
  const names = new Map(found.map((row) => [row.domain_node, Number(row.names)]))
  return (row) => ({ ...row, names: names.get(row.domain_node ?? null) ?? 0 })
}

/** What two rows weighed together when they were compared. */
async function weighedPair(lake: Lake, one: string, other: string): Promise<Weighed | null> {
  const [record_a = '', record_b = ''] = [one, other].sort()
  const [pair] = await lake.read(sql.pair_of, { record_a, record_b })
  return pair ? weighedOf(pair) : null
}

const weighedOf = ({ levels, weight }: Row): Weighed => ({ levels: String(levels), weight: Number(weight) })

async function gather({ lake }: Stores, account_id: string): Promise<Company> {
  const params = { account_id }
  const [said, rows, pairs, mentioned, decided, weights] = await Promise.all([
    lake.read(matching.said_of, params),
    lake.read(sql.tied_rows, params),
    lake.read(sql.pairs_of, params),
    lake.read(sql.mentioned_of, params),
    lake.read(sql.decided_of, params),
    lake.readKept(sql.weights),
  ])
  const values = new Map(said.map((row) => [String(row.record_id), row]))
  const twins = rows.filter(({ record_id, twin_id }) => record_id !== twin_id)
  return {
    rows: new Map(
      rows.map((row) => [String(row.record_id), { ...values.get(String(row.record_id)), ...row }]),
    ),
    // What people said is told where nothing else ties the rows.
    ties: fewest([
      ...pairs.map((pair): Tie => {
        const isTwin = pair.levels === ''
        return {
          ...endsOf(pair),
          kind: isTwin ? 'same_row' : 'evidence',
          ...(isTwin ? {} : { weighed: weighedOf(pair) }),
        }
      }),
      ...twins.map((row): Tie => ({ a: String(row.twin_id), b: String(row.record_id), kind: 'same_row' })),
      ...mentioned.map(
        (row): Tie => ({
          a: String(row.row_id),
          b: String(row.record_id),
          kind: row.kind === 'people' || row.kind === 'same_domain' ? row.kind : 'same_name',
        }),
      ),
      ...decided.map((pair): Tie => ({ ...endsOf(pair), kind: 'verdict', seq: Number(pair.seq) })),
    ]),
    weights: weightsFrom(weights),
  }
}

const endsOf = ({ record_a, record_b }: Row) => ({ a: String(record_a), b: String(record_b) })

/** Rows with what they joined in words. */
async function tell(
  { lake, state }: Stores,
  { rows, weights }: Company,
  steps: ReadonlyMap<string, Step>,
  wanted: readonly string[],
): Promise<WhyRow[]> {
  const tieOf = (step: Step | undefined) => (step && step.from !== null ? step.tie : null)
  const verdicts = await verdictsBy(
    state,
    wanted.flatMap((id) => tieOf(steps.get(id))?.seq ?? []),
  )
  const found = wanted.map((id) => {
    const row = rows.get(id)
    if (!row) throw new Fault('missing', 'match.record_missing', { id })
    const step = steps.get(id)
    return { row, before: step?.from ? rows.get(step.from) : undefined, tie: tieOf(step) }
  })
  const names = await namesOfDomains(
    lake,
    String(found[0]?.row.account_id),
    found.map(({ row, before, tie }) => [before, row, tie?.weighed ?? null]),
  )
  return found.map(({ row, before, tie }) =>
    WhyRow.parse({
      ...row,
      joined_to: before?.record_id ?? null,
      reasons: before && tie ? reasonsOf(tie, before, row, verdicts.get(tie.seq ?? -1) ?? null) : [],
      receipt: before
        ? receiptOf(names(before), row, mostNamesOfDomain, weights, tie?.weighed ?? null)
        : null,
    }),
  )
}

function reasonsOf({ kind }: Tie, before: Row, row: Row, verdict: Reason['verdict']): Reason[] {
  const names = [before.name_node, row.name_node].map((node) => String(node).slice(2))
  const isCalled =
    before.name_node !== row.name_node && row.root_key !== null && before.root_key === row.root_key
  const value =
    kind === 'same_name'
      ? (names[1] ?? null)
      : kind === 'same_domain' || kind === 'people'
        ? String(before.domain)
        : null
  const called: Reason = { kind: 'also_called', value: names.join(' = '), verdict: null }
  if (isCalled && kind === 'same_name') return [called]
  return [{ kind, value, verdict }, ...(isCalled && kind === 'evidence' ? [called] : [])]
}

/** What every level weighs now, whose weights they are, and how far they are from what rows and verdicts teach. */
export async function readWeights({ lake, state }: Stores): Promise<Weights> {
  const { version, weights, ...about } = await readLearned(lake)
  const prior = weights.find(({ comparison }) => comparison === 'prior')
  return Weights.parse({
    ...about,
    version: version === null ? null : await readVersion(state, version),
    drift: weights.reduce((most, { weight, taught }) => Math.max(most, Math.abs(taught - weight)), 0),
    prior: prior?.weight ?? 0,
    prior_taught: prior?.taught ?? 0,
    threshold: rule.threshold,
    levels: weights.filter((each) => each !== prior),
  })
}
