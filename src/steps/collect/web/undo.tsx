import { UndoOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useFormat, useProblemWords, useSession, useStart } from '../../../web/index.ts'
import type { Import } from '../model.ts'

/** Takes an import back, after saying exactly what that does. */
export function Undo({ imported, small }: { imported: Import; small?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { modal, message } = App.useApp()
  const say = useProblemWords()
  const { can } = useSession()
  const start = useStart()
  if (imported.status !== 'imported' || !can('data:import')) return null
  const { created, updated } = imported.counts
  const ask = () =>
    modal.confirm({
      scrollLock: false,
      title: t('collect.web.undo_ask', { file: imported.file }),
      content: (
        <ul className="tw-plain-list">
          {created > 0 && (
            <li>{t('collect.web.undo_created', { count: created, rows: format.count(created) })}</li>
          )}
          {updated > 0 && (
            <li>{t('collect.web.undo_updated', { count: updated, rows: format.count(updated) })}</li>
          )}
          <li>{t('collect.web.undo_after')}</li>
        </ul>
      ),
      okText: t('collect.web.undo'),
      okButtonProps: { danger: true },
      width: 480,
      onOk: () =>
        start.mutateAsync({ path: `/imports/${imported.import_id}/undo` }).then(
          (job) => navigate(`/data/imports/jobs/${job.id}`),
          (error: unknown) => void message.error(say(error).detail),
        ),
    })
  return (
    <Button
      size={small ? 'small' : undefined}
      icon={<UndoOutlined aria-hidden />}
      aria-label={t('collect.web.undo_of', { file: imported.file })}
      onClick={ask}
    >
      {t('collect.web.undo')}
    </Button>
  )
}
