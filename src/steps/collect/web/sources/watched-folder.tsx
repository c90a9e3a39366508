import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ProblemNote, useFormat, useSend, useSession } from '../../../../web/index.ts'
import { Recurring } from '../../sources/model.ts'

/** The folder on the server that is watched; owners and administrators set it. */
export function WatchedFolder({ recurring }: { recurring: Recurring }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const set = useSend(Recurring)
  const stop = useSend(z.unknown())
  const path = `/sources/${recurring.source_id}/folder`
  const { folder } = recurring
  return (
    <section aria-label={t('collect.web.folder')}>
      <h3>{t('collect.web.folder')}</h3>
      <p className="tw-lead">{t('collect.web.folder_lead')}</p>
      {folder?.problem && <Alert type="error" showIcon className="tw-note" title={folder.problem} />}
      {folder && (
        <p className="tw-muted">
          {t('collect.web.folder_set', { by: folder.set_by, when: format.dateTime(folder.set_at) })}{' '}
          {folder.looked_at
            ? t('collect.web.folder_looked', { when: format.dateTime(folder.looked_at) })
            : t('collect.web.folder_not_looked')}
        </p>
      )}
      {(set.error ?? stop.error) && <ProblemNote error={set.error ?? stop.error} />}
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ path: folder?.path ?? '' }}
        onFinish={(body) => set.mutate({ path, method: 'PUT', body })}
      >
        <Form.Item
          name="path"
          label={t('collect.web.folder_path')}
          rules={[
            { required: true, message: t('collect.web.folder_path_needed') },
            { pattern: /^(\/|[a-z]:\\)/i, message: t('collect.web.folder_path_needed') },
          ]}
        >
          <Input
            maxLength={4000}
            className="tw-code"
            placeholder="/srv/exports/crm"
            disabled={!can('settings:manage')}
          />
        </Form.Item>
        {can('settings:manage') && (
          <span className="tw-row">
            <Button htmlType="submit" loading={set.isPending}>
              {t(folder ? 'collect.web.folder_change' : 'collect.web.folder_watch')}
            </Button>
            {folder && (
              <Button
                type="text"
                danger
                loading={stop.isPending}
                onClick={() => stop.mutate({ path, method: 'DELETE' })}
              >
                {t('collect.web.folder_stop')}
              </Button>
            )}
          </span>
        )}
      </Form>
    </section>
  )
}
