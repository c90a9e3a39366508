import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  isFinished,
  JobFailure,
  JobProgress,
  ProblemNote,
  useAnswer,
  useJob,
  useStart,
} from '../../../web/index.ts'
import type { ImportRequest } from '../model.ts'
import { Preview } from '../preview/model.ts'

const Result = z.object({ preview_id: z.string() })

type DryRunProps = { request: ImportRequest; done: (preview: Preview) => void }

/** Previews all rows of long files, as a job. */
export function DryRun({ request, done }: DryRunProps) {
  const { t } = useTranslation()
  const start = useStart()
  const { job, pace } = useJob(start.data?.id)
  const id = job?.status === 'done' ? Result.safeParse(job.result).data?.preview_id : undefined
  const preview = useAnswer(Preview, `/imports/previews/${id}`, { when: id !== undefined })
  const ready = useRef(done)
  ready.current = done
  useEffect(() => {
    if (preview.data) ready.current(preview.data)
  }, [preview.data])
  return (
    <div className="tw-stack">
      {start.error && <ProblemNote error={start.error} />}
      {preview.error && <ProblemNote error={preview.error} />}
      {job && !isFinished(job) && <JobProgress job={job} pace={pace} />}
      {job && <JobFailure job={job} />}
      {(job === undefined || job.status === 'failed' || job.status === 'cancelled') && (
        <div>
          <Button
            size="small"
            loading={start.isPending}
            onClick={() => start.mutate({ path: '/imports/dry-run', body: request })}
          >
            {t('collect.web.dry_run_all')}
          </Button>
        </div>
      )}
    </div>
  )
}
