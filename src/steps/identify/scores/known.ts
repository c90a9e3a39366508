import { columnTrait, type Exclusion, type GateRule, typeOfTrait } from '../model.ts'
import { traitSql } from '../traits.ts'

/** What stands between the values of an account, and between the name of a value and itself. */
const [between, within] = ['\u001e', '\u001f']

/** Fields that are read of an account as they stand there, for rules and exclusions. */
export const fieldsOfRules = (
  profile: Readonly<{ gate: readonly GateRule[]; exclusions: readonly Exclusion[] }>,
): string[] =>
  [
    ...new Set<string>([
      ...profile.gate.map(({ field }) => field),
      ...profile.exclusions.map(({ rule }) => rule.field),
    ]),
  ].sort()

/**
 * All that a profile reads of an account, as one text by SQL over `match.accounts a`: names with their values, what is not known left out.
 * @param traits those that give points
 * @param fields those of its rules
 * @param bind how a value is bound
 */
export function knownSql(
  traits: readonly string[],
  fields: readonly string[],
  bind: (value: string) => string,
): Readonly<{ value: string; joins: string }> {
  const joins: string[] = []
  const plain = (sql: string) => `replace(replace(${sql}, chr(30), ' '), chr(31), ' ')`
  const named = (name: string, sql: string) => `coalesce(${bind(name + within)} || ${sql} || chr(30), '')`
  const ofTraits = traits.flatMap((trait, at) => {
    if (!trait.startsWith(columnTrait)) {
      const { text, number } = traitSql(trait, bind)
      return [named(trait, text === undefined ? `cast(${number} as varchar)` : plain(text))]
    }
    joins.push(
      `left join match.other_values o${at} on o${at}.account_id = a.account_id and o${at}.trait = ${bind(trait.slice(columnTrait.length))}`,
    )
    return [named(trait, plain(`o${at}.value`)), named(numberOf(trait), `cast(o${at}.number as varchar)`)]
  })
  const ofRules = fields
    .filter((field) => !traits.includes(field))
    .map((field) => {
      const type = typeOfTrait(field)
      if (type === 'flag')
        return named(field, `case when a.${field} then 'yes' when not a.${field} then 'no' end`)
      if (type === 'number' || type === 'money' || type === 'year')
        return named(field, `cast(a.${field} as varchar)`)
      return named(field, plain(`a.${field}`))
    })
  return { value: [...ofTraits, ...ofRules].join('\n    || ') || `''`, joins: joins.join('\n') }
}

/** The name under which the number that a column's value was read as is kept. */
const numberOf = (trait: string) => `${trait}#`

/** What was known of an account. */
export const readKnown = (text: string): Map<string, string> =>
  new Map(
    text
      .split(between)
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf(within)
        return [pair.slice(0, at), pair.slice(at + 1)]
      }),
  )

/** The value of a trait among what was known, as a number where it counts as one. */
export function valueIn(
  known: ReadonlyMap<string, string>,
  trait: string,
): Readonly<{ value: string | null; number: number | null }> {
  const value = known.get(trait) ?? null
  const type = typeOfTrait(trait)
  const isNumber = type === 'number' || type === 'money' || type === 'year'
  const number = trait.startsWith(columnTrait) ? known.get(numberOf(trait)) : isNumber ? value : null
  return { value, number: number === null || number === undefined ? null : Number(number) }
}

/** Values that differ between two moments, without those that only one of them looked at. */
export function changedValues(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  looked: (name: string) => boolean,
): { field: string; before: string | null; after: string | null }[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => !name.endsWith('#') && looked(name) && before.get(name) !== after.get(name))
    .sort()
    .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
}
