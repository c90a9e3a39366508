import type { FieldType } from '../model.ts'
import { standardiseCity } from './city.ts'
import { standardiseCount } from './count.ts'
import { standardiseCountry } from './country.ts'
import { standardiseDate } from './date.ts'
import { standardiseDomain } from './domain.ts'
import { standardiseEmail } from './email.ts'
import { standardiseList } from './list.ts'
import { standardiseMoney } from './money.ts'
import { standardiseName } from './name.ts'
import { standardisePhone } from './phone.ts'
import { standardiseStage } from './stage.ts'
import type { Standardiser } from './standard.ts'
import { standardiseText } from './text.ts'
import { standardiseYear } from './year.ts'

const standardisers: Record<FieldType, Standardiser> = {
  text: standardiseText,
  name: standardiseName,
  domain: standardiseDomain,
  email: standardiseEmail,
  phone: standardisePhone,
  count: standardiseCount,
  money: standardiseMoney,
  date: standardiseDate,
  year: standardiseYear,
  stage: standardiseStage,
  country: standardiseCountry,
  city: standardiseCity,
  list: standardiseList,
}

/** How values of a type are brought into one form. */
export function standardiserFor(type: FieldType): Standardiser {
  return standardisers[type]
}
