import { Button, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cancelJob, isFinished } from '../api/job.ts'
import type { Job, Pace } from '../api/model.ts'
import { Problem } from '../api/problem.ts'
import { useSession } from '../shell/session.tsx'
import { ProblemNote } from './feedback.tsx'
import { useFormat } from './format.ts'

type JobProgressProps = {
  job: Job
  pace: Pace | undefined
  /** Without a button to stop it, where another button of the page does. */
  bare?: boolean
}

/** Stage, share done, rows read, rows per second, time left and a button to stop: what a running job shows. */
export function JobProgress({ job, pace, bare = false }: JobProgressProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const [stopping, setStopping] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const { done, total, rows } = job
  const percent = total ? Math.round(Math.min(1, (done ?? 0) / total) * 100) : undefined
  const stage = job.stage ? t(job.stage) : t(`web.job.${job.status}`)
  const rate = pace?.rowsPerSecond ?? null
  const left = pace?.secondsLeft ?? null
  const amounts = [
    ...(rows === null ? [] : [t('web.job.rows', { count: rows, rows: format.count(rows) })]),
    ...(rate === null ? [] : [t('web.job.rate', { rate: format.count(rate) })]),
    ...(left === null ? [] : [t('web.job.left', { time: format.duration(left) })]),
  ]
  const stop = () => {
    setStopping(true)
    cancelJob(job.id).catch(setProblem)
  }
  return (
    <div className="tw-stack">
      {problem !== undefined && <ProblemNote error={problem} />}
      <div role="status">{[stage, ...amounts].join(' · ')}</div>
      {percent === undefined ? (
        <div className="tw-endless" role="progressbar" aria-label={stage} />
      ) : (
        <Progress percent={percent} status="active" aria-label={stage} />
      )}
      {!bare && !isFinished(job) && can('data:import') && (
        <div>
          <Button onClick={stop} loading={stopping}>
            {t('web.job.cancel')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Why a job did not come to its end; nothing when it did. */
export function JobFailure({ job }: { job: Job }) {
  const { t } = useTranslation()
  if (job.status === 'cancelled') return <p>{t('web.job.cancelled_detail')}</p>
  if (job.status !== 'failed') return null
  const failure = { title: t('web.job.failed'), detail: job.fault?.detail ?? '' }
  return <ProblemNote error={new Problem({ ...failure, status: 500, code: job.fault?.code ?? 'job' })} />
}
