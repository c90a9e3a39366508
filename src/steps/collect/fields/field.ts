import type { Language } from '../../../ground/kernel/index.ts'
import type { FieldType, Kind } from '../model.ts'

type InBoth = Readonly<Record<Language, string>>

/** The least or the most that is plausible: a number, or a day or year so many years after today. */
export type Bound = number | string | Readonly<{ yearsFromToday: number }>
export type Bounds = Readonly<{ least: Bound | null; most: Bound | null }>

/** One field that a file of some kind can fill. Everything else that knows fields reads it from here. */
export interface Field extends Bounds {
  field: string
  kinds: readonly Kind[]
  /** How its text becomes a value, and how that is stored. */
  type: FieldType
  label: InBoth
  /** What its numbers count; null where the type says it or nothing is counted. */
  unit: InBoth | null
  /** Headers that mean this field, in English, Chinese and the words of HubSpot, Salesforce, Dynamics and Mautic. */
  synonyms: readonly string[]
  /** Headers that mean it only if the values agree: an `office location` may be a country or a city. */
  hints: readonly string[]
  /** How strongly this field tells the kind of a file, 0 to 3: a stage says opportunities, a city says little. */
  weight: number
}

/** What values of a type can be where the field says nothing narrower. */
const usualBounds: Partial<Record<FieldType, Bounds>> = {
  count: { least: 0, most: 1e8 },
  // Ten trillion: above the sales of any company in any currency that people write without a unit.
  money: { least: 0, most: 1e13 },
  date: { least: '1970-01-01', most: { yearsFromToday: 2 } },
  moment: { least: '1970-01-01', most: { yearsFromToday: 2 } },
  year: { least: 1000, most: { yearsFromToday: 0 } },
}

interface Declaration extends Partial<Bounds> {
  en: string
  zh: string
  /** Its synonyms, separated by commas. */
  words: string
  hints?: string
  unit?: InBoth
  weight?: number
}

/** Declares a field: its kinds, its name, its type, and what it is called in the files and on the pages. */
export function declare(
  kinds: readonly Kind[],
  field: string,
  type: FieldType,
  { en, zh, words, hints = '', unit, weight = 0.5, ...bounds }: Declaration,
): Field {
  const { least = null, most = null } = { ...usualBounds[type], ...bounds }
  return {
    field,
    kinds,
    type,
    label: { en, zh },
    unit: unit ?? null,
    least,
    most,
    synonyms: split(words),
    hints: split(hints),
    weight,
  }
}

/** Headers of the id that a row has in its source, whatever the row is. */
export const idHeaders =
  'id, id in the source, record id, external id, source id, uuid, key, 编号, 编码, 来源系统编号, 记录编号, 唯一标识'

export const people: InBoth = { en: 'people', zh: '人' }

function split(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}
