import { z } from 'zod'

/** A value of an own field. */
export const OwnValue = z.object({
  field: z.string(),
  type: z.string(),
  label: z.string(),
  value: z.string(),
})
export type OwnValue = z.infer<typeof OwnValue>
