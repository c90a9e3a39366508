import type { Kind } from '../model.ts'
import { accountsFields } from './accounts.ts'
import { activitiesFields } from './activities.ts'
import { attendanceFields } from './attendance.ts'
import { communitiesFields } from './communities.ts'
import { contactsFields } from './contacts.ts'
import { costsFields } from './costs.ts'
import type { Field } from './field.ts'
import { firmographicsFields } from './firmographics.ts'
import { opportunitiesFields } from './opportunities.ts'
import { outcomesFields } from './outcomes.ts'
import { placesFields } from './places.ts'
import { productsFields } from './products.ts'
import { purchasesFields } from './purchases.ts'
import { sharedFields } from './shared.ts'

/** Everything that a customer file can say and Talweg understands. */
export type Dictionary = Readonly<{
  /** In the order in which they are shown. */
  fields: readonly Field[]
  /** The fields that a file of this kind can fill. */
  fieldsOf: (kind: Kind) => readonly Field[]
  /** A field of a kind, or undefined when that kind has none of this name. */
  fieldOf: (kind: Kind, field: string) => Field | undefined
}>

/** The fields that Talweg brings, with those that an installation has added. */
export function dictionaryOf(ownFields: readonly Field[]): Dictionary {
  const fields = [
    ...accountsFields,
    ...firmographicsFields,
    ...contactsFields,
    ...placesFields,
    ...opportunitiesFields,
    ...activitiesFields,
    ...productsFields,
    ...purchasesFields,
    ...costsFields,
    ...communitiesFields,
    ...attendanceFields,
    ...outcomesFields,
    ...sharedFields,
    ...ownFields,
  ]
  const byKind = new Map<Kind, Field[]>()
  for (const field of fields)
    for (const kind of field.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), field])
  const fieldsOf = (kind: Kind) => byKind.get(kind) ?? []
  return {
    fields,
    fieldsOf,
    fieldOf: (kind, name) => fieldsOf(kind).find(({ field }) => field === name),
  }
}

/** The fields that Talweg brings. */
export const dictionary: Dictionary = dictionaryOf([])
