import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { livingId } from '../accounts.ts'
import { sql as matching } from '../statements.ts'
import { keptApart, verdictsBy } from '../verdicts/store.ts'
import { type WhyPair, WhyRow } from './model.ts'
import { type DecidedPair, type Link, pathsFrom, type Step, type Tied } from './path.ts'
import { receiptOf } from './receipt.ts'
import { sql } from './statements.ts'

/** Rows that are told about; the page shows no more. */
const mostRows = 1000

type Stores = Readonly<{ lake: Lake; state: State; mostNames: number }>

/** An account with all that ties its rows together. */
type Company = Readonly<{
  rows: ReadonlyMap<string, Row>
  tied: readonly Tied[]
  links: readonly Link[]
  decided: readonly DecidedPair[]
}>

/** Why the rows of a living account are one company: each with the row that it joined and what the two share. */
export async function whyOne(stores: Stores, accountId: string): Promise<WhyRow[]> {
  const account = await gather(stores, accountId)
  const [founder] = account.tied.map(({ record_id }) => record_id)
  if (founder === undefined) return []
  const steps = pathsFrom(founder, account.tied, account.links, account.decided)
  const wanted = account.tied.slice(0, mostRows).map(({ record_id }) => record_id)
  return tell(stores, account, steps, wanted)
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
  const account = await gather(stores, one)
  const opposite = one === other ? account : await gather(stores, other)
  const direct = receiptOf(
    account.rows.get(first) ?? { record_id: first },
    opposite.rows.get(second) ?? { record_id: second },
    stores.mostNames,
  )
  const ids = ({ tied }: Company) => tied.map(({ record_id }) => record_id)
  if (one !== other)
    return {
      one: false,
      path: [],
      direct,
      kept_apart: await keptApart(stores.state, ids(account), ids(opposite)),
    }
  const steps = pathsFrom(first, account.tied, account.links, account.decided)
  const path: string[] = []
  for (let at: string | null = second; at !== null; at = steps.get(at)?.from ?? null) path.unshift(at)
  return { one: true, path: await tell(stores, account, steps, path), direct, kept_apart: [] }
}

const recordOf = (id: string) => id.replace(/^acc_/, '')

async function gather({ lake, mostNames }: Stores, account_id: string): Promise<Company> {
  const params = { account_id }
  const [said, tied, links, decided] = await Promise.all([
    lake.read(matching.said_of, params),
    lake.read(sql.tied_rows, params),
    lake.read(sql.links_of, params),
    lake.read(sql.decided_of, params),
  ])
  const values = new Map(said.map((row) => [String(row.record_id), row]))
  const text = (value: Row[string] | undefined) => (typeof value === 'string' ? value : null)
  return {
    rows: new Map(
      tied.map((row) => [String(row.record_id), { ...values.get(String(row.record_id)), ...row }]),
    ),
    tied: tied.map((row) => ({
      record_id: String(row.record_id),
      name_node: text(row.name_node),
      domain_node: tells(row, mostNames) ? text(row.domain_node) : null,
    })),
    links: links.map((row) => ({
      name_node: String(row.name_node),
      other_node: String(row.other_node),
      kind: row.kind === 'people' ? 'people' : 'also_called',
    })),
    decided: decided.map((row) => ({
      record_a: String(row.record_a),
      record_b: String(row.record_b),
      seq: Number(row.seq),
    })),
  }
}

/** Whether the domain of a row leads it anywhere: not when many names share it, unless it has nothing else. */
const tells = (row: Row, mostNames: number) =>
  row.name_node === null || (row.is_row === true && Number(row.names) <= mostNames)

/** Rows with what they joined in words. */
async function tell(
  { state, mostNames }: Stores,
  account: Company,
  steps: ReadonlyMap<string, Step>,
  wanted: readonly string[],
): Promise<WhyRow[]> {
  const seqs = wanted.flatMap((id) => steps.get(id)?.over.flatMap(({ seq }) => seq ?? []) ?? [])
  const verdicts = await verdictsBy(state, seqs)
  return wanted.map((id) => {
    const row = account.rows.get(id)
    if (!row) throw new Fault('missing', 'match.record_missing', { id })
    const step = steps.get(id)
    const before = step?.from ? account.rows.get(step.from) : undefined
    return WhyRow.parse({
      ...row,
      joined_to: step?.from ?? null,
      reasons: (step?.over ?? []).map(({ kind, value, seq }) => ({
        kind,
        value,
        verdict: (seq !== null && verdicts.get(seq)) || null,
      })),
      receipt: before ? receiptOf(before, row, mostNames) : null,
    })
  })
}
