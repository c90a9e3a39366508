import type { FieldType } from '../model.ts'
import { valueType } from '../standardise/index.ts'
import { plainReading, type Value } from '../standardise/standard.ts'
import { ownTypes } from './model.ts'

const isOwnType = (type: string): type is (typeof ownTypes)[number] & FieldType =>
  ownTypes.some((each) => each === type)

/** The value of a text in an own field of this type; null when it says nothing or cannot be read. */
export function readOwn(type: string, text: string, today: string): Value | null {
  const { standardise } = valueType(isOwnType(type) ? type : 'text')
  const result = standardise(text, { today, region: 'CN', reading: plainReading })
  return 'value' in result ? result.value : null
}
