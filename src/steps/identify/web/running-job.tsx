import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import {
  isFinished,
  JobFailure,
  JobProgress,
  ProblemNote,
  Section,
  useJob,
  Waiting,
} from '../../../web/index.ts'

type RunningJobProps = { id: string; onDone: (result: unknown) => void; again: () => void }

/** A job of this step until it is done; when it fails, why, and the way back. */
export function RunningJob({ id, onDone, again }: RunningJobProps) {
  const { t } = useTranslation()
  const { job, pace, problem } = useJob(id)
  const done = useRef(onDone)
  done.current = onDone
  const status = job?.status
  const result = job?.result
  useEffect(() => {
    if (status === 'done') done.current(result)
  }, [status, result])
  const failed = job !== undefined && isFinished(job) && job.status !== 'done'
  if (failed || (problem && !job))
    return (
      <div className="tw-stack">
        {job ? <JobFailure job={job} /> : <ProblemNote error={problem} />}
        <div>
          <Button onClick={again}>{t('identify.web.again')}</Button>
        </div>
      </div>
    )
  return (
    <Section title={t('identify.web.working')}>
      {job ? !isFinished(job) && <JobProgress job={job} pace={pace} /> : <Waiting />}
      {problem && <ProblemNote error={problem} />}
    </Section>
  )
}
