import type { Lake } from '../../../ground/lake/index.ts'
import { accountFields } from '../account-fields.ts'
import { countGaps, sum } from './health.ts'
import type { AskUses, FlagCount, SourceHealth, Todo } from './model.ts'

type Found = Omit<Todo, 'text'>

/** More entries than this are no list to work off. */
const longest = 15

/**
 * What would make the data better, the most worthwhile first: values that a score or a gate asks for and accounts lack,
 * columns that nobody mapped, rows that were left out or look wrong, accounts without people, sources gone stale.
 */
export async function findTodo(
  lake: Lake,
  sources: readonly SourceHealth[],
  flags: readonly FlagCount[],
  askUses: AskUses,
): Promise<Found[]> {
  const [missing, { withoutPeople, unreachable }] = await Promise.all([
    missingValues(lake, askUses),
    countGaps(lake),
  ])
  const found: Found[] = [
    ...missing,
    ...sources.flatMap(({ source, kind, unmapped, rows }): Found[] =>
      unmapped.length === 0
        ? []
        : [
            {
              code: 'map_columns',
              params: { count: unmapped.length, source, columns: unmapped.slice(0, 5).join(', ') },
              gain: rows,
              link: `/data/rows/${kind}?${new URLSearchParams({ source })}`,
            },
          ],
    ),
    ...sources.flatMap(({ source, kind, refused }): Found[] =>
      refused === 0
        ? []
        : [
            {
              code: 'fix_refused',
              params: { count: refused, source, kind },
              gain: refused,
              link: `/data/imports?${new URLSearchParams({ source })}`,
            },
          ],
    ),
    ...flaggedBySource(flags),
    ...sources.flatMap(({ source, kind, rows, fresh }): Found[] =>
      fresh === rows
        ? []
        : [
            {
              code: 'renew_source',
              params: { count: rows - fresh, source },
              gain: rows - fresh,
              link: `/data/rows/${kind}?${new URLSearchParams({ source })}`,
            },
          ],
    ),
  ]
  if (withoutPeople > 0)
    found.push({
      code: 'find_people',
      params: { count: withoutPeople },
      gain: withoutPeople,
      link: '/accounts?sort=contacts',
    })
  if (unreachable > 0)
    found.push({
      code: 'replace_contacts',
      params: { count: unreachable },
      gain: unreachable,
      link: '/data/reachability',
    })
  return found.sort((a, b) => b.gain - a.gain || (a.link < b.link ? -1 : 1)).slice(0, longest)
}

/** Golden values that accounts lack and that would change a score or a gate. */
async function missingValues(lake: Lake, askUses: AskUses): Promise<Found[]> {
  const uses = await askUses()
  const asked = accountFields.filter(({ field }) =>
    uses.get(`accounts.${field}`)?.some((use) => use === 'score' || use === 'gate'),
  )
  if (asked.length === 0) return []
  const [row] = await lake.readText(
    `select ${asked.map(({ field }, i) => `cast(count_if(a.${field} is null) as bigint) as m${i}`).join(', ')} from match.accounts a`,
  )
  return asked.flatMap(({ field, filterable }, i): Found[] => {
    const accounts = Number(row?.[`m${i}`])
    if (accounts === 0) return []
    return [
      {
        code: 'fill_field',
        params: { count: accounts, field: `match.column.${field}` },
        gain: accounts,
        link: filterable ? `/accounts?${field}=` : `/accounts?sort=${field}`,
      },
    ]
  })
}

function flaggedBySource(flags: readonly FlagCount[]): Found[] {
  const groups = Map.groupBy(flags, ({ code, source }) => JSON.stringify([code, source]))
  return [...groups.values()].flatMap((group): Found[] => {
    const [first] = group
    if (!first) return []
    const { code, source } = first
    const count = sum(group.map(({ rows }) => rows))
    return [
      {
        code: 'check_flags',
        params: { count, source, flag: `match.flag.${code}` },
        gain: count,
        link: `/data/flags?${new URLSearchParams({ code, source })}`,
      },
    ]
  })
}
