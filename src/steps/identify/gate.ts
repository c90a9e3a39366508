import type { Row } from '../../ground/lake/index.ts'
import { fold } from './fold.ts'
import type { GateRule, Score } from './model.ts'

export type GateResult = Score['gate']
type GateReason = Score['gate_reasons'][number]

/** What the gate is asked of an account: its fields by name. */
export type GateSubject = Readonly<Row>

/**
 * The minimum customer profile (capability I5): a hard gate beside the score. An account passes when it
 * passes every rule and fails when it fails one; a field nobody knows neither passes nor fails.
 */
export function judge(
  rules: readonly GateRule[],
  account: GateSubject,
): { gate: GateResult; reasons: GateReason[] } {
  const reasons = rules.map((rule) => reasonOf(rule, account))
  const results = reasons.map(({ result }) => result)
  return {
    gate: results.includes('fail') ? 'fail' : results.includes('unknown') ? 'unknown' : 'pass',
    reasons,
  }
}

function reasonOf(rule: GateRule, account: GateSubject): GateReason {
  const found = account[rule.field] ?? null
  const wanted = 'values' in rule ? rule.values.join(', ') : String(rule.value)
  const result = found === null ? 'unknown' : holds(rule, found) ? 'pass' : 'fail'
  return { field: rule.field, op: rule.op, wanted, found: found === null ? null : String(found), result }
}

function holds(rule: GateRule, found: NonNullable<Row[string]>): boolean {
  if (rule.op === 'at_least') return Number(found) >= rule.value
  if (rule.op === 'at_most') return Number(found) <= rule.value
  const listed = rule.values.some((value) => fold(value) === fold(String(found)))
  return rule.op === 'one_of' ? listed : !listed
}

/**
 * The same gate as one SQL expression over `match.accounts a`, with its bound values; a test holds it equal
 * to {@link judge}.
 */
export function gateSql(rules: readonly GateRule[]): {
  sql: string
  params: Record<string, string | number>
} {
  const params: Record<string, string | number> = {}
  const bind = (value: string | number) => {
    const name = `gate_${Object.keys(params).length}_`
    params[name] = value
    return `$${name}`
  }
  const conditions = rules.map((rule) => ({ column: `a.${rule.field}`, holds: holdsSql(rule, bind) }))
  if (conditions.length === 0) return { sql: `'pass'`, params }
  const fails = conditions.map(({ column, holds }) => `(${column} is not null and not ${holds})`).join(' or ')
  const unknown = conditions.map(({ column }) => `${column} is null`).join(' or ')
  return { sql: `case when ${fails} then 'fail' when ${unknown} then 'unknown' else 'pass' end`, params }
}

function holdsSql(rule: GateRule, bind: (value: string | number) => string): string {
  if (rule.op === 'at_least') return `(a.${rule.field} >= ${bind(rule.value)})`
  if (rule.op === 'at_most') return `(a.${rule.field} <= ${bind(rule.value)})`
  const list = rule.values.map((value) => bind(fold(value))).join(', ')
  return `(lower(a.${rule.field}) ${rule.op === 'one_of' ? 'in' : 'not in'} (${list}))`
}
