import { useTranslation } from 'react-i18next'
import { useColumns, useFormat } from '../../../web/index.ts'
import { type Reason, sayReason } from '../lists/model.ts'
import { columnTrait, fieldsOfTrait, sayBin, sayTrait, typeOfTrait } from '../model.ts'

/** Says bins and reasons in the language of the page, with its form of numbers. */
export function useBinWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns('/accounts')
  const called = (trait: string) =>
    columns.data?.items.find(({ column }) => trait === `${columnTrait}${column}` && column.startsWith('own_'))
      ?.label
  const pen = {
    called,
    say: (key: string, params: Record<string, unknown> = {}) => t(key, params),
    number: format.count,
    amount: format.money,
    name: format.name,
  }
  return {
    /** An own field is called as on every page, and the column of a file like its header. */
    trait: (trait: string) => sayTrait(trait, t, called),
    bin: (trait: string, bin: string) => sayBin(trait, bin, { ...pen, number: format.money }),
    /** A value of a field as the account has it. */
    value: (field: string, value: string) => {
      const type = typeOfTrait(field)
      if (type === 'presence' || type === 'flag') return t(`identify.bin.${value}`, { defaultValue: value })
      if (type === 'level') return t(`match.title_level.${value}`, { defaultValue: value })
      const isAmount = type === 'number' || type === 'money'
      return isAmount && Number.isFinite(Number(value))
        ? format.number(Number(value))
        : format.name(fieldsOfTrait(field)[0] ?? field, value)
    },
    reason: (reason: Reason) => sayReason(reason, pen),
  }
}
