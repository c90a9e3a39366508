import { z } from 'zod'

/** What of one table goes, changes or comes back, with the names of some. */
const TableChange = z.object({
  table: z.enum(['accounts', 'contacts', 'opportunities', 'activities']),
  gone: z.int(),
  changed: z.int(),
  back: z.int().describe('Rows that show again'),
  examples: z.array(z.string()).describe('Names of some that go'),
})
export type TableChange = z.infer<typeof TableChange>

/** A value of accounts that falls back to what it would be without the import. */
const ValueChange = z.object({
  field: z.string(),
  accounts: z.int(),
  examples: z.array(
    z.object({ account: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
export type ValueChange = z.infer<typeof ValueChange>

/** What taking an import out of force, or back into it, would change; it was rehearsed, not guessed. */
export const UndoPreview = z.object({ tables: z.array(TableChange), values: z.array(ValueChange) })
export type UndoPreview = z.infer<typeof UndoPreview>
