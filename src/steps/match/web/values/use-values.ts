import { z } from 'zod'
import { useAnswer, useSend } from '../../../../web/index.ts'
import { Edit, ShownValue } from '../../model.ts'

const Values = z.object({ items: z.array(ShownValue) })
const Done = z.object({ edit: Edit, visible: z.boolean() })
const Edits = z.object({ items: z.array(Edit) })

/** Each golden value of an account with where it came from. */
export const useValues = (accountId: string) => useAnswer(Values, `/accounts/${accountId}/values`)

/** What people changed about an account or contact; asked again every few seconds with `watch`. */
export const useEdits = (path: string, { watch = false, when = true } = {}) =>
  useAnswer(Edits, `${path}/edits`, { when, ...(watch ? { refetchMs: 3000 } : {}) })

/** Sends a change by hand; everything shown is asked anew afterwards. */
export const useChange = () => useSend(Done)
