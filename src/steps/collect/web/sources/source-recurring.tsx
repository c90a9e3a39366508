import { Alert, App, Button, Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Answered, ProblemNote, Section, useAnswer, useSend, useSession } from '../../../../web/index.ts'
import { Recurring, type Source } from '../../sources/model.ts'
import { UploadAddress } from './upload-address.tsx'
import { WatchedFolder } from './watched-folder.tsx'

/** How files of a source come by themselves: a folder, an address, and what is expected of them. */
export function SourceRecurring({ source }: { source: Source }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const recurring = useAnswer(Recurring, `/sources/${source.source_id}/recurring`, {
    when: can('data:import'),
    refetchMs: 30_000,
  })
  if (!can('data:import')) return null
  return (
    <Section title={t('collect.web.recurring')} lead={t('collect.web.recurring_lead')}>
      <Answered question={recurring}>
        {(known) => (
          <>
            {!can('settings:manage') && (
              <Alert type="info" showIcon className="tw-note" title={t('collect.web.recurring_admin')} />
            )}
            <div className="tw-columns">
              <WatchedFolder key={known.folder?.path} recurring={known} />
              <UploadAddress recurring={known} />
            </div>
            <Expectations recurring={known} />
          </>
        )}
      </Answered>
    </Section>
  )
}

/** When a file is due, and what to do with one that has shrunk or changed. */
function Expectations({ recurring }: { recurring: Recurring }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const send = useSend(Recurring)
  const { on_change, least_percent, expect_hours } = recurring
  return (
    <section aria-label={t('collect.web.expectations')}>
      <h3>{t('collect.web.expectations')}</h3>
      {send.error && <ProblemNote error={send.error} />}
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ on_change, least_percent, expect_hours }}
        onFinish={(body) =>
          send.mutate(
            { path: `/sources/${recurring.source_id}/recurring`, method: 'PATCH', body },
            { onSuccess: () => void message.success(t('collect.web.expectations_saved')) },
          )
        }
      >
        <div className="tw-fields">
          <Form.Item
            name="on_change"
            label={t('collect.web.on_change')}
            extra={t('collect.web.on_change_hint')}
          >
            <Select
              options={(['hold', 'import'] as const).map((value) => ({
                value,
                label: t(`collect.web.on_change.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="least_percent"
            label={t('collect.web.least_percent')}
            extra={t('collect.web.least_percent_hint')}
            rules={[{ required: true, message: t('collect.web.least_percent_hint') }]}
          >
            <InputNumber min={0} max={100} precision={0} suffix="%" />
          </Form.Item>
          <Form.Item
            name="expect_hours"
            label={t('collect.web.expect_hours')}
            extra={t('collect.web.expect_hours_hint')}
          >
            <InputNumber min={1} max={9600} precision={0} placeholder={t('collect.web.expect_learned')} />
          </Form.Item>
        </div>
        <Button htmlType="submit" loading={send.isPending}>
          {t('collect.web.save')}
        </Button>
      </Form>
    </section>
  )
}
