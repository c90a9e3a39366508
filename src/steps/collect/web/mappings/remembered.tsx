import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useFormat, useSend, useSession } from '../../../../web/index.ts'
import type { FileInspection } from '../../model.ts'

/** Says that a table is taken as somebody said before, by whom and when, and lets that be forgotten. */
export function Remembered({
  remembered,
  reset,
}: Pick<FileInspection, 'remembered'> & { reset: () => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const forget = useSend(z.unknown())
  if (remembered === null) return null
  const { mapping_id, source, by, at } = remembered
  return (
    <Alert
      type="info"
      showIcon
      className="tw-note"
      title={t('collect.web.remembered', { by, source, when: format.dateTime(at) })}
      action={
        can('data:import') && (
          <Button
            size="small"
            loading={forget.isPending}
            onClick={() =>
              forget.mutate({ path: `/mappings/${mapping_id}`, method: 'DELETE' }, { onSuccess: reset })
            }
          >
            {t('collect.web.forget_here')}
          </Button>
        )
      }
    />
  )
}
