import type { State } from '../../../ground/state/index.ts'
import { accountFields } from '../account-fields.ts'
import type { Priority } from '../model.ts'
import { tables } from './store.ts'

/** The list that stands for all fields without one of their own. */
export const allFields = ''

/** The place of sources that a list does not name: behind all that it names. */
export const lastPlace = 1000

/** The lists in force with who decided them, the one for all fields first. */
export async function readPriorities(state: State): Promise<Priority[]> {
  const rows = await tables(state.db)
    .selectFrom('match.priorities')
    .selectAll()
    .distinctOn('field')
    .orderBy('field')
    .orderBy('seq', 'desc')
    .execute()
  return rows
    .filter(({ sources }) => sources.length > 0)
    .map(({ field, sources, decided_by, decided_at }) => ({
      field: field === allFields ? null : field,
      sources,
      by: decided_by,
      at: decided_at.toISOString(),
    }))
}

/**
 * Keeps which source wins, for one field or (`null`) for all without a list of their own. An empty list takes the earlier
 * one back. Derived tables follow with the next refresh.
 */
export async function decidePriority(
  state: State,
  { field, sources, by }: Readonly<{ field: string | null; sources: readonly string[]; by: string }>,
): Promise<void> {
  await tables(state.db)
    .insertInto('match.priorities')
    .values({ field: field ?? allFields, sources: JSON.stringify(sources), decided_by: by })
    .execute()
}

/** The list that a field follows: its own, else the one for all fields. */
export const listFor = (priorities: readonly Priority[], field: string): readonly string[] =>
  (priorities.find((each) => each.field === field) ?? priorities.find((each) => each.field === null))
    ?.sources ?? []

/** Each source that some list names, with its place in the list that a field follows. */
export async function placesInForce(state: State) {
  const priorities = await readPriorities(state)
  return accountFields.flatMap(({ field }) =>
    listFor(priorities, field).map((source, place) => ({ field, source, place })),
  )
}
