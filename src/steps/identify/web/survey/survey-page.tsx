import { Alert, Button, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { Answered, Bare, ProblemNote, useAnswer, useFormat, useSend } from '../../../../web/index.ts'
import { OpenSurvey, ratings } from '../../survey/model.ts'

/** Where a customer answers; nobody has to sign in. */
export default function SurveyPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const token = search.get('token') ?? ''
  const survey = useAnswer(OpenSurvey, '/survey', { query: { token } })
  return (
    <Bare title={survey.data?.title ?? t('identify.web.survey')}>
      <Answered question={survey}>{(open) => <SurveyForm survey={open} token={token} />}</Answered>
    </Bare>
  )
}

type Values = {
  who?: string
  likes?: string
  dislikes?: string
  ratings?: Record<string, number | undefined>
}

function SurveyForm({ survey, token }: { survey: OpenSurvey; token: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const send = useSend(z.unknown())
  if (send.isSuccess)
    return <Alert type="success" showIcon title={t('identify.web.survey.thanks')} className="tw-note" />
  const answer = ({ ratings: given = {}, ...texts }: Values) =>
    send.mutate({
      path: '/survey',
      body: {
        token,
        ...texts,
        ratings: Object.entries(given).flatMap(([criterion_id, rating]) =>
          rating === undefined ? [] : { criterion_id, rating },
        ),
      },
    })
  return (
    <>
      {survey.intro && <p>{survey.intro}</p>}
      <Form layout="vertical" requiredMark={false} onFinish={answer}>
        <Form.Item name="likes" label={t('identify.web.survey.likes')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="dislikes" label={t('identify.web.survey.dislikes')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        {survey.questions.length > 0 && <h2>{t('identify.web.survey.matters')}</h2>}
        {survey.questions.map(({ criterion_id, title }) => (
          <Form.Item key={criterion_id} name={['ratings', criterion_id]} label={title}>
            <Radio.Group
              options={ratings.map((rating) => ({
                value: rating,
                label: t(`identify.survey.rating.${rating}`),
              }))}
            />
          </Form.Item>
        ))}
        <Form.Item name="who" label={t('identify.web.survey.who')} extra={t('identify.web.survey.who_hint')}>
          <Input maxLength={200} />
        </Form.Item>
        {send.error && <ProblemNote error={send.error} />}
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t('identify.web.survey.send')}
        </Button>
        <p className="tw-muted tw-small">
          {t('identify.web.survey.until', { day: format.date(survey.closes_on) })}
        </p>
      </Form>
    </>
  )
}
