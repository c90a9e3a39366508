import { Fault } from '../../../ground/kernel/index.ts'
import { type Dictionary, isOwnField, ownKinds, type ReadContext, readByHand } from '../../collect/index.ts'
import { accountFields, contactFields } from '../account-fields.ts'
import type { EditSubject } from '../model.ts'

type Say = (key: string) => string

/** Field of the dictionary that a shown value comes from, by subject. */
const fieldsOf: Record<EditSubject, ReadonlyMap<string, string>> = {
  account: new Map(accountFields.map(({ field }) => [field, field])),
  contact: new Map(contactFields.map((field) => [field, field === 'name' ? 'full_name' : field])),
}

const kindOf = { account: 'accounts', contact: 'contacts' } as const

/** What is needed to read what somebody typed: the dictionary with the fields that people added. */
export type Reading = Readonly<{ context: ReadContext; say: Say; dictionary: Dictionary }>

/** An own field is one of the account, whichever kind of file it is read from. */
const ownOf = (subject: EditSubject, { fields }: Dictionary): string[] =>
  subject === 'account' ? fields.map(({ field }) => field).filter(isOwnField) : []

function readTyped(subject: EditSubject, field: string, text: string, { context, dictionary }: Reading) {
  const name = fieldsOf[subject].get(field)
  if (name !== undefined) return readByHand(kindOf[subject], name, text, context)
  const kind = ownOf(subject, dictionary).includes(field)
    ? ownKinds.find((each) => dictionary.fieldOf(each, field))
    : undefined
  return kind && readByHand(kind, field, text, context, dictionary)
}

/** A value as people see it and compare it: as a text. */
export const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value)

/**
 * What somebody typed for a field, brought into the form of that field; null empties it.
 * @throws Fault `match.field_unknown`, `match.value_unreadable` with the reason in words, `match.name_needed`
 */
export function typedValue(
  subject: EditSubject,
  field: string,
  text: string | null,
  reading: Reading,
): string | null {
  const read = readTyped(subject, field, text ?? '', reading)
  if (read === undefined)
    throw new Fault('invalid', 'match.field_unknown', {
      field,
      known: [...fieldsOf[subject].keys(), ...ownOf(subject, reading.dictionary)].join(', '),
    })
  if ('refused' in read)
    throw new Fault('invalid', 'match.value_unreadable', {
      value: text ?? '',
      reason: reading.say(`collect.reject.${read.refused}`),
    })
  if (subject === 'account' && field === 'name' && read.value === null)
    throw new Fault('invalid', 'match.name_needed')
  return asText(read.value)
}

/** Longer tags do not fit where tags are shown. */
const longestTag = 60

/**
 * A tag in one form: single spaces, no separator of lists.
 * @throws Fault `match.tag_unreadable`
 */
export function typedTag(text: string): string {
  const tag = text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (tag === '' || tag.length > longestTag || /[;\p{Cc}\p{Cf}]/u.test(tag))
    throw new Fault('invalid', 'match.tag_unreadable', { tag, longest: longestTag })
  return tag
}
