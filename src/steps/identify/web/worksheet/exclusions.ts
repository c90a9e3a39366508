import { useTranslation } from 'react-i18next'
import { Exclusion, rangeFields, valueFields } from '../../model.ts'
import { isNumber } from '../gate.ts'

/** Fields that say who a company is, by which it can be left out. */
const whoFields = ['name', 'domain', 'owner', 'parent', 'relationship'] as const
export const exclusionFields: readonly string[] = [
  ...whoFields.slice(0, 2),
  'tags',
  ...whoFields.slice(2),
  ...valueFields.filter((field) => field !== 'tags'),
  ...rangeFields,
]

/** What a field is called, also one that is no trait. */
export function useFieldName() {
  const { t } = useTranslation()
  return (field: string) =>
    whoFields.some((each) => each === field) ? t(`match.column.${field}`) : t(`identify.trait.${field}`)
}

/** The exclusions that are complete, as the API wants them. */
export function exclusionsOf(lines: unknown): Exclusion[] {
  if (!Array.isArray(lines)) return []
  return lines.flatMap(({ kind, reason, field, op, value, values }) => {
    const rule = isNumber(field) ? { field, op, value } : { field, op: 'one_of', values }
    return Exclusion.safeParse({ kind, reason, rule }).data ?? []
  })
}
