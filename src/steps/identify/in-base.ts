import type { ReadContext } from '../collect/index.ts'
import { inBase } from '../match/index.ts'
import type { Exclusion, GateRule } from './model.ts'
import type { ScorecardFile } from './scorecard/model.ts'
import type { Content, Contribution, Criterion } from './worksheet/model.ts'

/** A value as rules write it: what is true or false is `yes` or `no`. */
function valueInBase(field: string, typed: string, context: ReadContext): string {
  const value = inBase(field, typed, context)
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

const allInBase = (field: string, typed: readonly string[], context: ReadContext): string[] => [
  ...new Set(typed.map((value) => valueInBase(field, value, context))),
]

/** A rule whose values stand as the base writes them. */
export const ruleInBase = <Rule extends GateRule | Exclusion['rule']>(
  rule: Rule,
  context: ReadContext,
): Rule => ('values' in rule ? { ...rule, values: allInBase(rule.field, rule.values, context) } : rule)

/** A profile as a file, with the values of its rules as the base writes them; those of its points stand as they were learned. */
export const scorecardInBase = (file: ScorecardFile, context: ReadContext): ScorecardFile => ({
  ...file,
  gate: file.gate.map((rule) => ruleInBase(rule, context)),
  exclusions: file.exclusions.map((each) => ({ ...each, rule: ruleInBase(each.rule, context) })),
})

function criterionInBase(criterion: Criterion, context: ReadContext): Criterion {
  const { field, wanted } = criterion
  if (field === null) return criterion
  return {
    ...criterion,
    wanted: wanted.map((level) =>
      'values' in level ? { ...level, values: allInBase(field, level.values, context) } : level,
    ),
  }
}

/** What is said in a worksheet, with the values of criteria and rules as the base writes them. */
export function saidInBase<Said extends Content | Contribution>(said: Said, context: ReadContext): Said {
  switch (said.kind) {
    case 'criterion':
      return { ...said, criterion: criterionInBase(said.criterion, context) }
    case 'gate':
      return { ...said, rules: said.rules.map((rule) => ruleInBase(rule, context)) }
    case 'exclusions':
      return {
        ...said,
        exclusions: said.exclusions.map((each) => ({ ...each, rule: ruleInBase(each.rule, context) })),
      }
    default:
      return said
  }
}
