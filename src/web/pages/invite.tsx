import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { useAnswer } from '../api/hooks.ts'
import { Answered, ProblemNote } from '../kit/feedback.tsx'
import { Bare } from './bare.tsx'
import { useEnter } from './enter.ts'
import { PasswordFields } from './password-fields.tsx'

const Invitation = z.object({ name: z.string(), email: z.string() })

/** Where an invited person chooses a password. */
export default function InvitePage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const token = search.get('token') ?? ''
  const invitation = useAnswer(Invitation, '/invite', { query: { token } })
  const enter = useEnter(z.unknown(), '/invite', '/')
  return (
    <Bare title={t('web.invite.title')}>
      <Answered question={invitation}>
        {(person) => (
          <>
            <p className="tw-lead">{t('web.invite.lead', { name: person.name })}</p>
            {enter.error && <ProblemNote error={enter.error} />}
            <Form
              layout="vertical"
              requiredMark={false}
              initialValues={{ email: person.email }}
              onFinish={({ password }) => enter.mutate({ token, password })}
            >
              <Form.Item name="email" label={t('web.email')}>
                <Input readOnly autoComplete="username" />
              </Form.Item>
              <PasswordFields />
              <Button type="primary" htmlType="submit" block loading={enter.isPending || enter.isSuccess}>
                {t('web.invite.do')}
              </Button>
            </Form>
          </>
        )}
      </Answered>
    </Bare>
  )
}
