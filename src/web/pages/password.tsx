import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSend } from '../api/hooks.ts'
import { ProblemNote } from '../kit/feedback.tsx'
import { Page } from '../kit/page.tsx'
import { PasswordFields } from './password-fields.tsx'

/** Where people change their own password. */
export default function PasswordPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm()
  const send = useSend(z.unknown())
  const change = (values: { current: string; next: string }) =>
    send.mutate(
      { path: '/session/password', method: 'PATCH', body: { current: values.current, new: values.next } },
      {
        onSuccess: () => {
          form.resetFields()
          void message.success(t('web.password.changed'))
        },
      },
    )
  return (
    <Page title={t('web.password.title')} lead={t('web.password.lead')}>
      <div className="tw-form">
        {send.error && <ProblemNote error={send.error} />}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={change}>
          <Form.Item
            name="current"
            label={t('web.password.current')}
            rules={[{ required: true, message: t('web.form.password') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <PasswordFields name="next" />
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('web.password.do')}
          </Button>
        </Form>
      </div>
    </Page>
  )
}
