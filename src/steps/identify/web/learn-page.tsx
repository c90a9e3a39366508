import { Button, Form, Input, InputNumber } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Answered, Page, ProblemNote, Section, useAddress, useAnswer, useStart } from '../../../web/index.ts'
import { LearnRequest } from '../model.ts'
import { Profile } from '../profile/model.ts'
import { ColumnsField } from './columns-field.tsx'
import { gateOf, rulesOf } from './gate.ts'
import { GateEditor } from './gate-editor.tsx'
import { OutcomeFields, outcomeOf } from './outcome-fields.tsx'
import { RunningJob } from './running-job.tsx'
import { TraitsFields } from './traits-fields.tsx'
import { WordsHelp } from './words-help.tsx'

const Learned = z.object({ profile_id: z.string() })

/** Asks the data who the best customers are. `?from=` takes over the questions of an earlier profile. */
export default function LearnPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { search, change } = useAddress()
  const from = search.get('from')
  const earlier = useAnswer(Profile, `/profiles/${from}`, { when: from !== null })
  const job = search.get('job')
  return (
    <Page
      title={t('identify.web.best')}
      lead={t('identify.web.best_lead')}
      back={{ to: '/identify/profiles', label: t('identify.web.profiles') }}
    >
      {job ? (
        <RunningJob
          id={job}
          again={() => change({ job: null })}
          onDone={(result) => {
            const learned = Learned.safeParse(result)
            navigate(
              learned.success ? `/identify/profiles/${learned.data.profile_id}` : '/identify/profiles',
              { replace: true },
            )
          }}
        />
      ) : from === null ? (
        <LearnForm onStart={(id) => change({ job: id }, { replace: true })} />
      ) : (
        <Answered question={earlier}>
          {(profile) => (
            <LearnForm earlier={profile} onStart={(id) => change({ job: id }, { replace: true })} />
          )}
        </Answered>
      )}
    </Page>
  )
}

function LearnForm({ earlier, onStart }: { earlier?: Profile; onStart: (job: string) => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm()
  const send = useStart()
  const usual = LearnRequest.parse({ name: t('identify.web.usual_name') })
  const asked = earlier ? LearnRequest.strip().parse(earlier) : usual
  const { gate, ...initial } = asked
  useEffect(() => {
    form.setFieldValue('gate', rulesOf(gate))
  }, [form, gate])
  const learn = (values: Readonly<Record<string, unknown>>) => {
    const { outcome, product, since, until, tag, mix, put_in, taken_out, gate: rules, ...rest } = values
    const corrected = { outcome, product, since, until, tag, mix, put_in, taken_out }
    const body = { ...rest, ...outcomeOf(corrected), keep: asked.keep, gate: gateOf(rules) }
    send.mutate({ path: '/profiles/learn', body }, { onSuccess: (job) => onStart(job.id) })
  }
  return (
    <>
      {send.error && <ProblemNote error={send.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={learn}>
        <Section title={t('identify.web.question')} lead={t('identify.web.question_lead')}>
          <div className="tw-form">
            <Form.Item
              name="name"
              label={t('identify.web.name')}
              rules={[{ required: true, message: t('web.form.name') }]}
            >
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <OutcomeFields />
          <div className="tw-form">
            <Form.Item
              name="minimum_accounts"
              label={t('identify.web.minimum')}
              extra={t('identify.web.minimum_hint')}
              rules={[{ required: true, message: t('identify.web.minimum_hint') }]}
            >
              <InputNumber min={3} max={1000} precision={0} />
            </Form.Item>
            <ColumnsField />
            <TraitsFields />
          </div>
        </Section>
        <Section title={t('identify.web.gate')} lead={t('identify.web.gate_lead')}>
          <GateEditor />
        </Section>
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending || send.isSuccess}>
          {t('identify.web.learn_do')}
        </Button>
      </Form>
      <WordsHelp />
    </>
  )
}
