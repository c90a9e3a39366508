import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { livingId } from '../accounts.ts'
import type { Side, Verdict, VerdictRequest } from './model.ts'
import { sql } from './statements.ts'
import { keepVerdict, type VerdictRow } from './store.ts'

/**
 * Keeps what somebody said about accounts or rows, with the rows as they stand together now. Derived tables follow with the
 * next refresh.
 * @throws Fault `match.account_missing`, `match.record_missing`, `match.verdict_one_account`, `match.verdict_many_accounts`,
 * `match.verdict_whole_account`
 */
export async function decide(
  lake: Lake,
  state: State,
  request: VerdictRequest,
  by: string,
): Promise<Verdict> {
  const rows =
    'accounts' in request ? await accountRows(lake, request.accounts) : await takenRows(lake, request)
  return keepVerdict(state, {
    verdict: request.verdict,
    relation: request.verdict === 'related' ? request.relation : null,
    reason: request.reason || null,
    by,
    rows,
  })
}

/** The rows that a verdict is about, as they stand together now. Errors as of {@link decide}. */
export const rowsAbout = (lake: Lake, request: VerdictRequest): Promise<VerdictRow[]> =>
  'accounts' in request ? accountRows(lake, request.accounts) : takenRows(lake, request)

async function accountRows(lake: Lake, [one, other]: readonly [string, string]): Promise<VerdictRow[]> {
  const [first, second] = [await livingId(lake, one), await livingId(lake, other)]
  if (first === second) throw new Fault('conflict', 'match.verdict_one_account', { id: first })
  return [...(await rowsOf(lake, first, 'one')), ...(await rowsOf(lake, second, 'other'))]
}

type Taken = Extract<VerdictRequest, { records: string[] }>

async function takenRows(lake: Lake, request: Taken): Promise<VerdictRow[]> {
  const taken = new Set(request.records.map(recordId))
  const home = await homeOf(lake, [...taken])
  const rows = await rowsOf(lake, home, 'other')
  const split = rows.map((row): VerdictRow => (taken.has(row.record_id) ? { ...row, side: 'one' } : row))
  if (request.verdict === 'split') {
    if (taken.size === rows.length) throw new Fault('conflict', 'match.verdict_whole_account', { id: home })
    return split
  }
  const goal = await livingId(lake, request.account)
  if (goal === home) throw new Fault('conflict', 'match.verdict_one_account', { id: home })
  return [...split, ...(await rowsOf(lake, goal, 'target'))]
}

/** A row may be named by its own id or by the id of an account that it founded. */
const recordId = (id: string) => id.replace(/^acc_/, '')

/** The one account that all these rows are part of. */
async function homeOf(lake: Lake, records: readonly string[]): Promise<string> {
  const homes = new Set<string>()
  for (const record_id of records) {
    const [row] = await lake.read(sql.row_of, { record_id })
    if (!row) throw new Fault('missing', 'match.record_missing', { id: record_id })
    homes.add(String(row.account_id))
  }
  const [home = '', ...others] = homes
  if (others.length > 0) throw new Fault('invalid', 'match.verdict_many_accounts', { accounts: homes.size })
  return home
}

async function rowsOf(lake: Lake, account_id: string, side: Side): Promise<VerdictRow[]> {
  const rows = await lake.read(sql.rows_of, { account_id })
  return rows.map(({ record_id, name }) => ({
    record_id: String(record_id),
    side,
    name: name === null || name === undefined ? null : String(name),
  }))
}
