import { CheckCircleFilled, RightOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { useAnswer } from '../api/hooks.ts'
import { Answered } from '../kit/feedback.tsx'
import { Page, Section } from '../kit/page.tsx'
import { useRooms } from '../shell/rooms.ts'
import { useSession } from '../shell/session.tsx'
import './today.css'

const Checklist = z.object({ items: z.array(z.object({ key: z.string(), done: z.boolean() })) })

/** The first page: what is done, what comes next, and what each step has to say. */
export default function TodayPage() {
  const { t } = useTranslation()
  const { me, can } = useSession()
  const parts = useRooms()
    .flatMap((room) => room.today ?? [])
    .sort((left, right) => left.order - right.order)
  if (!can('data:read'))
    return <Page title={t('web.today.title')}>{t('web.today.partner', { name: me.name })}</Page>
  return (
    <Page title={t('web.today.title')}>
      <FirstSteps />
      {parts.map(({ key, part: Part }) => (
        <Part key={key} />
      ))}
    </Page>
  )
}

/** The checklist: data first, then who to win, then whom to reach. The first line that is open is the next. */
function FirstSteps() {
  const { t } = useTranslation()
  const checklist = useAnswer(Checklist, '/checklist')
  const entries = useRooms()
    .flatMap((room) => room.checklist ?? [])
    .sort((left, right) => left.order - right.order)
  return (
    <Section title={t('web.today.checklist')} lead={t('web.today.checklist_lead')}>
      <Answered question={checklist} rows={3}>
        {({ items }) => {
          const isDone = (key: string) => items.find((item) => item.key === key)?.done ?? false
          const next = entries.find((entry) => !isDone(entry.key))
          return (
            <ol className="tw-checklist">
              {entries.map((entry, index) => {
                const done = isDone(entry.key)
                return (
                  <li key={entry.key} className={entry === next ? 'tw-next' : done ? 'tw-done' : undefined}>
                    <span className="tw-mark" aria-hidden>
                      {done ? <CheckCircleFilled /> : index + 1}
                    </span>
                    <div>
                      <Link to={entry.to}>{t(entry.title)}</Link>
                      {done && <span className="tw-hidden">{t('web.today.done')}</span>}
                      <p>{t(entry.text)}</p>
                    </div>
                    {entry === next && <RightOutlined aria-hidden />}
                  </li>
                )
              })}
            </ol>
          )
        }}
      </Answered>
    </Section>
  )
}
