import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../web/index.ts'
import { type Exclusion, type GateRule, valueFields } from '../model.ts'
import { useBinWords } from './bins.ts'
import { useFieldName } from './worksheet/exclusions.ts'

/** Values of a rule that are named one by one. */
const mostNamed = 12

/** Says rules of the minimum profile and of exclusions in the language of the page. */
export function useRuleWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const fieldName = useFieldName()
  const list = (field: string, values: readonly string[]) =>
    format.list(values.slice(0, mostNamed).map((value) => words.value(field, value))) +
    (values.length > mostNamed ? ' …' : '')
  const number = (field: string, value: number) => (field === 'founded' ? String(value) : format.count(value))
  const said = (field: string, op: string, wanted: string) =>
    `${fieldName(field)} ${t(`identify.gate.${op}`)} ${wanted}`
  return {
    rule: (rule: GateRule | Exclusion['rule']) =>
      said(
        rule.field,
        rule.op,
        'values' in rule ? list(rule.field, rule.values) : number(rule.field, rule.value),
      ),
    /** A rule as a receipt tells it, its values in one text. */
    told: ({ field, op, wanted }: Readonly<{ field: string; op: string; wanted: string }>) => {
      const isNamed = valueFields.some((each) => each === field)
      const isNumber = wanted !== '' && Number.isFinite(Number(wanted))
      return said(
        field,
        op,
        isNamed ? list(field, wanted.split(', ')) : isNumber ? number(field, Number(wanted)) : wanted,
      )
    },
  }
}
