import type { Statement } from '../../ground/lake/index.ts'
import { titleLevels } from '../collect/index.ts'
import { fold } from './fold.ts'
import { fieldsOfTrait, lists, listTraits, type TraitType, traitFields, traits } from './model.ts'

/** What a trait says, as SQL over an account `a`: a text or a number. */
const said: Record<TraitType, (value: string) => Readonly<{ text?: string; number?: string }>> = {
  text: (value) => ({ text: value }),
  level: (value) => ({ text: value }),
  flag: (value) => ({ text: `case when ${value} then 'yes' when not ${value} then 'no' end` }),
  presence: (value) => ({ text: `case when ${value} is null then 'no' else 'yes' end` }),
  number: (value) => ({ number: value }),
  money: (value) => ({ number: value }),
  year: (value) => ({ number: value }),
}

const places = titleLevels.map((level, place) => `when '${level}' then ${place}`).join(' ')
const names = titleLevels.map((level, place) => `when ${place} then '${level}'`).join(' ')

/** What follows from golden values, or from other rows of the account; a whole that is 0 has no parts. */
const derived: Partial<Record<(typeof traitFields)[number], string>> = {
  sector: '(select max(s.sector) from identify.sectors s where s.industry = a.industry)',
  has_parent: `coalesce(a.parent, (select max(h.parent_id) from match.hierarchy h where h.account_id = a.account_id))`,
  has_parts: `(select max(h.account_id) from match.hierarchy h where h.parent_id = a.account_id)`,
  contact_level: `(
    select case min(case t.title_level ${places} end) ${names} end
    from match.contacts c
    join match.titles t on t.title = c.title
    where c.account_id = a.account_id
  )`,
  employees_per_site: 'cast(a.employees as double) / nullif(a.sites, 0)',
  revenue_per_employee: 'cast(a.revenue as double) / nullif(a.employees, 0)',
}

const saidBy = (trait: (typeof traitFields)[number]) =>
  said[traits[trait]](derived[trait] ?? `a.${fieldsOfTrait(trait)[0] ?? trait}`)

/** A trait is worked out where a scorecard asks for it, and only there. */
const asked = (which: string) => `exists (select 1 from identify.bins b where ${which})`

const branches = (): string[] => [
  ...traitFields.map((trait) => {
    const { text, number } = saidBy(trait)
    return `select a.account_id, '${trait}' as trait, cast(${text ?? number} as varchar) as value, ${text === undefined ? 'cast(null as varchar)' : `lower(${text})`} as text_value, cast(${number ?? 'null'} as double) as number_value
from match.accounts a
where ${asked(`b.trait = '${trait}'`)}`
  }),
  ...lists.map((field) => {
    const has = hasItemSql(field, `lower(substr(t.trait, ${field.length + 2}))`)
    return `select a.account_id, t.trait, ${has}, ${has}, cast(null as double)
from match.accounts a
cross join (select distinct trait from identify.bins where starts_with(trait, '${field}:')) t`
  }),
]

/**
 * What a trait of golden values or of an item of a list says, as SQL over an account `a`.
 * @param bind how a value is bound
 */
export function traitSql(
  trait: string,
  bind: (value: string) => string,
): Readonly<{ text?: string; number?: string }> {
  const golden = traitFields.find((field) => field === trait)
  if (golden !== undefined) return saidBy(golden)
  const field = lists.find((list) => trait.startsWith(`${list}:`))
  if (field === undefined) throw new Error(`no trait ${trait}`)
  return { text: hasItemSql(field, `lower(${bind(trait.slice(field.length + 1))})`) }
}

const hasItemSql = (field: string, items: string): string =>
  `case when @share_item(lower(a.${field}), ${items}, '; ') then 'yes' when a.${field} is not null then 'no' end`

/**
 * Of accounts the profile in force that they fit best, and how far the next is: with all accounts of a table, or all that have a fit. Those
 * of a page are ranked alone, as to rank a million accounts takes seconds.
 */
const bestFit = (of: string | undefined): string => `select
  r.account_id, @join_text(case when r.place = 1 then r.name end, ' = ', r.name) as best_profile, max(r.fit) as best_fit,
  max(r.fit) - max(case when r.turn = 2 then r.fit end) as best_lead
from (
  select
    f.account_id, p.name, f.fit, rank() over (partition by f.account_id order by f.fit desc) as place,
    row_number() over (partition by f.account_id order by f.fit desc, p.name) as turn
  from identify.account_fit f
  join identify.in_force p on p.profile_id = f.profile_id
  where f.fit is not null and f.gate <> 'fail'${of === undefined ? '' : ` and f.account_id in (select o.account_id from ${of} o)`}
) r
group by 1`

/** The statement with `{best fit}`, or `{best fit of …}` a table, and with `{trait values}` written out for every account and trait, and `{traits}` as columns of an account. */
export const forTraits = (statement: Statement): Statement => ({
  ...statement,
  sql: statement.sql
    .replace(/\{best fit(?: of (\w+))?\}/, (_, of?: string) => bestFit(of))
    .replace('{trait values}', () => branches().join('\nunion all\n'))
    .replace('{traits}', () =>
      [
        ...traitFields.map((trait) => {
          const { text, number } = saidBy(trait)
          return `${text ?? number} as ${trait}`
        }),
        ...listTraits.map((field) => `a.${field}`),
      ].join(',\n  '),
    ),
})

/** Items of a list that are looked at, the most frequent: more would find differences by chance. */
const mostItems = 20

/** The items that at least some accounts have, as traits of their own: `technologies:SAP`. */
export function itemTraits(rows: readonly Readonly<Record<string, unknown>>[], least: number): string[] {
  return listTraits.flatMap((field) => {
    const items = new Map<string, { item: string; count: number }>()
    for (const row of rows)
      for (const [key, item] of itemsOf(row[field])) {
        const known = items.get(key)
        items.set(key, {
          item: known && known.item < item ? known.item : item,
          count: (known?.count ?? 0) + 1,
        })
      }
    return [...items.values()]
      .filter(({ count }) => count >= least)
      .sort((a, b) => b.count - a.count || (a.item < b.item ? -1 : 1))
      .slice(0, mostItems)
      .map(({ item }) => `${field}:${item}`)
  })
}

/** Whether the list of an account has the item of a trait; null where it has no list. */
export function hasItem(trait: string, list: unknown): 'yes' | 'no' | null {
  if (typeof list !== 'string') return null
  return itemsOf(list).has(fold(trait.slice(trait.indexOf(':') + 1))) ? 'yes' : 'no'
}

const itemsOf = (list: unknown): Map<string, string> =>
  new Map(
    typeof list === 'string'
      ? list
          .split('; ')
          .filter(Boolean)
          .map((item) => [fold(item), item])
      : [],
  )
