import { type Dictionary, isOwnField, type Kind } from '../../collect/index.ts'
import { ownInRows } from '../own/own.ts'

/** A field of a kind, and where its value stands for the rows in force `r`, which may need a join. */
export type RowField = Readonly<{
  field: string
  label: Readonly<{ en: string; zh: string }>
  value: string
  from: string
}>

/** The fields of a kind, own fields included, as their values are read from its rows in force. */
export const rowFields = (dictionary: Dictionary, kind: Kind): RowField[] =>
  dictionary.fieldsOf(kind).map(({ field, label }) => ({
    field,
    label,
    ...(isOwnField(field) ? ownInRows(field) : { value: `r.${field}`, from: '' }),
  }))
