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
  'year_unreadable',
  'year_out_of_range',
  'domain_unreadable',
  'email_unreadable',
  'phone_unreadable',
] as const
type RefusedCode = (typeof refusedCodes)[number]

/** A standardised value, or why there is none. A blank text has the value null: nothing was said, nothing is wrong. */
type Standardised<T> = { value: T | null } | { refused: RefusedCode }

/** What a single value cannot know of itself. */
export interface Context {
  /** Today as `YYYY-MM-DD`; dates more than two years after it are refused. */
  today: string
  /** ISO 3166 alpha-2 country of telephone numbers written without one. */
  region: string
  /** How the column writes its numbers and dates. */
  reading: Reading
}

/** Pure: the same text and context always give the same. What it accepts, it accepts again as its own result. */
export type Standardiser<T extends string | number = string | number> = (
  text: string,
  context: Context,
) => Standardised<T>

/** How people write that there is nothing. `NA` is not among them: it is Namibia. */
const placeholders = new Set(
  [
    '',
    'n/a',
    '#n/a',
    '#value!',
    '#ref!',
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

/** Plain text: NFKC, no control and invisible characters, single spaces; an empty string when it says nothing. */
export function clean(text: string): string {
  // Most values are plain ASCII and Han characters, which NFKC leaves as they are: looking first is faster.
  const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/.test(text)
    ? text
    : text
        .replace(/\p{Cf}+/gu, '')
        .replace(/\p{Cc}+/gu, ' ')
        .normalize('NFKC')
  const single = (/\s\s|[^\S ]/.test(plain) ? plain.replace(/\s+/g, ' ') : plain).trim()
  if (single.length <= longestPlaceholder && placeholders.has(single.toLowerCase())) return ''
  return /^[-–—_.*/?\\]+$/.test(single) ? '' : single
}
