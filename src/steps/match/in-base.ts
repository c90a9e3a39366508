import { type ReadContext, readByHand } from '../collect/index.ts'

/** A value of accounts as the base writes it: `体育` is `Sports` there, `Guangzhou` is `广州`. What cannot be read stays as it was typed. */
export function inBase(field: string, typed: string, context: ReadContext): string | number | boolean {
  const read = readByHand('accounts', field, typed, context)
  return read === undefined || 'refused' in read || read.value === null ? typed : read.value
}
