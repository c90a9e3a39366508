import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, Statement } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { livingContact, livingId } from '../accounts.ts'
import type { EditSubject } from '../model.ts'
import type { Side, Verdict, VerdictRequest } from './model.ts'
import { sql } from './statements.ts'
import { keepVerdict, type VerdictRow } from './store.ts'

/**
 * Keeps what somebody said about accounts, contacts or rows, with the rows as they stand together now. Derived tables follow with
 * the next refresh.
 * @throws Fault `match.account_missing`, `match.contact_missing`, `match.record_missing`, `match.verdict_one_account`,
 * `match.verdict_many_accounts`, `match.verdict_whole_account`, the same of contacts, `match.verdict_of_both`
 */
export async function decide(
  lake: Lake,
  state: State,
  request: VerdictRequest,
  by: string,
): Promise<Verdict> {
  const { about, rows } = await whatAbout(lake, request)
  return keepVerdict(state, {
    verdict: request.verdict,
    relation: request.verdict === 'related' ? request.relation : null,
    about,
    reason: request.reason || null,
    by,
    rows,
  })
}

/** The rows that a verdict is about, as they stand together now. Errors as of {@link decide}. */
export const rowsAbout = async (lake: Lake, request: VerdictRequest): Promise<VerdictRow[]> =>
  (await whatAbout(lake, request)).rows

type About = Readonly<{ about: EditSubject; rows: VerdictRow[] }>

/** What is one company, or one person: how its rows are found, and what is said when they cannot be. */
type Subject = Readonly<{
  about: EditSubject
  living: (lake: Lake, id: string) => Promise<string>
  rows: Statement
  row: Statement
  isOne: (id: string) => Fault
  areMany: (accounts: number) => Fault
  isWhole: (id: string) => Fault
}>

const accounts: Subject = {
  about: 'account',
  living: livingId,
  rows: sql.rows_of,
  row: sql.row_of,
  isOne: (id) => new Fault('conflict', 'match.verdict_one_account', { id }),
  areMany: (accounts) => new Fault('invalid', 'match.verdict_many_accounts', { accounts }),
  isWhole: (id) => new Fault('conflict', 'match.verdict_whole_account', { id }),
}
const contacts: Subject = {
  about: 'contact',
  living: livingContact,
  rows: sql.contact_rows_of,
  row: sql.contact_row_of,
  isOne: (id) => new Fault('conflict', 'match.verdict_one_contact', { id }),
  areMany: (contacts) => new Fault('invalid', 'match.verdict_many_contacts', { contacts }),
  isWhole: (id) => new Fault('conflict', 'match.verdict_whole_contact', { id }),
}

const isContact = (id: string) => id.startsWith('con_')

async function whatAbout(lake: Lake, request: VerdictRequest): Promise<About> {
  if ('accounts' in request) return betweenTwo(lake, request.accounts, request.verdict)
  const subject = await subjectOf(lake, request.records)
  return { about: subject.about, rows: await takenRows(lake, request, subject) }
}

async function betweenTwo(
  lake: Lake,
  [one, other]: readonly [string, string],
  verdict: VerdictRequest['verdict'],
): Promise<About> {
  const isPerson = isContact(one)
  if (isPerson !== isContact(other) || (isPerson && verdict === 'related'))
    throw new Fault('invalid', 'match.verdict_of_both')
  const subject = isPerson ? contacts : accounts
  const [first, second] = [await subject.living(lake, one), await subject.living(lake, other)]
  if (first === second) throw subject.isOne(first)
  const rows = [
    ...(await rowsOf(lake, subject, first, 'one')),
    ...(await rowsOf(lake, subject, second, 'other')),
  ]
  return { about: subject.about, rows }
}

/** Whether rows are those of companies or of people. */
async function subjectOf(lake: Lake, records: readonly string[]): Promise<Subject> {
  const [first = ''] = records
  if (isContact(first)) return contacts
  const [person] = first.startsWith('acc_') ? [] : await lake.read(contacts.row, { record_id: first })
  return person ? contacts : accounts
}

type Taken = Extract<VerdictRequest, { records: string[] }>

async function takenRows(lake: Lake, request: Taken, subject: Subject): Promise<VerdictRow[]> {
  const taken = new Set(request.records.map(recordId))
  const home = await homeOf(lake, subject, [...taken])
  const rows = await rowsOf(lake, subject, home, 'other')
  const split = rows.map((row): VerdictRow => (taken.has(row.record_id) ? { ...row, side: 'one' } : row))
  if (request.verdict === 'split') {
    if (taken.size === rows.length) throw subject.isWhole(home)
    return split
  }
  const goal = await subject.living(lake, request.account)
  if (goal === home) throw subject.isOne(home)
  return [...split, ...(await rowsOf(lake, subject, goal, 'target'))]
}

/** A row may be named by its own id or by the id of an account or contact that it founded. */
const recordId = (id: string) => id.replace(/^(acc|con)_/, '')

/** The one account or contact that all these rows are part of. */
async function homeOf(
  lake: Lake,
  { areMany, row: rowOf }: Subject,
  records: readonly string[],
): Promise<string> {
  const homes = new Set<string>()
  for (const record_id of records) {
    const [row] = await lake.read(rowOf, { record_id })
    if (!row) throw new Fault('missing', 'match.record_missing', { id: record_id })
    homes.add(String(row.id))
  }
  const [home = '', ...others] = homes
  if (others.length > 0) throw areMany(homes.size)
  return home
}

async function rowsOf(lake: Lake, subject: Subject, id: string, side: Side): Promise<VerdictRow[]> {
  const rows = await lake.read(subject.rows, { id })
  return rows.map(({ record_id, name }) => ({
    record_id: String(record_id),
    side,
    name: name === null || name === undefined ? null : String(name),
  }))
}
