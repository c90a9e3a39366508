import { LoadingOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../api/hooks.ts'
import { isFinished } from '../api/job.ts'
import { Job, page } from '../api/model.ts'

const Jobs = page(Job)

/** Says that long work goes on, whoever started it; what a page shows is asked anew when some of it has ended. */
export function Work() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data } = useAnswer(Jobs, '/jobs', { query: { limit: '20' }, refetchMs: 3000 })
  const running = data?.items.filter((job) => !isFinished(job)) ?? []
  const ids = running.map(({ id }) => id).join(' ')
  const before = useRef('')
  useEffect(() => {
    const ended = before.current.split(' ').some((id) => !ids.includes(id))
    before.current = ids
    if (ended) void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/jobs' })
  }, [cache, ids])
  const [first] = running
  return (
    <div className="tw-work" aria-live="polite">
      {first && (
        <>
          <LoadingOutlined aria-hidden />
          <span>{t(first.stage ?? `web.job.${first.status}`)}</span>
        </>
      )}
    </div>
  )
}
