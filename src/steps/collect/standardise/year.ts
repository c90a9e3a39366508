import { clean, type Standardiser } from './standard.ts'

/** The oldest companies are older than any calendar reform; before 500 it is a slip of the pen. */
const earliest = 500

/**
 * A year: `1996`, `1996年`, `1996-05-01`, `2013 (1888)` (the first one counts). Refused: no year, before 500
 * or after this year.
 */
export const standardiseYear: Standardiser<number> = (text, { today }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const [, digits] =
    /^(?:est\.? ?|since |c\.? ?)?(\d{3,4})(?:\.0+)?(?!\d)/i.exec(plain) ?? /(?<!\d)(\d{4})$/.exec(plain) ?? []
  if (digits === undefined) return { refused: 'year_unreadable' }
  const year = Number(digits)
  return year < earliest || year > Number(today.slice(0, 4))
    ? { refused: 'year_out_of_range' }
    : { value: year }
}
