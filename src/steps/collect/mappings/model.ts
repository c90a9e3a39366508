import { z } from 'zod'
import { Kind } from '../model.ts'

/** A correction that is remembered: what files of this source with these columns hold. */
export const Mapping = z.object({
  mapping_id: z.string(),
  source: z.string().describe('Label of the source, or what the name of the file stands for'),
  kind: Kind,
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  decided_by: z.string(),
  decided_at: z.iso.datetime(),
})
export type Mapping = z.infer<typeof Mapping>
