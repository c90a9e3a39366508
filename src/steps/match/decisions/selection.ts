import { z } from 'zod'
import type { Lake, WorkingTable } from '../../../ground/lake/index.ts'

/** Accounts by their ids, or all that the working table shows under a search and filters. */
export const Selection = z.union([
  z.strictObject({ ids: z.array(z.string().max(100)).min(1).max(1000) }),
  z.strictObject({
    q: z.string().max(200).optional(),
    filters: z
      .record(z.string().max(80), z.array(z.string().max(500)).max(500))
      .describe('Values by filterable column, as in the query of the working table'),
  }),
])
export type Selection = z.infer<typeof Selection>

/**
 * The ids of the accounts of a selection, each once; one that was merged away since is not among them.
 * @throws Fault `lake.column_unknown`, `lake.column_not_filterable`
 */
export async function selected(lake: Lake, table: WorkingTable, selection: Selection): Promise<string[]> {
  if ('ids' in selection) return table.ids(lake, { ids: selection.ids, filters: new Map() })
  return table.ids(lake, { q: selection.q, filters: new Map(Object.entries(selection.filters)) })
}
