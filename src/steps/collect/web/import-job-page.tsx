import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { z } from 'zod'
import {
  isFinished,
  JobFailure,
  JobProgress,
  LinkButton,
  Page,
  ProblemNote,
  Section,
  useFormat,
  useJob,
  Waiting,
} from '../../../web/index.ts'
import { Import } from '../model.ts'
import { ImportsTable } from './imports-table.tsx'
import type { ImportOutcome } from './ports.ts'

const Result = z.object({ imports: z.array(Import) })

/** An import or an undo while it runs, and what became of it. */
export default function ImportJobPage({ outcome: Outcome }: { outcome: ImportOutcome }) {
  const { t } = useTranslation()
  const { jobId } = useParams()
  const { job, pace, problem } = useJob(jobId)
  const undoing = job?.kind === 'undo' || job?.kind === 'redo'
  const title = t(undoing ? 'collect.web.undoing' : 'collect.web.importing')
  return (
    <Page title={title} back={{ to: '/data/imports', label: t('collect.web.imports') }}>
      {!job && (problem ? <ProblemNote error={problem} /> : <Waiting />)}
      {job && !isFinished(job) && (
        <Section title={t('collect.web.progress')} lead={t('collect.web.progress_lead')}>
          <JobProgress job={job} pace={pace} />
        </Section>
      )}
      {job && <JobFailure job={job} />}
      {job?.status === 'done' && (
        <>
          <ImportResult
            result={job.result}
            done={undoing ? t(`collect.web.${job.kind === 'undo' ? 'undone' : 'redone'}_done`) : undefined}
          />
          <Outcome />
          <div className="tw-row">
            <LinkButton type="primary" to="/accounts">
              {t('collect.web.see_accounts')}
            </LinkButton>
            <LinkButton to="/">{t('collect.web.next_step')}</LinkButton>
          </div>
        </>
      )}
    </Page>
  )
}

/** @param done what happened, when it was no import */
function ImportResult({ result, done }: { result: unknown; done: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const imports = Result.safeParse(result).data?.imports ?? []
  const total = (count: (each: Import) => number) => imports.reduce((sum, each) => sum + count(each), 0)
  const rows = total((each) => each.counts.rows)
  const refused = total((each) => each.counts.refused)
  const counts = { count: rows, rows: format.count(rows), refused: format.count(refused) }
  return (
    <>
      <Alert
        type="success"
        showIcon
        className="tw-note"
        title={done ?? t('collect.web.imported_done', counts)}
        description={
          done === undefined && refused > 0
            ? t('collect.web.imported_refused', { ...counts, count: refused })
            : undefined
        }
      />
      {imports.length > 0 && (
        <Section title={t('collect.web.imports')}>
          <ImportsTable imports={imports} />
        </Section>
      )}
    </>
  )
}
