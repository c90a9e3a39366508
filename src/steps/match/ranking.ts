import type { Row } from '../../ground/lake/index.ts'
import { lastPlace } from './decisions/priorities.ts'

/** What a record says about a field, and the place of its source in the list that the field follows. */
export type Ranked = Readonly<{ row: Row; place: number }>

/**
 * What records say about a field, the one that wins first: by the place of its source, then the newest, or for a name the
 * oldest. It says of one account what `golden_of_many` in values.sql does for all.
 * @param records with `record_id`, `is_row`, `first_seq`, `since_seq` and `source` beside the fields
 * @param list the sources in the order that the field follows
 */
export function ranked(records: readonly Row[], field: string, list: readonly string[]): Ranked[] {
  const placeOf = ({ source }: Row) => {
    const place = list.indexOf(String(source))
    return source === null || place < 0 ? lastPlace : place
  }
  const isBefore = field === 'name' ? isOlder : isNewer
  return records
    .filter((row) => row[field] !== null)
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((a, b) => a.place - b.place || (isBefore(a.row, b.row) ? -1 : 1))
}

const isAfter = (a: Row, b: Row) => String(a.record_id) > String(b.record_id)

/** Rows of account files come before mere mentions, whatever is asked. */
function isNewer(a: Row, b: Row): boolean {
  if (a.is_row !== b.is_row) return a.is_row === true
  return a.since_seq === b.since_seq ? isAfter(a, b) : Number(a.since_seq) > Number(b.since_seq)
}

function isOlder(a: Row, b: Row): boolean {
  if (a.is_row !== b.is_row) return a.is_row === true
  return a.first_seq === b.first_seq ? isAfter(b, a) : Number(a.first_seq) < Number(b.first_seq)
}
