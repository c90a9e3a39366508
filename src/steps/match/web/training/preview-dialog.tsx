import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import {
  cancelJob,
  Dialog,
  isFinished,
  JobFailure,
  JobProgress,
  ProblemNote,
  useJob,
  useStart,
  Waiting,
} from '../../../../web/index.ts'
import { WeightsPreview, type WeightsRequest } from '../../training/model.ts'
import { PreviewFigures } from './preview-figures.tsx'
import type { Decision } from './use-decision.ts'

type Props = { request: WeightsRequest; decision: Decision; close: () => void }

/** What other weights would change, rehearsed before anybody decides. */
export function PreviewDialog({ request, decision, close }: Props) {
  const { t } = useTranslation()
  const rehearsal = useStart()
  const { job, pace } = useJob(rehearsal.data?.id)
  useEffect(() => rehearsal.mutate({ path: '/match/weights/preview', body: request }), [])
  const preview = job?.status === 'done' ? WeightsPreview.safeParse(job.result).data : undefined
  // A rehearsal that nobody waits for any more need not run on; that it cannot be stopped harms nothing.
  const leave = () => {
    if (job && !isFinished(job)) cancelJob(job.id).catch(() => undefined)
    close()
  }
  const go = () =>
    preview &&
    decision.decide(request.use === 'taught' ? { ...request, basis: preview.basis } : request, close)
  return (
    <Dialog
      open
      width={760}
      title={t('match.web.training.ask')}
      onCancel={leave}
      footer={
        <>
          <Button onClick={leave}>{t('match.web.verdict.cancel')}</Button>
          <Button type="primary" loading={decision.isWorking} disabled={!preview} onClick={go}>
            {t('match.web.training.use')}
          </Button>
        </>
      }
    >
      <div className="tw-stack">
        {(rehearsal.error || decision.error) && <ProblemNote error={rehearsal.error ?? decision.error} />}
        {!job && !rehearsal.error && <Waiting rows={3} />}
        {job && !isFinished(job) && <JobProgress job={job} pace={pace} bare />}
        {job && <JobFailure job={job} />}
        {preview && <PreviewFigures preview={preview} />}
      </div>
    </Dialog>
  )
}
