import { type Dictionary, dictionary } from '../fields/index.ts'
import type { Kind } from '../model.ts'
import { standardiserOf } from './index.ts'
import { plainReading, type RefusedCode, type Value } from './standard.ts'

/** Nobody types a date month first where the form of the page says otherwise, and everybody sees what was understood. */
export const reading = { ...plainReading, day_first: true }

/**
 * A value that somebody typed, in the form of its field like one from a file; null when the text says nothing.
 * @returns why it cannot be read, the words for which stand under `collect.reject.<code>`; undefined for a field that the
 *   kind does not have
 */
export function readByHand(
  kind: Kind,
  name: string,
  text: string,
  context: Readonly<{ today: string; region: string }>,
  known: Pick<Dictionary, 'fieldOf'> = dictionary,
): { value: Value | null } | { refused: RefusedCode } | undefined {
  return readerByHand(kind, name, known)?.(text, { ...context, reading })
}

/** What reads values of one field like that, for many of them; undefined for a field that the kind does not have. */
export function readerByHand(
  kind: Kind,
  name: string,
  { fieldOf }: Pick<Dictionary, 'fieldOf'> = dictionary,
) {
  const field = fieldOf(kind, name)
  return field && standardiserOf(field)
}
