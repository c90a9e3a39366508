import type { Row } from '../../../ground/lake/index.ts'
import { gateSql } from '../gate.ts'
import { columnTrait } from '../model.ts'
import { traitSql } from '../traits.ts'
import { type Profile, sizes } from './model.ts'
import { missing, other } from './observed.ts'

/** A row of a scorecard as the lake keeps it: a text by its key, a number by its range. */
export type PointsOf = Readonly<{
  profile_id: string
  trait: string
  key: string | null
  low: number | null
  high: number | null
  points: number
}>

export const toPoints = (row: Row): PointsOf => ({
  profile_id: String(row.profile_id),
  trait: String(row.trait),
  key: row.bin_key === null ? null : String(row.bin_key),
  low: row.low === null ? null : Number(row.low),
  high: row.high === null ? null : Number(row.high),
  points: Number(row.points),
})

type Params = Record<string, string | number>
/** A statement with its bound values. */
export type Compiled = Readonly<{ sql: string; params: Params }>

/** The columns of a score, in the order in which they are kept. */
const columns = [
  'account_id',
  'profile_id',
  'fit',
  'grade',
  'gate',
  'probability',
  'probability_low',
  'probability_high',
  'expected_deal',
  'expected_value',
] as const

/**
 * Scorecards as SQL: two statements that give every account its score of every profile in one pass over the accounts. Each trait is worked
 * out once, however many profiles ask for it; its points are a choice between whole numbers, and a fit is their plain sum.
 * @param profiles at least one
 * @param bins those of their scorecards that give points
 * @param only which accounts: a condition on `a`
 * @param lines with every line of the sums in `scored`: `p<profile>_<trait>`, by their places
 * @returns `work` makes the table `scored`, one row per account; `scores` reads it, a row for each account and profile
 */
export function compileScores(
  profiles: readonly Profile[],
  bins: readonly PointsOf[],
  { only, lines = false }: Readonly<{ only?: string; lines?: boolean }> = {},
): { work: Compiled; scores: Compiled; traits: readonly string[] } {
  const work = binder('w')
  const names = [...new Set(bins.map(({ trait }) => trait))].sort()
  const place = new Map(names.map((name, at) => [name, at]))
  const joins: string[] = []
  const values = names.map((name, at) => {
    if (!name.startsWith(columnTrait)) {
      const { text, number } = traitSql(name, work.bind)
      return `  ${text === undefined ? 'cast(null as varchar)' : `lower(${text})`} as t${at}, cast(${number ?? 'null'} as double) as n${at}`
    }
    joins.push(
      `left join match.other_values o${at} on o${at}.account_id = a.account_id and o${at}.trait = ${work.bind(name.slice(columnTrait.length))}`,
    )
    return `  case when o${at}.number is null then lower(o${at}.value) end as t${at}, o${at}.number as n${at}`
  })
  const fits = profiles.map((profile, i) => {
    const own = Map.groupBy(
      bins.filter(({ profile_id }) => profile_id === profile.profile_id),
      ({ trait }) => trait,
    )
    const termOf = (at: number, given: readonly PointsOf[]) => pointsSql(at, i, given, work.bind)
    const terms = [...own].map(([trait, given]) => termOf(place.get(trait) ?? 0, given))
    const each = lines
      ? names.map((trait, at) => {
          const given = own.get(trait)
          return `  cast(${given === undefined ? '0' : termOf(at, given)} as bigint) as p${i}_${at},\n`
        })
      : []
    return `${each.join('')}  ${terms.length === 0 ? 'cast(null as bigint)' : `cast(${terms.join('\n    + ')} as bigint)`} as fit${i}`
  })
  const gates = profiles.map((profile, i) => {
    const gate = gateSql(profile.gate, profile.exclusions)
    const text = Object.entries(gate.params).reduce(
      (sql, [name, value]) => sql.replaceAll(`$${name}`, work.bind(value)),
      gate.sql,
    )
    return `  ${text} as gate${i}`
  })
  const sizeOf = sizes.map((size) => `  cast(a.${size} as double) as ${size}`)
  const texts = names.flatMap((name, at) =>
    bins.some(({ trait, key }) => trait === name && key !== null)
      ? [textSql(name, at, profiles, work.bind)]
      : [],
  )
  const scores = binder('s')
  return {
    traits: names,
    work: {
      sql: `create or replace temp table scored as
with known as (
select
  a.account_id,
${[...values, ...gates, ...sizeOf].join(',\n')}
from match.accounts a
${joins.join('\n')}
${only === undefined ? '' : `where ${only}`}
)
select
  k.account_id, ${sizes.map((size) => `k.${size}`).join(', ')}, ${profiles.map((_, i) => `k.gate${i}`).join(', ')},
${fits.join(',\n')}
from known k
${texts.join('\n')}`,
      params: work.params,
    },
    scores: {
      sql: profiles.map((profile, i) => scoreSql(profile, i, scores.bind)).join('\nunion all\n'),
      params: scores.params,
    },
  }
}

/** Binds values under names of its own; the same value is bound once. */
export function binder(prefix: string) {
  const params: Params = {}
  const known = new Map<string | number, string>()
  const bind = (value: string | number): string => {
    const name = known.get(value) ?? `${prefix}${known.size}_`
    known.set(value, name)
    params[name] = value
    return `$${name}`
  }
  return { params, bind }
}

type Bind = (value: string | number) => string

/** The points of each text of a trait, a column for each profile: looked up once per account, however many profiles ask. */
function textSql(trait: string, at: number, profiles: readonly Profile[], bind: Bind): string {
  const own = profiles.map(
    ({ profile_id }, i) => `max(case when b.profile_id = ${bind(profile_id)} then b.points end) as p${i}`,
  )
  return `left join (
  select b.bin_key, ${own.join(', ')}
  from identify.bins b
  where b.trait = ${bind(trait)} and b.bin_key is not null and b.most > 0
  group by 1
) b${at} on b${at}.bin_key = k.t${at}`
}

type Range = Readonly<{ low: number; high: number | null; points: number }>

/** The ranges of a number, in order; neighbours that give the same points are one. */
function merged(lines: readonly PointsOf[]): Range[] {
  const ranges = lines
    .flatMap(({ low, high, points }) => (low === null ? [] : [{ low, high, points }]))
    .sort((one, other) => one.low - other.low)
  const whole: Range[] = []
  for (const range of ranges) {
    const last = whole.at(-1)
    if (last && last.high === range.low && last.points === range.points)
      whole.splice(-1, 1, { ...last, high: range.high })
    else whole.push(range)
  }
  return whole
}

/** The points of a trait: of the range of a number, of a text with a bin of its own, of the rest, or of what is not known. */
function pointsSql(at: number, profile: number, lines: readonly PointsOf[], bind: Bind): string {
  const of = (key: string) => lines.find((line) => line.key === key)?.points ?? 0
  const ranges = merged(lines).map(({ low, high, points }) => {
    const from = `k.n${at} >= ${bind(low)}`
    return `when ${high === null ? from : `${from} and k.n${at} < ${bind(high)}`} then ${points}`
  })
  const text = lines.some(({ key }) => key !== null) ? `coalesce(b${at}.p${profile}, ${of(other)})` : '0'
  return `case
      when k.n${at} is not null then ${ranges.length === 0 ? '0' : `case ${ranges.join(' ')} else 0 end`}
      when k.t${at} is null then ${of(missing)}
      else ${text}
    end`
}

/** The scores of one profile out of the table `scored`: what its fit comes to is a choice as well. */
function scoreSql(profile: Profile, i: number, bind: Bind): string {
  const { A, B, C } = profile.cuts
  const band = (of: 'probability' | 'low' | 'high', fit = 'p.fit') =>
    profile.chances.length === 0
      ? 'cast(null as double)'
      : `case when ${fit} is null then null ${profile.chances
          .toReversed()
          .map((chance) => `when ${fit} >= ${bind(chance.from)} then cast(${bind(chance[of])} as double)`)
          .join(' ')} end`
  const deal = profile.chances.length === 0 ? 'cast(null as decimal(18, 2))' : dealSql(profile, bind)
  const value: Record<(typeof columns)[number], string> = {
    account_id: 'p.account_id',
    profile_id: bind(profile.profile_id),
    fit: 'p.fit',
    grade: `case when p.fit >= ${bind(A)} then 'A' when p.fit >= ${bind(B)} then 'B' when p.fit >= ${bind(C)} then 'C' when p.fit is not null then 'D' end`,
    gate: 'p.gate',
    probability: 'p.probability',
    probability_low: band('low'),
    probability_high: band('high'),
    expected_deal: 'p.deal',
    expected_value: 'cast(p.probability * p.deal as decimal(18, 2))',
  }
  return `select\n${columns.map((name) => `  ${value[name]} as ${name}`).join(',\n')}
from (
  select s.account_id, s.fit${i} as fit, s.gate${i} as gate, ${band('probability', `s.fit${i}`)} as probability, ${deal} as deal
  from scored s
) p`
}

/** What a success brings: by the size of the account where it is known, else that of all. */
function dealSql({ deals, deal_trait }: Profile, bind: Bind): string {
  const field = sizes.find((size) => size === deal_trait)
  const amount = (of: number) => `cast(${bind(of)} as decimal(18, 2))`
  const every = deals.find(({ low }) => low === null)
  if (every === undefined) return 'cast(null as decimal(18, 2))'
  if (field === undefined) return amount(every.amount)
  const ranges = deals.flatMap(({ low, high, amount: own }) => {
    if (low === null) return []
    const from = `s.${field} >= ${bind(low)}`
    return [`when ${high === null ? from : `${from} and s.${field} < ${bind(high)}`} then ${amount(own)}`]
  })
  return `case when s.${field} is null then ${amount(every.amount)} ${ranges.join(' ')} end`
}
