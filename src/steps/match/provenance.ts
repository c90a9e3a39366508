import type { Language } from '../../ground/kernel/index.ts'
import type { Lake, Row } from '../../ground/lake/index.ts'
import type { State } from '../../ground/state/index.ts'
import { type AccountField, accountFields, namedTypeOf } from './account-fields.ts'
import { editsOf } from './decisions/edits.ts'
import { listFor, readPriorities } from './decisions/priorities.ts'
import { type Edit, Said, ShownValue, Value } from './model.ts'
import { ownShownOf } from './own/own.ts'
import { ranked } from './ranking.ts'
import { sql } from './statements.ts'

/** Decisions about one account that are looked at; more than anybody makes by hand. */
const mostEdits = 1000

/**
 * Every golden value of a living account, and every own field: what is shown, where it came from and when, why it is this one
 * and not another, and what the other records say.
 */
export async function valuesOf(
  lake: Lake,
  state: State,
  accountId: string,
  { say, language }: Readonly<{ say: (key: string) => string; language: Language }>,
): Promise<ShownValue[]> {
  const [records, [shown], priorities, own] = await Promise.all([
    lake.read(sql.said_of, { account_id: accountId }),
    lake.read(sql.shown_of, { account_id: accountId }),
    readPriorities(state),
    ownShownOf(lake, accountId, language),
  ])
  const edits = (
    await editsOf(
      state,
      'account',
      records.map(({ record_id }) => String(record_id)),
      mostEdits,
    )
  ).filter(({ action, undone_at }) => action === 'set' && undone_at === null)
  const editOf = (field: string) => edits.find((each) => each.field === field) ?? null
  const golden = accountFields.map((field) => {
    const label_key = `match.column.${field.field}`
    const order = ranked(records, field.field, listFor(priorities, field.field))
    // What counts for nothing, as its currency has no rate, is said last.
    const mute = records.filter((row) => row[field.field] === null && madeFrom(row, field.field) !== null)
    const value = Value.parse(shown?.[field.field] ?? null)
    return toShown(
      { ...field, label_key, label: say(label_key), value },
      editOf(field.field),
      order.map(({ row, place }) => ({ said: toSaid(row, field.field), place })),
      mute.map((row) => toSaid(row, field.field)),
    )
  })
  return [
    ...golden,
    // The order of sources does not reach them: the newest row counts.
    ...own.map(({ said, ...field }) =>
      toShown(
        { ...field, label_key: null },
        editOf(field.field),
        said.map((each) => ({ said: each, place: 0 })),
        [],
      ),
    ),
  ]
}

function toSaid(row: Row, field: string): Said {
  return Said.parse({
    ...row,
    value: row[field],
    written: writtenIn(row, field),
    made_from: madeFrom(row, field),
  })
}

/** What the file says in a field, where an answer or a rate made something else of it. */
function madeFrom(row: Row, field: string): Said['made_from'] {
  const value = Value.parse(row[`${field}_file`] ?? null)
  if (value === null || value === row[field]) return null
  if (namedTypeOf(field)) return { value, by: 'answer', currency: null, into: null, rate: null }
  const rate = row[`${field}_rate`] ?? null
  return {
    value,
    by: 'rate',
    currency: textOf(row[`${field}_currency`]),
    into: textOf(row.reporting_currency),
    rate: rate === null ? null : Number(rate),
  }
}

const textOf = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? null : String(cell))

/** The cell of the row that was taken for the field, as it stands in the file. */
function writtenIn({ raw, fields }: Row, field: string): string | null {
  if (raw === null || fields === null || raw === undefined || fields === undefined) return null
  const cells: unknown = JSON.parse(String(raw))
  const mapped: unknown = JSON.parse(String(fields))
  if (!Array.isArray(cells) || !Array.isArray(mapped)) return null
  const cell = mapped.flatMap((name, i) => (name === field ? [String(cells[i] ?? '')] : [])).findLast(Boolean)
  return cell ?? null
}

type Naming = Pick<ShownValue, 'label' | 'label_key'> & Pick<AccountField, 'field' | 'type'>

function toShown(
  { field, type, label, label_key, value }: Naming & Pick<ShownValue, 'value'>,
  edit: Edit | null,
  [first, ...others]: readonly Readonly<{ said: Said; place: number }>[],
  mute: readonly Said[],
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
    label,
    label_key,
    value,
    why: why(),
    edit,
    said: first?.said ?? null,
    others: [...others.map(({ said }) => said), ...mute],
  })
}
