import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { type Alert, Source, type sourceColumns } from './model.ts'
import { listRecurring } from './recurring.ts'
import { sql } from './statements.ts'
import { readDescribed, sourceIdOf, unsaid } from './store.ts'

export type SourceSort = Readonly<{ column: (typeof sourceColumns)[number]; direction: 'asc' | 'desc' }>

const nothingCame = {
  imports: 0,
  files: 0,
  rows: 0,
  refused: 0,
  last_import_at: null,
}

/**
 * Every source: those that an import named, and those that somebody described. An import registers its source by
 * naming it, so there is nothing to keep in step.
 */
export async function allSources(lake: Lake, state: State, alerts: readonly Alert[] = []): Promise<Source[]> {
  const [figures, described, recurring] = await Promise.all([
    lake.read(sql.source_figures),
    readDescribed(state),
    listRecurring(state),
  ])
  const unseen = alerts.filter(({ seen_at }) => seen_at === null)
  const own = new Set(recurring.map(({ label }) => label))
  const came = new Map(figures.map((row) => [String(row.label), row]))
  const said = new Map(described.map((row) => [row.label, row]))
  return [...new Set([...came.keys(), ...said.keys()])].map((label) => {
    const row = came.get(label)
    const words = said.get(label)
    const { imports, files, rows, refused, last_import_at } = { ...nothingCame, ...row }
    return Source.parse({
      ...unsaid,
      ...words,
      source_id: sourceIdOf(label),
      label,
      needs_details: words === undefined,
      created_by: row?.first_import_by ?? words?.created_by,
      created_at: row?.first_import_at ?? words?.created_at.toISOString(),
      changed_by: words?.changed_by ?? null,
      changed_at: words?.changed_at.toISOString() ?? null,
      imports,
      files,
      rows,
      refused,
      refused_share: Number(rows) > 0 ? Number(refused) / Number(rows) : null,
      last_import_at,
      recurring: own.has(label),
      alerts: unseen.filter((alert) => alert.label === label).length,
    })
  })
}

/** @throws Fault `collect.source_missing` */
export async function getSource(
  lake: Lake,
  state: State,
  id: string,
  alerts: readonly Alert[] = [],
): Promise<Source> {
  const source = (await allSources(lake, state, alerts)).find(({ source_id }) => source_id === id)
  if (!source) throw new Fault('missing', 'collect.source_missing', { id })
  return source
}

/** Sources that say a text somewhere, in an order; what is not known stands last in either direction. */
export function pickSources(sources: readonly Source[], q: string, sort: SourceSort): Source[] {
  const wanted = q.toLowerCase()
  const says = ({ label, owner, contact, note }: Source) =>
    [label, owner, contact, note].some((text) => text?.toLowerCase().includes(wanted))
  const sign = sort.direction === 'desc' ? -1 : 1
  return sources.filter(says).sort((left, right) => {
    const [a, b] = [left[sort.column], right[sort.column]]
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byLabel(left, right)
    return sign * compare(a, b) || byLabel(left, right)
  })
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))

const byLabel = (a: Source, b: Source): number => compare(a.label, b.label)
