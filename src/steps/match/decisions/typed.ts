import { Fault } from '../../../ground/kernel/index.ts'
import { type ReadContext, readByHand } from '../../collect/index.ts'
import { accountFields, contactFields } from '../account-fields.ts'
import type { EditSubject } from '../model.ts'

type Say = (key: string) => string

/** Field of the dictionary that a shown value comes from, by subject. */
const fieldsOf: Record<EditSubject, ReadonlyMap<string, string>> = {
  account: new Map(accountFields.map(({ field }) => [field, field])),
  contact: new Map(contactFields.map((field) => [field, field === 'name' ? 'full_name' : field])),
}

const kindOf = { account: 'accounts', contact: 'contacts' } as const

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
  { context, say }: Readonly<{ context: ReadContext; say: Say }>,
): string | null {
  const name = fieldsOf[subject].get(field)
  const read = name === undefined ? undefined : readByHand(kindOf[subject], name, text ?? '', context)
  if (read === undefined)
    throw new Fault('invalid', 'match.field_unknown', {
      field,
      known: [...fieldsOf[subject].keys()].join(', '),
    })
  if ('refused' in read)
    throw new Fault('invalid', 'match.value_unreadable', {
      value: text ?? '',
      reason: say(`collect.reject.${read.refused}`),
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
