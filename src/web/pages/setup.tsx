import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { Me } from '../api/model.ts'
import { ProblemNote } from '../kit/feedback.tsx'
import { Bare } from './bare.tsx'
import { useEnter } from './enter.ts'
import { PasswordFields } from './password-fields.tsx'

/** Creates the owner of a new home, with the one-time link that the first start prints. */
export default function SetupPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const token = search.get('token')
  const enter = useEnter(Me, '/setup', '/')
  if (!token) {
    return (
      <Bare title={t('web.setup.title')} lead={t('web.setup.no_token')}>
        <Link to="/sign-in">{t('web.setup.sign_in')}</Link>
      </Bare>
    )
  }
  return (
    <Bare title={t('web.setup.title')} lead={t('web.setup.lead')}>
      {enter.error && <ProblemNote error={enter.error} />}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ name, email, password }) => enter.mutate({ token, name, email, password })}
      >
        <Form.Item
          name="name"
          label={t('web.name')}
          rules={[{ required: true, message: t('web.form.name') }]}
        >
          <Input autoComplete="name" autoFocus />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('web.email')}
          rules={[{ required: true, type: 'email', message: t('web.form.email') }]}
        >
          <Input type="email" autoComplete="username" />
        </Form.Item>
        <PasswordFields />
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={enter.isPending || enter.isSuccess}
        >
          {t('web.setup.do')}
        </Button>
      </Form>
    </Bare>
  )
}
