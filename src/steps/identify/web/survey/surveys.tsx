import { Alert, Button, Form, Input, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  Answered,
  Dialog,
  EmptyNote,
  ProblemNote,
  Section,
  useAnswer,
  useFormat,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import { BegunSurvey, Survey } from '../../survey/model.ts'
import type { Worksheet } from '../../worksheet/model.ts'
import { Result } from './result.tsx'

const Surveys = z.object({ items: z.array(Survey) })
const weeks = 4

/** Surveys of customers about this worksheet, and what they answered. */
export function SurveySection({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const [begins, setBegins] = useState(false)
  const close = useSend(Surveys)
  const surveys = useAnswer(Surveys, `/worksheets/${sheet.worksheet_id}/surveys`, { refetchMs: 5000 })
  const mayChange = can('profile:edit')
  return (
    <Section
      title={t('identify.web.survey.all')}
      lead={t('identify.web.survey.all_lead')}
      actions={mayChange && <Button onClick={() => setBegins(true)}>{t('identify.web.survey.begin')}</Button>}
    >
      {close.error && <ProblemNote error={close.error} />}
      <Answered question={surveys}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote title={t('identify.web.survey.none')} />
          ) : (
            items.map((survey) => (
              <article key={survey.survey_id} aria-label={survey.title} className="tw-survey">
                <header className="tw-row">
                  <h3>{survey.title}</h3>
                  <Tag color={survey.open ? 'processing' : 'default'}>
                    {survey.open
                      ? t('identify.web.survey.until', { day: format.date(survey.closes_on) })
                      : t('identify.web.survey.closed')}
                  </Tag>
                  <span className="tw-muted">
                    {t('identify.web.survey.count', { count: survey.answers })}
                  </span>
                  {survey.open && mayChange && (
                    <Button
                      size="small"
                      loading={close.isPending}
                      onClick={() => close.mutate({ path: `/surveys/${survey.survey_id}/close` })}
                    >
                      {t('identify.web.survey.close')}
                    </Button>
                  )}
                </header>
                {survey.answers > 0 && <Result survey={survey} />}
              </article>
            ))
          )
        }
      </Answered>
      {begins && <BeginSurvey sheet={sheet} close={() => setBegins(false)} />}
    </Section>
  )
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

function BeginSurvey({ sheet, close }: { sheet: Worksheet; close: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm()
  const send = useSend(BegunSurvey)
  const begin = (values: { title: string; intro?: string; closes_on: string }) =>
    send.mutate({ path: `/worksheets/${sheet.worksheet_id}/surveys`, body: values })
  const link = send.data && new URL(send.data.link, window.location.origin).href
  const needed = [{ required: true, message: t('web.form.name') }]
  return (
    <Dialog
      open
      title={t('identify.web.survey.begin')}
      okText={link ? t('identify.web.survey.done') : t('identify.web.survey.begin')}
      onOk={link ? close : () => form.submit()}
      confirmLoading={send.isPending}
      onCancel={close}
    >
      {send.error && <ProblemNote error={send.error} />}
      {link ? (
        <Alert
          type="success"
          showIcon
          title={t('identify.web.survey.link')}
          description={<Typography.Text copyable={{ text: link }}>{link}</Typography.Text>}
        />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ title: t('identify.web.survey.usual'), closes_on: dayIn(weeks * 7) }}
          onFinish={begin}
        >
          <Form.Item name="title" label={t('identify.web.survey.title')} rules={needed}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="intro" label={t('identify.web.survey.intro')}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <Form.Item name="closes_on" label={t('identify.web.survey.closes')} rules={needed}>
            <Input type="date" min={dayIn(0)} />
          </Form.Item>
        </Form>
      )}
    </Dialog>
  )
}
