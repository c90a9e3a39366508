import { dictionary, type FileTable, type Kind, readByHand } from '../../collect/index.ts'
import { type ColumnKind, columnOf, type Noun, type TableColumn } from '../engine/index.ts'

type FieldType = NonNullable<ReturnType<typeof dictionary.fieldOf>>['type']

/** How values of a recognised field are compared; the others are judged by their values. */
const kinds: Partial<Record<FieldType, ColumnKind>> = {
  domain: 'domain',
  phone: 'code',
  country: 'category',
  region: 'category',
  city: 'category',
  industry: 'category',
  date: 'date',
}

/** Texts that are given out once each. */
const codes: ReadonlySet<string> = new Set(['credit_code'])

/** What a table of this kind lists; companies where nothing was recognised. */
export function nounOf(kind: Kind | null): Noun {
  return kind === 'contacts' || kind === 'followers' || kind === 'members' || kind === 'attendance'
    ? 'person'
    : 'company'
}

/**
 * The columns of a sheet as the matcher takes them: recognised values in their one form, first and last name as one name.
 * @param today for dates that lie in the future
 */
export function columnsToMatch(
  table: Pick<FileTable, 'columns' | 'fields'>,
  rows: readonly (readonly string[])[],
  noun: Noun,
  today: string,
): TableColumn[] {
  const kind: Kind = noun === 'person' ? 'contacts' : 'accounts'
  const at = (field: string) => table.fields.indexOf(field)
  const parts = noun === 'company' ? [at('name')] : [at('full_name'), at('first_name'), at('last_name')]
  const named = parts.filter((place) => place >= 0)
  const used = noun === 'person' && at('full_name') >= 0 ? [at('full_name')] : named
  const name: TableColumn = {
    ...columnOf(
      'name',
      rows.map((cells) => used.map((place) => cells[place] ?? '').join(' ')),
    ),
    kind: 'name',
  }
  const others = table.columns.flatMap((title, place): TableColumn[] => {
    if (named.includes(place)) return []
    const field = table.fields[place]
    const type = field ? dictionary.fieldOf(kind, field)?.type : undefined
    const own = field && codes.has(field) ? 'code' : type && kinds[type]
    const texts = rows.map((cells) => cells[place] ?? '')
    if (!field || !own) return [columnOf(title, texts)]
    const known = new Map<string, string | null>()
    const read = (text: string) => {
      const value = known.get(text) ?? oneForm(kind, field, text, today)
      known.set(text, value)
      return value
    }
    return [{ ...columnOf(title, texts.map(read)), kind: own }]
  })
  return named.length > 0 ? [name, ...others] : others
}

/** A value in the form of its field; as it is written where it cannot be read. */
function oneForm(kind: Kind, field: string, text: string, today: string): string | null {
  const read = text.trim() === '' ? undefined : readByHand(kind, field, text, { today, region: 'CN' })
  const value = read && 'value' in read ? read.value : null
  return value === null ? text.trim() || null : String(value)
}
