import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../web/index.ts'
import { type Reason, sayBin, sayReason, sayTrait } from '../model.ts'

/** Says bins and reasons in the language of the page, with its form of numbers. */
export function useBinWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const say = (key: string, params: Record<string, unknown> = {}) => t(key, params)
  return {
    trait: (trait: string) => sayTrait(trait, t),
    bin: (trait: string, bin: string) =>
      trait === 'country'
        ? format.country(sayBin(trait, bin, say, format.money))
        : sayBin(trait, bin, say, format.money),
    /** A value of a field as the account has it. */
    value: (field: string, value: string) => {
      if (field === 'country') return format.country(value)
      if (field === 'has_parent') return t(`identify.bin.${value}`, { defaultValue: value })
      const isAmount = field === 'employees' || field === 'revenue'
      return isAmount && Number.isFinite(Number(value)) ? format.number(Number(value)) : value
    },
    reason: (reason: Reason) => {
      const { trait, bin } = reason.params
      const named =
        trait === 'country' ? { ...reason.params, bin: format.country(String(bin)) } : reason.params
      return sayReason({ ...reason, params: named }, say, format.count, format.money)
    },
  }
}
