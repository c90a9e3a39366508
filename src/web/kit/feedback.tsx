import { ReloadOutlined } from '@ant-design/icons'
import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem.ts'
import './feedback.css'

/** Of these the title says no more than that something is wrong; the detail alone is clearer. */
const selfEvident = [400, 401, 422]

/** The words of anything thrown: what happened, and what is safe and to be done. */
export function useProblemWords() {
  const { t } = useTranslation()
  return (error: unknown) => {
    const { code, title, detail, status } = asProblem(error).document
    // Problems of the API carry words, our own carry keys.
    if (!code.startsWith('web.problem.'))
      return selfEvident.includes(status) ? { title: detail, detail } : { title, detail }
    return { title: t(title, { status }), detail: t(detail, { status }) }
  }
}

/** A problem where the content would be, with a way to try again. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const { title, detail } = useProblemWords()(error)
  return (
    <Alert
      type="error"
      showIcon
      className="tw-note"
      title={title}
      description={detail === title ? undefined : detail}
      action={
        retry && (
          <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={retry}>
            {t('web.retry')}
          </Button>
        )
      }
    />
  )
}

/** What belongs here and how to get it, where there is nothing yet. */
export function EmptyNote({ title, text, action }: { title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="tw-empty">
      <svg width="72" height="40" viewBox="0 0 72 40" aria-hidden="true">
        <path d="M2 6c12 18 22 28 34 28S58 24 70 6" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M36 2c-6 6 6 10 0 16s6 8 0 16" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <p className="tw-empty-title">{title}</p>
      {text && <p>{text}</p>}
      {action}
    </div>
  )
}

type Question<Data> = { data: Data | undefined; error: unknown; refetch: () => unknown }

/** Shows the content of an answer, a skeleton until it is there, and the problem when it does not come. */
export function Answered<Data>(props: {
  question: Question<Data>
  rows?: number
  children: (data: Data) => ReactNode
}) {
  const { data, error, refetch } = props.question
  if (data !== undefined) return props.children(data)
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  return <Waiting rows={props.rows} />
}

export function Waiting({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('web.loading')}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}
