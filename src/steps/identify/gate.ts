import type { Row } from '../../ground/lake/index.ts'
import { fold } from './fold.ts'
import { type Exclusion, type GateRule, lists, typeOfTrait } from './model.ts'
import type { Score } from './scores/model.ts'

export type GateResult = Score['gate']
type GateReason = Score['gate_reasons'][number]
type Rule = GateRule | Exclusion['rule']

/** What the gate is asked of an account: its fields by name. */
export type GateSubject = Readonly<Row>

/**
 * The minimum customer profile (capability I5): a hard gate beside the score. An account passes when it
 * passes every rule and fails when it fails one; a field nobody knows neither passes nor fails. An account that an exclusion
 * names fails; of one that nobody knows enough of to say so, none does.
 */
export function judge(
  rules: readonly GateRule[],
  account: GateSubject,
  exclusions: readonly Exclusion[] = [],
): { gate: GateResult; reasons: GateReason[] } {
  const reasons = [
    ...rules.map((rule) => reasonOf(rule, account)),
    ...exclusions.flatMap((exclusion) => exclusionOf(exclusion, account)),
  ]
  const results = reasons.map(({ result }) => result)
  return {
    gate: results.includes('fail') ? 'fail' : results.includes('unknown') ? 'unknown' : 'pass',
    reasons,
  }
}

/** A field as rules see it: what is true or false is `yes` or `no`. */
function foundIn(field: string, account: GateSubject): string | null {
  const found = account[field] ?? null
  return found === null ? null : typeof found === 'boolean' ? (found ? 'yes' : 'no') : String(found)
}

function reasonOf(rule: GateRule, account: GateSubject): GateReason {
  const found = foundIn(rule.field, account)
  const wanted = 'values' in rule ? rule.values.join(', ') : String(rule.value)
  const result = found === null ? 'unknown' : holds(rule, found) ? 'pass' : 'fail'
  return { field: rule.field, op: rule.op, wanted, found, result }
}

/** Why an account is left out; nothing where it is not. Of a long list of names only those that are its own are told. */
function exclusionOf({ kind, reason, rule }: Exclusion, account: GateSubject): GateReason[] {
  const found = foundIn(rule.field, account)
  if (found === null || !holds(rule, found)) return []
  const wanted =
    'values' in rule
      ? rule.values.filter((value) => holds({ ...rule, values: [value] }, found)).join(', ')
      : String(rule.value)
  return [{ field: rule.field, op: rule.op, wanted, found, result: 'fail', exclusion: { kind, reason } }]
}

function holds(rule: Rule, found: string): boolean {
  if (rule.op === 'at_least') return Number(found) >= rule.value
  if (rule.op === 'at_most') return Number(found) <= rule.value
  if (rule.op === 'below') return Number(found) < rule.value
  const items = isList(rule.field) ? fold(found).split('; ') : [fold(found)]
  const listed = rule.values.some((value) => items.includes(fold(value)))
  return rule.op === 'one_of' ? listed : !listed
}

const isList = (field: string) => lists.some((list) => list === field)

/**
 * The same gate as one SQL expression over `match.accounts a`, with its bound values; a test holds it equal
 * to {@link judge}.
 */
export function gateSql(
  rules: readonly GateRule[],
  exclusions: readonly Exclusion[] = [],
): {
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
  const excluded = exclusions.map(({ rule }) => `(a.${rule.field} is not null and ${holdsSql(rule, bind)})`)
  if (conditions.length === 0 && excluded.length === 0) return { sql: `'pass'`, params }
  const fails = [
    ...conditions.map(({ column, holds }) => `(${column} is not null and not ${holds})`),
    ...excluded,
  ].join(' or ')
  const unknown = conditions.map(({ column }) => `${column} is null`).join(' or ') || 'false'
  return { sql: `case when ${fails} then 'fail' when ${unknown} then 'unknown' else 'pass' end`, params }
}

function holdsSql(rule: Rule, bind: (value: string | number) => string): string {
  if (rule.op === 'at_least') return `(a.${rule.field} >= ${bind(rule.value)})`
  if (rule.op === 'at_most') return `(a.${rule.field} <= ${bind(rule.value)})`
  if (rule.op === 'below') return `(a.${rule.field} < ${bind(rule.value)})`
  const is = rule.op === 'one_of'
  if (isList(rule.field)) {
    const items = `'; ' || lower(a.${rule.field}) || '; '`
    const any = rule.values.map((value) => `strpos(${items}, ${bind(`; ${fold(value)}; `)}) > 0`).join(' or ')
    return `(${is ? '' : 'not '}(${any}))`
  }
  const list = rule.values.map((value) => bind(fold(value))).join(', ')
  return `(${textSql(rule.field)} ${is ? 'in' : 'not in'} (${list}))`
}

const textSql = (field: string) =>
  typeOfTrait(field) === 'flag'
    ? `case when a.${field} then 'yes' when not a.${field} then 'no' end`
    : `lower(a.${field})`
