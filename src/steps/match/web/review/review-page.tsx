import { App, AutoComplete, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  Page,
  ProblemNote,
  Section,
  useAddress,
  useAnswer,
  useFormat,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import { Answer, Doubtful, reviewTypes } from '../../review/model.ts'

const List = z.object({ items: z.array(Doubtful), total: z.number() })
const Answers = z.object({ items: z.array(Answer) })
const everything = 'all'

/** Values that nobody knows, each with what it may mean, and what was answered. */
export default function ReviewPage() {
  const { t } = useTranslation()
  const { search, change } = useAddress()
  const type = search.get('type') ?? everything
  const list = useAnswer(List, '/review', {
    query: { type: type === everything ? undefined : type },
    keep: true,
  })
  return (
    <Page
      title={t('match.review')}
      lead={t('match.review.lead')}
      actions={
        <Segmented
          size="small"
          aria-label={t('match.review.type')}
          value={type}
          options={[everything, ...reviewTypes].map((each) => ({
            value: each,
            label: t(`match.review.type.${each}`),
          }))}
          onChange={(each) => change({ type: each === everything ? null : each }, { replace: true })}
        />
      }
    >
      <Answered question={list}>{({ items }) => <DoubtfulTable items={items} />}</Answered>
      <AnswersSection />
    </Page>
  )
}

function DoubtfulTable({ items }: { items: readonly Doubtful[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <DataTable
      label={t('match.review')}
      rows={items}
      rowKey={(each) => `${each.type} ${each.written}`}
      detail={(each) => (
        <>
          <strong>{t('match.review.examples')}</strong>
          <ul className="tw-plain-list">
            {each.examples.map(({ import_id, file, line, row }) => (
              <li key={`${import_id} ${line}`}>
                <Link to={`/data/imports/${import_id}`}>{t('match.review.line', { file, line })}</Link>{' '}
                <span className="tw-code tw-muted">{row}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      columns={[
        { key: 'written', title: t('match.review.written'), cell: (each) => each.written },
        // Beside what is written, so that a narrow window has both.
        { key: 'answer', title: t('match.review.answer'), cell: (each) => <AnswerField doubtful={each} /> },
        { key: 'type', title: t('match.review.type'), cell: (each) => t(`match.review.type.${each.type}`) },
        {
          key: 'rows',
          title: t('match.review.rows'),
          numeric: true,
          cell: (each) => format.count(each.rows),
        },
        {
          key: 'accounts',
          title: t('match.review.accounts'),
          numeric: true,
          cell: (each) => format.count(each.accounts),
        },
      ]}
      empty={<EmptyNote title={t('match.review.none')} text={t('match.review.none_text')} />}
    />
  )
}

/** The one meaning of a slip of the pen stands there already; nothing is kept before somebody saves it. */
function AnswerField({ doubtful }: { doubtful: Doubtful }) {
  const { type, written, candidates } = doubtful
  const { t } = useTranslation()
  const { can } = useSession()
  const { message } = App.useApp()
  const send = useSend(Answer)
  const [text, setText] = useState(candidates.find(({ is_clear }) => is_clear)?.label ?? '')
  const meant = candidates.find(({ label }) => label === text.trim())?.value ?? text.trim()
  const save = (said: string | null) =>
    send.mutate(
      { path: '/review/answers', body: { type, written, value: said } },
      { onSuccess: () => void message.success(t('match.review.saved')) },
    )
  if (!can('data:import'))
    return <span className="tw-muted">{candidates.map(({ label }) => label).join(' · ')}</span>
  return (
    <>
      {send.error && <ProblemNote error={send.error} />}
      <span className="tw-row">
        <AutoComplete
          size="small"
          className="tw-field"
          value={text}
          options={candidates.map((each) => ({
            value: each.label,
            label: `${each.label} · ${t(`match.review.reason.${each.reason}`)}`,
          }))}
          placeholder={t('match.review.choose')}
          aria-label={t('match.review.answer_of', { written })}
          popupMatchSelectWidth={false}
          maxLength={200}
          onChange={(typed) => setText(typed ?? '')}
        />
        <Button
          size="small"
          type="primary"
          disabled={meant === ''}
          loading={send.isPending}
          aria-label={t('match.review.save_of', { written })}
          onClick={() => save(meant)}
        >
          {t('match.review.save')}
        </Button>
        <Button size="small" aria-label={t('match.review.keep_of', { written })} onClick={() => save(null)}>
          {t('match.review.keep')}
        </Button>
      </span>
    </>
  )
}

function AnswersSection() {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const answers = useAnswer(Answers, '/review/answers')
  const undo = useSend(z.unknown())
  return (
    <Section title={t('match.review.answers')}>
      {undo.error && <ProblemNote error={undo.error} />}
      <Answered question={answers}>
        {({ items }) => (
          <DataTable
            label={t('match.review.answers')}
            rows={items}
            rowKey={(each) => each.answer_id}
            columns={[
              {
                key: 'type',
                title: t('match.review.type'),
                cell: (each) => t(`match.review.type.${each.type}`),
              },
              { key: 'written', title: t('match.review.written'), cell: (each) => each.written },
              {
                key: 'value',
                title: t('match.review.means'),
                cell: ({ type, value }) => {
                  if (value === null) return t('match.review.kept')
                  const isStatus = type === 'stage' || type === 'outcome'
                  return isStatus ? t(`match.review.${type}.${value}`) : format.name(type, value)
                },
              },
              { key: 'by', title: t('match.review.by'), cell: (each) => each.decided_by },
              { key: 'at', title: t('match.review.at'), cell: (each) => format.dateTime(each.decided_at) },
              {
                key: 'undo',
                title: '',
                cell: (each) =>
                  can('data:import') && (
                    <Button
                      size="small"
                      aria-label={t('match.review.undo_of', { written: each.written })}
                      onClick={() =>
                        undo.mutate({ path: `/review/answers/${each.answer_id}`, method: 'DELETE' })
                      }
                    >
                      {t('match.review.undo')}
                    </Button>
                  ),
              },
            ]}
            empty={<EmptyNote title={t('match.review.answers_none')} />}
          />
        )}
      </Answered>
    </Section>
  )
}
