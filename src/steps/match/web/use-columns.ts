import { z } from 'zod'
import { useAnswer } from '../../../web/index.ts'

const Columns = z.object({
  items: z.array(
    z.object({
      column: z.string(),
      type: z.string(),
      label_key: z.string(),
      filterable: z.boolean(),
      shown: z.boolean(),
      golden: z.boolean(),
    }),
  ),
})

/** The columns of the working table, those of later steps included. */
export const useColumns = () => useAnswer(Columns, '/accounts/columns')
