import { type Bounds, isPlausible } from '../fields/index.ts'
import type { FieldType } from '../model.ts'
import { standardiseAttended } from './attended.ts'
import { standardiseCity, standardiseRegion } from './city.ts'
import { standardiseCount } from './count.ts'
import { standardiseCountry } from './country.ts'
import { standardiseCurrency } from './currency.ts'
import { standardiseDate } from './date.ts'
import { standardiseDepartment } from './department.ts'
import { standardiseDomain } from './domain.ts'
import { standardiseEmail } from './email.ts'
import { standardiseFlag } from './flag.ts'
import { standardiseIndustry } from './industry.ts'
import { standardiseList } from './list.ts'
import { standardiseMinutes } from './minutes.ts'
import { standardiseMoment } from './moment.ts'
import { standardiseMoney } from './money.ts'
import { standardiseName } from './name.ts'
import { standardiseOutcome } from './outcome.ts'
import { standardisePhone } from './phone.ts'
import { standardiseStage } from './stage.ts'
import type { Neighbour, RefusedCode, Standardiser, Storage, Value } from './standard.ts'
import { standardiseText } from './text.ts'
import { standardiseTitle } from './title.ts'
import { standardiseYear } from './year.ts'

/** What a type of field is: how its text is read, how its value is kept, and what else its text tells. */
export type ValueType = Readonly<{
  standardise: Standardiser
  stores: Storage
  /** Further values of the same text; in the lake they are columns `<field>_<part>`. */
  parts?: Readonly<Record<string, Storage>>
  /** Fields of the row by which it is read: a telephone number by the country. */
  beside?: readonly Neighbour[]
  /** Why a value beyond the bounds of its field is refused. */
  beyond?: (value: Value) => RefusedCode
}>

const types: Record<FieldType, ValueType> = {
  text: { standardise: standardiseText, stores: 'text' },
  name: { standardise: standardiseName, stores: 'text' },
  domain: { standardise: standardiseDomain, stores: 'text' },
  email: {
    standardise: standardiseEmail,
    stores: 'text',
    parts: { domain: 'text', role: 'flag', free: 'flag', disposable: 'flag', suggestion: 'text' },
  },
  phone: {
    standardise: standardisePhone,
    stores: 'text',
    parts: { extension: 'text', line: 'text' },
    beside: ['country'],
  },
  count: {
    standardise: standardiseCount,
    stores: 'whole',
    parts: { low: 'whole', high: 'whole' },
    beyond: () => 'count_out_of_range',
  },
  currency: { standardise: standardiseCurrency, stores: 'text', beside: ['country'] },
  money: {
    standardise: standardiseMoney,
    stores: 'amount',
    parts: { currency: 'text' },
    beside: ['country', 'currency'],
    beyond: (value) => (Number(value) < 0 ? 'money_negative' : 'money_out_of_range'),
  },
  date: {
    standardise: standardiseDate,
    stores: 'date',
    parts: { precision: 'text' },
    beyond: () => 'date_out_of_range',
  },
  year: { standardise: standardiseYear, stores: 'year', beyond: () => 'year_out_of_range' },
  stage: { standardise: standardiseStage, stores: 'text', parts: { status: 'text' } },
  outcome: { standardise: standardiseOutcome, stores: 'text', parts: { status: 'text' } },
  attended: { standardise: standardiseAttended, stores: 'flag' },
  moment: { standardise: standardiseMoment, stores: 'moment', beyond: () => 'date_out_of_range' },
  minutes: { standardise: standardiseMinutes, stores: 'whole' },
  country: { standardise: standardiseCountry, stores: 'text', parts: { known: 'flag' } },
  region: {
    standardise: standardiseRegion,
    stores: 'text',
    parts: { country: 'text', known: 'flag' },
    beside: ['country'],
  },
  city: {
    standardise: standardiseCity,
    stores: 'text',
    parts: { country: 'text', region: 'text', known: 'flag', guessed: 'flag' },
    beside: ['country', 'region'],
  },
  industry: { standardise: standardiseIndustry, stores: 'text', parts: { code: 'text', known: 'flag' } },
  title: { standardise: standardiseTitle, stores: 'text', parts: { level: 'text', department: 'text' } },
  department: { standardise: standardiseDepartment, stores: 'text', parts: { role: 'text' } },
  flag: { standardise: standardiseFlag, stores: 'flag' },
  list: { standardise: standardiseList, stores: 'text' },
}

export const valueType = (type: FieldType): ValueType => types[type]

/** How values of a field are brought into one form; what its declaration holds for impossible is refused. */
export function standardiserOf({ type, ...bounds }: Bounds & Readonly<{ type: FieldType }>): Standardiser {
  const { standardise, beyond } = types[type]
  if (beyond === undefined) return standardise
  return (text, context) => {
    const result = standardise(text, context)
    if ('refused' in result || result.value === null || isPlausible(result.value, bounds, context.today))
      return result
    return { refused: beyond(result.value) }
  }
}
