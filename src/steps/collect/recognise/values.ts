import type { Field } from '../fields/index.ts'
import type { FieldType, Reading } from '../model.ts'
import { countryCode } from '../standardise/country.ts'
import { standardiserOf, valueType } from '../standardise/index.ts'
import { outcomeOf } from '../standardise/outcome.ts'
import { clean } from '../standardise/standard.ts'

/** What is known of a column before it has a field. */
export interface ColumnSample {
  header: string
  /** Values that say something, at most 500, spread over the sample. */
  values: readonly string[]
  /** Different values per value, 0 to 1. */
  distinct: number
  reading: Reading
}

/** Far enough ahead for any date that a sample may hold; the date of today plays no part in recognising. */
const someday = '2100-01-01'

const typed: readonly FieldType[] = [
  'email',
  'phone',
  'count',
  'money',
  'date',
  'moment',
  'minutes',
  'attended',
  'year',
  'domain',
]

/** Share of the values that read as this field, 0 to 1; null for types that any text fits, and without values. */
export function evidenceOf(
  field: Pick<Field, 'type' | 'least' | 'most'>,
  { values, reading }: ColumnSample,
): number | null {
  const { type } = field
  if (values.length === 0) return null
  if (type === 'country') return shareOf(values, (value) => countryCode(value) !== null)
  if (type === 'stage') return new Set(values).size <= 30 && shareOf(values, isNumber) < 0.5 ? 1 : 0
  if (type === 'outcome') return shareOf(values, (value) => outcomeOf(value) !== null)
  if (!typed.includes(type)) return null
  const standardise = standardiserOf(field)
  const context = { today: someday, region: 'CN', reading }
  if (type === 'phone') return shareOf(values, isPhoneLike)
  if (type === 'domain')
    return shareOf(values, (value) => isHostLike(value) && 'value' in standardise(value, context))
  return shareOf(values, (value) => 'value' in standardise(value, context))
}

/** Share of the values that a table of known places or industries has, 0 to 1; 0 for types without such a table. */
export function knownShare(field: Pick<Field, 'type' | 'least' | 'most'>, sample: ColumnSample): number {
  if (field.type !== 'city' && field.type !== 'industry') return 0
  const standardise = standardiserOf(field)
  const context = { today: someday, region: 'CN', reading: sample.reading }
  return shareOf(sample.values, (value) => {
    const result = standardise(value, context)
    return 'value' in result && result.parts?.known === true
  })
}

/** Share of values that end in a legal form or another word that only organisations carry. */
export function organisationShare(values: readonly string[]): number {
  return shareOf(values, (value) => organisation.test(clean(value)))
}

/** Share of values that are Chinese unified social credit codes (GB 32100). */
export function creditCodeShare(values: readonly string[]): number {
  return shareOf(values, (value) => /^[0-9A-HJ-NP-RTUWXY]{18}$/.test(clean(value)))
}

/** Whether the values hold both an end that was won and one that was lost. */
export function hasOutcomes({ values, reading }: ColumnSample): boolean {
  const { standardise } = valueType('stage')
  const context = { today: someday, region: 'CN', reading }
  const found = new Set(
    [...new Set(values)].slice(0, 50).map((value) => {
      const result = standardise(value, context)
      return 'value' in result && value.length <= 40 ? result.parts?.status : null
    }),
  )
  return found.has('won') && found.has('lost')
}

const organisation =
  /(?:公司|集团|银行|大学|学院|医院|工厂|研究院|研究所|事务所|中心|\b(?:inc|ltd|llc|llp|plc|gmbh|corp|corporation|company|co|ag|sa|bv|nv|kg|ab|oy|pty|group|holdings?|industries|bank|university)\.?)$/i

function isPhoneLike(value: string): boolean {
  const digits = value.replace(/\D/g, '').length
  return digits >= 7 && digits <= 20 && /^[+\d][\d\s().+/;,extEXT、-]*$|^\(\d/.test(clean(value))
}

function isHostLike(value: string): boolean {
  return (
    /^(?:https?:\/\/)?[^\s/@]+\.[a-z]{2,}(?:[/?#:].*)?$|^\S+@\S+\.\S+$/iu.test(clean(value)) ||
    /[.。]\p{Script=Han}+$/u.test(value)
  )
}

function isNumber(value: string): boolean {
  return /^[\d.,%$¥€-]+$/.test(clean(value))
}

function shareOf(values: readonly string[], holds: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length
}
