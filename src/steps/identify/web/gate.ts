import { GateRule, rangeFields } from '../model.ts'

/** Whether a field is compared as a number; the others are by their values. */
export const isNumber = (field: string | undefined) => rangeFields.some((each) => each === field)

/** The rules as the form holds them: one shape for both kinds. */
export const rulesOf = (gate: readonly GateRule[]) =>
  gate.map((rule) =>
    'value' in rule ? { ...rule } : { field: rule.field, op: rule.op, values: rule.values },
  )

/** The rules that are complete, as the API wants them. */
export function gateOf(rules: unknown): GateRule[] {
  if (!Array.isArray(rules)) return []
  return rules.flatMap(({ field, op, value, values }) => {
    const rule = isNumber(field) ? { field, op, value } : { field, op, values }
    return GateRule.safeParse(rule).data ?? []
  })
}
