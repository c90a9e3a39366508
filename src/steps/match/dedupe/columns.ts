import { dictionary, type Kind, readByHand } from '../../collect/index.ts'
import { ColumnBuilder, type ColumnKind, type Noun, type TableColumn } from '../engine/index.ts'

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

/** A table as the matcher takes it, gathered row by row. */
export type Gathering = Readonly<{
  push(cells: readonly string[]): void
  /** Rows whose name has no letter and no digit; null without a column of names. */
  withoutName(): number | null
  /** All columns; nothing is pushed after it. */
  columns(): TableColumn[]
  /** The name of the column in which a place of the sheet stands. */
  columnAt(place: number): string
}>

/**
 * Gathers the columns of a sheet: recognised values in their one form, first and last name as one name. Each different text is
 * read once.
 * @param fields the field per column, null for none
 * @param today for dates that lie in the future
 */
export function gatherColumns(
  titles: readonly string[],
  fields: readonly (string | null)[],
  noun: Noun,
  today: string,
): Gathering {
  const kind: Kind = noun === 'person' ? 'contacts' : 'accounts'
  const at = (field: string) => fields.indexOf(field)
  const parts = noun === 'company' ? [at('name')] : [at('full_name'), at('first_name'), at('last_name')]
  const named = parts.filter((place) => place >= 0)
  const used = noun === 'person' && at('full_name') >= 0 ? [at('full_name')] : named
  const fullTitle = used.map((place) => titles[place] ?? '').join(' + ')
  const name = { column: new ColumnBuilder(fullTitle), without: 0 }
  const others = titles.flatMap((title, place) => {
    if (named.includes(place)) return []
    const field = fields[place]
    const type = field ? dictionary.fieldOf(kind, field)?.type : undefined
    const own = field && codes.has(field) ? 'code' : type && kinds[type]
    const column = new ColumnBuilder(title)
    return [{ column, place, kind: own, read: field && own ? readerOf(kind, field, today) : asItIs }]
  })
  return {
    push(cells) {
      if (named.length > 0) {
        const full = used.map((place) => cells[place] ?? '').join(' ')
        if (!/[\p{L}\p{N}]/u.test(full)) name.without++
        name.column.push(full)
      }
      for (const { column, place, read } of others) column.push(read(cells[place] ?? ''))
    },
    withoutName: () => (named.length > 0 ? name.without : null),
    columnAt: (place) => (named.includes(place) ? fullTitle : (titles[place] ?? '')),
    columns: () => [
      ...(named.length > 0 ? [{ ...name.column.column(), kind: 'name' as const }] : []),
      ...others.map(({ column, kind }) => (kind ? { ...column.column(), kind } : column.column())),
    ],
  }
}

const asItIs = (text: string): string | null => text

/** Reads a text in the form of its field, each different one once; as it is written where it cannot be read. */
function readerOf(kind: Kind, field: string, today: string): (text: string) => string | null {
  const known = new Map<string, string | null>()
  return (text) => {
    const seen = known.get(text)
    if (seen !== undefined) return seen
    const read = text.trim() === '' ? undefined : readByHand(kind, field, text, { today, region: 'CN' })
    const value = read && 'value' in read ? read.value : null
    const form = value === null ? text.trim() || null : String(value)
    known.set(text, form)
    return form
  }
}
