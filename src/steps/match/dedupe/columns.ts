import { dictionary, type Kind, readerByHand, readingByHand, saysNothing } from '../../collect/index.ts'
import { codesOf } from '../companies/credit-code.ts'
import {
  ColumnBuilder,
  type ColumnKind,
  type Given,
  isCodedPhone,
  type Noun,
  nothingGiven,
  type TableColumn,
  tellingDigits,
  vectorText,
} from '../engine/index.ts'

type FieldType = NonNullable<ReturnType<typeof dictionary.fieldOf>>['type']

/** How values of a recognised field are compared; the others are judged by their values. */
const kinds: Partial<Record<FieldType, ColumnKind>> = {
  domain: 'domain',
  phone: 'phone',
  email: 'code',
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
  /**
   * Lets go of columns that were not recognised, the largest first, while all take more than `most` bytes together.
   * @returns whether that was enough
   */
  fit(most: number): boolean
  /** Rows whose name has no letter and no digit; null without a column of names. */
  withoutName(): number | null
  /** All columns; nothing is pushed after it. */
  columns(): TableColumn[]
  /** What is known of the rows of these columns beforehand: two valid registration numbers are two companies. */
  given(columns: readonly TableColumn[]): Given
  /** Per heading of the sheet the name of the column in which it stands. */
  names: readonly string[]
}>

/**
 * Gathers the columns of a sheet: recognised values in their one form, first and last name as one name. Each different text is
 * read once.
 * @param fields the field per column, null for none
 * @param today for dates that lie in the future
 * @param readAhead is shown the column of names as it grows
 */
export function gatherColumns(
  titles: readonly string[],
  fields: readonly (string | null)[],
  noun: Noun,
  today: string,
  readAhead: (names: ColumnBuilder) => void = () => undefined,
): Gathering {
  const kind: Kind = noun === 'person' ? 'contacts' : 'accounts'
  const at = (field: string) => fields.indexOf(field)
  const parts = noun === 'company' ? [at('name')] : [at('full_name'), at('first_name'), at('last_name')]
  const named = parts.filter((place) => place >= 0)
  const used = noun === 'person' && at('full_name') >= 0 ? [at('full_name')] : named
  const [only = 0] = used
  const fullTitle = used.map((place) => titles[place] ?? '').join(' + ')
  const name = { column: new ColumnBuilder(fullTitle), without: 0 }
  let others = titles.flatMap((title, place) => {
    if (named.includes(place)) return []
    const field = fields[place]
    const type = field ? dictionary.fieldOf(kind, field)?.type : undefined
    const own = field && codes.has(field) ? 'code' : type && kinds[type]
    const reader = field && own ? new FieldReader(kind, field, own === 'phone', today) : null
    return [{ column: new ColumnBuilder(title), place, kind: own, reader }]
  })
  const bytes = () =>
    others.reduce((sum, { column, reader }) => sum + column.bytes + (reader?.bytes ?? 0), name.column.bytes)
  return {
    push(cells) {
      if (named.length > 0) {
        const full = used.length > 1 ? used.map((place) => cells[place] ?? '').join(' ') : (cells[only] ?? '')
        if (!/[\p{L}\p{N}]/u.test(full)) name.without++
        name.column.push(full)
        readAhead(name.column)
      }
      for (const { column, place, reader } of others) {
        const text = cells[place] ?? ''
        column.push(reader ? reader.read(text) : saysNothing(text) ? null : (vectorText(text) ?? text))
      }
    },
    fit(most) {
      while (bytes() > most) {
        const [largest] = others
          .filter(({ kind: own }) => own === undefined)
          .toSorted((a, b) => b.column.bytes - a.column.bytes)
        if (!largest) return false
        others = others.filter((each) => each !== largest)
      }
      return true
    },
    withoutName: () => (named.length > 0 ? name.without : null),
    names: titles.map((title, place) => (named.includes(place) ? fullTitle : title)),
    columns() {
      const all: TableColumn[] = others.map(({ column, kind: own }) =>
        own ? { ...column.column(), kind: own } : column.column(),
      )
      others = []
      return named.length > 0 ? [{ ...name.column.column(), kind: 'name' }, ...all] : all
    },
    given(columns) {
      const title = titles[at('credit_code')]
      const rows = columns[0]?.code.length ?? 0
      return { ...nothingGiven(rows), code: codesOf(columns.find(({ name: own }) => own === title)) }
    },
  }
}

/**
 * Reads texts in the form of a field, as they are written where they cannot be read. A text that is met again is not read again, unless
 * a column has so many different ones that remembering takes longer than reading.
 */
class FieldReader {
  bytes = 0
  readonly #standardise: ReturnType<typeof readerByHand>
  readonly #context: Readonly<{ today: string; region: string; reading: typeof readingByHand }>
  /** Telephone numbers are read as the digits that are compared. */
  readonly #isPhone: boolean
  readonly #known = new Map<string, string | null>()
  #again = 0

  constructor(kind: Kind, field: string, isPhone: boolean, today: string) {
    this.#standardise = readerByHand(kind, field)
    this.#context = { today, region: 'CN', reading: readingByHand }
    this.#isPhone = isPhone
  }

  read(text: string): string | null {
    if (text === '') return null
    if (this.#isPhone && isCodedPhone(text)) return tellingDigits(text)
    const isKept = this.#known.size < mostKnown
    if (isKept || this.#again > mostKnown) {
      const known = this.#known.get(text)
      if (known !== undefined) {
        this.#again++
        return known
      }
    }
    const read = text.trim() === '' ? undefined : this.#standardise?.(text, this.#context)
    // A value of nothing tells nothing: the website of a mailbox that anybody can have.
    const plain =
      read && 'value' in read ? (read.value === null ? null : String(read.value)) : text.trim() || null
    const form = this.#isPhone ? tellingDigits(plain ?? '') : plain
    if (!isKept) return form
    this.#known.set(text, form)
    this.bytes += 2 * text.length + bytesPerText
    return form
  }
}

/** Of a column with more different texts these are known, if as many as they were met again meanwhile. */
const mostKnown = 20_000
const bytesPerText = 80
