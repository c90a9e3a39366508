import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer, useColumns, useSend } from '../../../../web/index.ts'
import { Edit, FollowedEdit, ShownValue } from '../../model.ts'

const Values = z.object({ items: z.array(ShownValue) })
const Done = z.object({ edit: Edit, visible: z.boolean() })
const Edits = z.object({ items: z.array(FollowedEdit) })

/** Each golden value of an account with where it came from. */
export const useValues = (accountId: string) => useAnswer(Values, `/accounts/${accountId}/values`)

/** Whether a value is one of a field that people added. */
export const isOwn = ({ label_key }: ShownValue): boolean => label_key === null

/** What people changed about an account or contact; asked again every few seconds with `watch`. */
export const useEdits = (path: string, { watch = false, when = true } = {}) =>
  useAnswer(Edits, `${path}/edits`, { when, ...(watch ? { refetchMs: 3000 } : {}) })

/** Sends a change by hand; everything shown is asked anew afterwards. */
export const useChange = () => useSend(Done)

/** What a field that somebody changed is called. An own field that was removed since is called by its key. */
export function useFieldName(): (edit: Pick<Edit, 'subject' | 'field'>) => string {
  const { t } = useTranslation()
  const columns = useColumns('/accounts')
  return ({ subject, field }) =>
    subject === 'contact'
      ? t(`match.contact.${field}`)
      : (columns.data?.items.find(({ column }) => column === field)?.label ?? field)
}
