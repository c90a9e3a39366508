import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  Answered,
  EmptyNote,
  isFinished,
  JobFailure,
  JobProgress,
  Page,
  ProblemNote,
  Section,
  useAddress,
  useAnswer,
  useJob,
  useSession,
  useStart,
  Waiting,
} from '../../../../web/index.ts'
import { asOf, DedupeAs, type DedupeRequest, DedupeSummary } from '../../dedupe/model.ts'
import type { SheetPort } from '../ports.ts'
import { Found } from './found.tsx'

/** A sheet in, and the same sheet out with its duplicates named. The sheet and the job stand in the address. */
export default function DedupePage({ Sheet }: { Sheet: SheetPort }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { search, change } = useAddress()
  const job = search.get('job') ?? undefined
  if (!can('data:import'))
    return (
      <Page title={t('match.web.dedupe')} lead={t('match.web.dedupe_lead')}>
        <EmptyNote title={t('match.web.dedupe.no_right')} text={t('match.web.dedupe.no_right_text')} />
      </Page>
    )
  return (
    <Page title={t('match.web.dedupe')} lead={t('match.web.dedupe_lead')}>
      <Sheet
        kinds={DedupeAs.options}
        nearest={asOf}
        empty={<EmptyNote title={t('match.web.dedupe.empty')} text={t('match.web.dedupe.empty_text')} />}
      >
        {({ inspection, kind, fields }) => (
          <StartBar
            request={{
              file: inspection.file_id,
              name: inspection.name,
              table: inspection.table,
              as: asOf(kind),
              fields: [...fields],
            }}
            started={(id) => change({ job: id })}
          />
        )}
      </Sheet>
      {job !== undefined && <Outcome key={job} id={job} />}
    </Page>
  )
}

function StartBar({ request, started }: { request: DedupeRequest; started: (job: string) => void }) {
  const { t } = useTranslation()
  const start = useStart()
  return (
    <div className="tw-row tw-dedupe-start">
      {start.error && <ProblemNote error={start.error} />}
      <Button
        type="primary"
        loading={start.isPending}
        onClick={() =>
          start.mutate({ path: '/match/dedupe', body: request }, { onSuccess: ({ id }) => started(id) })
        }
      >
        {t('match.web.dedupe.start')}
      </Button>
      <span className="tw-muted">{t('match.web.dedupe.safe')}</span>
    </div>
  )
}

/** The work while it runs, and what came of it, as long as that is kept. */
function Outcome({ id }: { id: string }) {
  const { t } = useTranslation()
  const { job, pace, problem } = useJob(id)
  const isDone = job?.status === 'done'
  const summary = useAnswer(DedupeSummary, `/match/dedupe/${id}`, { when: isDone })
  if (!job) return problem ? <ProblemNote error={problem} /> : <Waiting />
  if (!isFinished(job))
    return (
      <Section title={t('match.web.dedupe.running')}>
        <JobProgress job={job} pace={pace} />
      </Section>
    )
  if (!isDone) return <JobFailure job={job} />
  return <Answered question={summary}>{(found) => <Found summary={found} />}</Answered>
}
