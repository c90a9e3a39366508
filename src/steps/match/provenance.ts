import type { Lake, Row } from '../../ground/lake/index.ts'
import type { State } from '../../ground/state/index.ts'
import { type AccountField, accountFields } from './account-fields.ts'
import { editsOf } from './decisions/edits.ts'
import { lastPlace, listFor, readPriorities } from './decisions/priorities.ts'
import { type Edit, type Priority, Said, ShownValue, Value } from './model.ts'
import { sql } from './statements.ts'

/** Decisions about one account that are looked at; more than anybody makes by hand. */
const mostEdits = 1000

/**
 * Every golden value of a living account: what is shown, where it came from and when, why it is this one and not another,
 * and what the other records say. It says of one account what `golden_of_many` in values.sql does for all.
 */
export async function valuesOf(lake: Lake, state: State, accountId: string): Promise<ShownValue[]> {
  const [records, [shown], priorities] = await Promise.all([
    lake.read(sql.said_of, { account_id: accountId }),
    lake.read(sql.shown_of, { account_id: accountId }),
    readPriorities(state),
  ])
  const edits = (
    await editsOf(
      state,
      'account',
      records.map(({ record_id }) => String(record_id)),
      mostEdits,
    )
  ).filter(({ action, undone_at }) => action === 'set' && undone_at === null)
  return accountFields.map((field) => {
    const edit = edits.find((each) => each.field === field.field) ?? null
    const ranked = inOrder(records, field, priorities)
    return toShown(field, Value.parse(shown?.[field.field] ?? null), edit, ranked)
  })
}

type Ranked = Readonly<{ said: Said; place: number }>

/** What records say about a field, the one that wins first. */
function inOrder(
  records: readonly Row[],
  { field }: AccountField,
  priorities: readonly Priority[],
): Ranked[] {
  const list = listFor(priorities, field)
  const placeOf = (row: Row) => {
    const place = list.indexOf(String(row.source))
    return row.source === null || place < 0 ? lastPlace : place
  }
  const isBefore = field === 'name' ? isOlder : isNewer
  return records
    .filter((row) => row[field] !== null)
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((a, b) => a.place - b.place || (isBefore(a.row, b.row) ? -1 : 1))
    .map(({ row, place }) => ({ said: toSaid(row, field), place }))
}

const isAfter = (a: Row, b: Row) => String(a.record_id) > String(b.record_id)

/** Rows of account files come before mere mentions, whatever is asked. */
const isNewer = (a: Row, b: Row): boolean => {
  if (a.is_row !== b.is_row) return a.is_row === true
  return a.since_seq === b.since_seq ? isAfter(a, b) : Number(a.since_seq) > Number(b.since_seq)
}

const isOlder = (a: Row, b: Row): boolean => {
  if (a.is_row !== b.is_row) return a.is_row === true
  return a.first_seq === b.first_seq ? isAfter(b, a) : Number(a.first_seq) < Number(b.first_seq)
}

function toSaid(row: Row, field: string): Said {
  return Said.parse({ ...row, value: row[field], written: writtenIn(row, field) })
}

/** The cell of the row that was taken for the field, as it stands in the file. */
function writtenIn({ raw, fields }: Row, field: string): string | null {
  if (raw === null || fields === null || raw === undefined || fields === undefined) return null
  const cells: unknown = JSON.parse(String(raw))
  const mapped: unknown = JSON.parse(String(fields))
  if (!Array.isArray(cells) || !Array.isArray(mapped)) return null
  const cell = mapped.flatMap((name, i) => (name === field ? [String(cells[i] ?? '')] : [])).findLast(Boolean)
  return cell ?? null
}

function toShown(
  { field, type }: AccountField,
  value: Value,
  edit: Edit | null,
  [first, ...others]: readonly Ranked[],
): ShownValue {
  const rival = others.find(({ said }) => said.value !== first?.said.value)
  const why = (): ShownValue['why'] => {
    if (edit) return 'by_hand'
    if (!first) return 'nothing'
    if (!rival) return 'only'
    if (first.place < rival.place) return 'priority'
    return field === 'name' ? 'oldest' : 'newest'
  }
  return ShownValue.parse({
    field,
    type,
    label_key: `match.column.${field}`,
    value,
    why: why(),
    edit,
    said: first?.said ?? null,
    others: others.map(({ said }) => said),
  })
}
