import { z } from 'zod'
import type { ColumnType } from '../../../ground/lake/index.ts'
import type { Said, Value } from '../model.ts'

/** A value of an own field. */
export const OwnValue = z.object({
  field: z.string(),
  type: z.string(),
  label: z.string(),
  value: z.string(),
})
export type OwnValue = z.infer<typeof OwnValue>

/** An own field for one account: what is shown, and everything that its rows say, the newest first. */
export type OwnShown = Readonly<{
  field: string
  type: ColumnType
  label: string
  value: Value
  said: readonly Said[]
}>
