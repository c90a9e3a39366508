import { clean, type Standardiser } from './standard.ts'

/**
 * A year: `1996`, `1996年`, `1996-05-01`, `2013 (1888)` (the first one counts). Refused: no year.
 */
export const standardiseYear: Standardiser<number> = (text) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const [, digits] =
    /^(?:est\.? ?|since |c\.? ?)?(\d{3,4})(?:\.0+)?(?!\d)/i.exec(plain) ?? /(?<!\d)(\d{4})$/.exec(plain) ?? []
  if (digits === undefined) return { refused: 'year_unreadable' }
  return { value: Number(digits) }
}
