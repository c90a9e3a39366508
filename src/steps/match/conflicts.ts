import { VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Row } from '../../ground/lake/index.ts'
import type { Compared, Conflict } from '../collect/index.ts'
import { accountFields } from './account-fields.ts'
import { nameKeys } from './names/index.ts'
import { ranked } from './ranking.ts'
import { sql } from './statements.ts'

/** Rows that are compared at once, so that what it takes stays the same for a file of any length: few of the first, which somebody waits for. */
const rowsAtOnce = { first: 5_000, later: 20_000 }
/** The import that is about to happen comes after all others. */
const next = Number.MAX_SAFE_INTEGER

type Known = Readonly<{
  records: readonly Row[]
  shown: Row
  edited: ReadonlySet<string>
}>

/**
 * Where the staged rows of an account file say something else than what is shown of the account they belong to, and another
 * source or a person says that; each with whether the row will win and by which rule.
 * @param source the label under which the file comes in
 */
export async function* findConflicts(tx: LakeTransaction, source: string): AsyncGenerator<Compared> {
  const lists = await readLists(tx)
  for (let first_line = 0, most = rowsAtOnce.first; ; most = rowsAtOnce.later) {
    const [last] = await tx.read(sql.last_staged_line, { first_line, most })
    if (!last || last.line === null) return
    const last_line = Number(last.line)
    yield await compareLines(tx, source, lists, { first_line, last_line })
    first_line = last_line
  }
}

/** The lines of a stretch: behind the first one, up to the last one. */
type Lines = Readonly<{ first_line: number; last_line: number }>

async function compareLines(
  tx: LakeTransaction,
  source: string,
  lists: ReadonlyMap<string, readonly string[]>,
  lines: Lines,
): Promise<Compared> {
  await matchStaged(tx, lines)
  const [rows, accounts] = [await tx.read(sql.matched_rows), await readKnown(tx)]
  const conflicts: Conflict[] = []
  for (const row of rows) {
    const known = accounts.get(String(row.account_id))
    if (!known) continue
    const coming = { ...row, source, is_row: true, since_seq: next, first_seq: firstSeqOf(row, known) }
    for (const { field } of accountFields)
      conflicts.push(...compare(field, coming, known, lists.get(field) ?? []))
  }
  return { compared: rows.length, conflicts }
}

async function matchStaged(tx: LakeTransaction, lines: Lines): Promise<void> {
  const names = await tx.read(sql.staged_names, lines)
  await tx.run(sql.create_staged_keys)
  await tx.append(
    'staged_keys',
    [
      ['name', VARCHAR],
      ['name_key', VARCHAR],
    ],
    [names.map(({ name }) => [String(name), nameKeys(String(name)).core_key])],
  )
  await tx.run(sql.staged_matches, lines)
}

async function readKnown(tx: LakeTransaction): Promise<Map<string, Known>> {
  const records = Map.groupBy(await tx.read(sql.matched_records), ({ account_id }) => String(account_id))
  const edits = Map.groupBy(await tx.read(sql.matched_edits), ({ account_id }) => String(account_id))
  const accounts = await tx.read(sql.matched_accounts)
  return new Map(
    accounts.map((shown) => {
      const id = String(shown.account_id)
      const edited = new Set(edits.get(id)?.map(({ field }) => String(field)))
      return [id, { records: records.get(id) ?? [], shown, edited }]
    }),
  )
}

async function readLists(tx: LakeTransaction): Promise<Map<string, string[]>> {
  const places = Map.groupBy(await tx.read(sql.places), ({ field }) => String(field))
  return new Map([...places].map(([field, rows]) => [field, rows.map(({ source }) => String(source))]))
}

/** A new version of a record is as old as the record. */
const firstSeqOf = (row: Row, { records }: Known) =>
  records.find(({ record_id }) => record_id === row.record_id)?.first_seq ?? next

/** What a row says otherwise about a field, where it is not its own source that it corrects. */
function compare(
  field: string,
  coming: Row,
  { records, shown, edited }: Known,
  list: readonly string[],
): Conflict[] {
  const [says, stands] = [coming[field] ?? null, shown[field] ?? null]
  if (says === null || stands === null || says === stands) return []
  const others = records.filter(({ record_id }) => record_id !== coming.record_id)
  const [holder] = ranked(records, field, list)
  const byHand = edited.has(field)
  // A source that corrects itself is a change, which the preview shows as such.
  if (!byHand && (!holder || holder.row.record_id === coming.record_id)) return []
  const [first, second] = ranked([...others, coming], field, list)
  const otherwise = field === 'name' ? 'oldest' : 'newest'
  return [
    {
      field,
      label_key: `match.column.${field}`,
      line: Number(coming.line),
      account_id: String(coming.account_id),
      account: String(shown.name),
      row_value: String(says),
      known_value: String(stands),
      known_source: byHand ? null : textOf(holder?.row.source),
      row_wins: !byHand && first?.row === coming,
      rule: byHand || !first ? 'by_hand' : second && first.place < second.place ? 'priority' : otherwise,
    },
  ]
}

const textOf = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? null : String(cell))
