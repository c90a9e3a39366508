import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  EmptyNote,
  JobOutcome,
  Page,
  ProblemNote,
  useAddress,
  useSession,
  useStart,
} from '../../../../web/index.ts'
import { asOf, DedupeAs, type DedupeRequest, DedupeSummary } from '../../dedupe/model.ts'
import type { SheetPort } from '../ports.ts'
import { Found } from './found.tsx'

/** A sheet in, and the same sheet out with its duplicates named. The sheet and the job stand in the address. */
export default function DedupePage({ Sheet }: { Sheet: SheetPort }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { search, change } = useAddress()
  const job = search.get('job')
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
      {job !== null && (
        <JobOutcome
          key={job}
          id={job}
          running={t('match.web.dedupe.running')}
          answer={DedupeSummary}
          path={`/match/dedupe/${job}`}
        >
          {(found) => <Found summary={found} />}
        </JobOutcome>
      )}
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
