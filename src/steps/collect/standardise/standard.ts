import type { Reading } from '../model.ts'

/** Why a value could not be read; the words stand under `collect.reject.<code>`. */
export const refusedCodes = [
  'count_unreadable',
  'count_out_of_range',
  'money_unreadable',
  'money_negative',
  'money_out_of_range',
  'date_unreadable',
  'date_out_of_range',
  'minutes_unreadable',
  'attended_unreadable',
  'year_unreadable',
  'year_out_of_range',
  'domain_unreadable',
  'email_unreadable',
  'phone_unreadable',
  'flag_unreadable',
] as const
export type RefusedCode = (typeof refusedCodes)[number]

/** What the lake can hold of one value. */
export type Value = string | number | boolean

/** How values are kept in the lake: `whole` numbers, `amount` with two decimals, `flag` true or false. */
export type Storage = 'text' | 'whole' | 'amount' | 'year' | 'date' | 'moment' | 'flag'

/**
 * A standardised value, or why there is none. A blank text has the value null: nothing was said, nothing is wrong.
 * `parts` say what else the text tells, under the names that its type declares; one that is null or absent says nothing.
 */
type Standardised<T extends Value> =
  | { value: T | null; parts?: Readonly<Record<string, Value | null | undefined>> }
  | { refused: RefusedCode }

/** How a column is read whose values tell nothing: month first, decimal points, whole units. */
export const plainReading: Reading = {
  day_first: false,
  decimal_comma: false,
  unit: 1,
  serial: false,
  region: null,
  currency: null,
}

/** Fields of the same row by which a value is read, in the order in which they are read themselves. */
export const neighbours = ['country', 'region', 'currency'] as const
export type Neighbour = (typeof neighbours)[number]

/** What a single value cannot know of itself. */
export interface Context {
  /** Today as `YYYY-MM-DD`. */
  today: string
  /** ISO 3166 alpha-2 country of telephone numbers written without one, where the row names none. */
  region: string
  /** How the column writes its numbers and dates. */
  reading: Reading
  /** What the row says in the fields that the type names as its neighbours. */
  beside?: Readonly<Partial<Record<Neighbour, string>>>
}

/** Pure: the same text and context always give the same. What it accepts, it accepts again as its own result. */
export type Standardiser<T extends Value = Value> = (text: string, context: Context) => Standardised<T>

/** How people write that there is nothing. `NA` is not among them: it is Namibia. */
const placeholders = new Set(
  [
    '',
    'n/a',
    '#n/a',
    '#value!',
    '#ref!',
    '#div/0!',
    '#name?',
    '#num!',
    '#null!',
    '#spill!',
    '#calc!',
    'null',
    '(null)',
    'nil',
    'none',
    'nan',
    'undefined',
    'unknown',
    'tbd',
  ].concat(['无', '暂无', '未知', '不详', '未填写', '待补充', '空', '(空)']),
)

const longestPlaceholder = Math.max(...[...placeholders].map(({ length }) => length))

/**
 * Invisible characters that mean nothing where they stand: all but the joiners within one emoji (👩‍👩‍👧), and what
 * makes a flag that of a part of a country.
 */
const stray =
  /(?!(?<=\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f]?)\u200d(?=\p{Extended_Pictographic}))(?!(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]{0,9})[\u{e0020}-\u{e007f}])\p{Cf}/gu

const visible = (text: string): string => (/\p{Cf}/u.test(text) ? text.replace(stray, '') : text)

/** Plain text: NFKC, no control and stray invisible characters, single spaces; an empty string when it says nothing. */
export function clean(text: string): string {
  // Most values are plain ASCII and Han characters, which NFKC leaves as they are: looking first is faster.
  const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/.test(text)
    ? text
    : // Twice, as ™ and its like become letters, to which nothing is joined.
      visible(
        visible(text)
          .replace(/\p{Cc}+/gu, ' ')
          .normalize('NFKC'),
      )
  const single = (/\s\s|[^\S ]/.test(plain) ? plain.replace(/\s+/g, ' ') : plain).trim()
  if (single.length <= longestPlaceholder && placeholders.has(single.toLowerCase())) return ''
  return /^[-–—_.*/?\\]+$/.test(single) ? '' : single
}

/** Whether a text is one that people write where there is nothing. */
export const saysNothing = (text: string): boolean => text.length <= longestPlaceholder && clean(text) === ''
