import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyNote, ProblemNote, Section, useFormat, useSession } from '../../../../web/index.ts'
import type { Worksheet } from '../../worksheet/model.ts'
import { SurveySection } from '../survey/surveys.tsx'
import { useSay } from './use-say.ts'

/** The second step: what customers of many years say, as evidence for single criteria or for all of it. */
export function AskStep({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const titleOf = (id: string | null) =>
    sheet.criteria.find(({ criterion_id }) => criterion_id === id)?.title ?? t('identify.web.sheet.about_all')
  return (
    <>
      <Section title={t('identify.web.sheet.evidence')} lead={t('identify.web.sheet.evidence_lead')}>
        {can('data:edit') && <NoteForm sheet={sheet} />}
        {sheet.evidence.length === 0 ? (
          <EmptyNote title={t('identify.web.sheet.no_evidence')} />
        ) : (
          <ul className="tw-sheet-notes">
            {[...sheet.evidence].reverse().map((note) => (
              <li key={note.seq}>
                <blockquote>{note.text}</blockquote>
                <span className="tw-muted tw-small">
                  {[note.who, titleOf(note.criterion_id), note.by, format.dateTime(note.at)].join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <SurveySection sheet={sheet} />
    </>
  )
}

function NoteForm({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const [form] = Form.useForm()
  const say = useSay(sheet)
  const add = ({ who, text, about }: { who: string; text: string; about: string }) =>
    say.contribute(
      { kind: 'evidence', criterion_id: about || null, who, text },
      { onSuccess: () => form.resetFields(['text']) },
    )
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ about: '' }} onFinish={add}>
      {say.error && <ProblemNote error={say.error} />}
      <div className="tw-fields">
        <Form.Item
          name="who"
          label={t('identify.web.sheet.who')}
          rules={[{ required: true, whitespace: true, message: t('identify.web.sheet.who_hint') }]}
        >
          <Input maxLength={200} placeholder={t('identify.web.sheet.who_hint')} />
        </Form.Item>
        <Form.Item name="about" label={t('identify.web.sheet.about')}>
          <Select
            options={[
              { value: '', label: t('identify.web.sheet.about_all') },
              ...sheet.criteria.map(({ criterion_id, title }) => ({ value: criterion_id, label: title })),
            ]}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="text"
        label={t('identify.web.sheet.said')}
        rules={[{ required: true, whitespace: true, message: t('identify.web.sheet.said_hint') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} placeholder={t('identify.web.sheet.said_hint')} />
      </Form.Item>
      <Button htmlType="submit" loading={say.isPending}>
        {t('identify.web.sheet.note_add')}
      </Button>
    </Form>
  )
}
