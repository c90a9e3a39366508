import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Me } from '../api/model.ts'
import { ProblemNote } from '../kit/feedback.tsx'
import { Bare } from './bare.tsx'
import { safeNext, useEnter } from './enter.ts'

export default function SignInPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const enter = useEnter(Me, '/session', safeNext(search.get('next')))
  return (
    <Bare title={t('web.sign_in.title')}>
      {enter.error && <ProblemNote error={enter.error} />}
      <Form layout="vertical" requiredMark={false} onFinish={(values) => enter.mutate(values)}>
        <Form.Item
          name="email"
          label={t('web.email')}
          rules={[{ required: true, message: t('web.form.email') }]}
        >
          <Input type="email" autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('web.password')}
          rules={[{ required: true, message: t('web.form.password') }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={enter.isPending || enter.isSuccess}
        >
          {t('web.sign_in.do')}
        </Button>
      </Form>
      <p className="tw-muted">{t('web.sign_in.forgot')}</p>
    </Bare>
  )
}
