import { z } from 'zod'
import type { Speak } from '../../../ground/kernel/index.ts'
import type { Lake, WorkingTable } from '../../../ground/lake/index.ts'
import type { State, Job as StateJob } from '../../../ground/state/index.ts'
import type { ReadContext } from '../../collect/index.ts'
import { Edit } from '../model.ts'

/** What the routes of decisions need. */
export type DecisionServices = Readonly<{
  lake: Lake
  state: State
  /** The working table, whose filters say what a selection is. */
  tableNow: () => Promise<WorkingTable>
  speak: Speak
  readContext: () => ReadContext
  /** Makes visible what was decided about single accounts and contacts. */
  follow: () => Promise<void>
  /** Starts the job that makes everything anew. */
  refresh: (by: string) => Promise<StateJob>
}>

/** The answer to an edit. */
export const Done = z.object({
  edit: Edit,
  visible: z
    .boolean()
    .describe('false: it is kept, and shown as soon as the work that holds the lake is done'),
})
