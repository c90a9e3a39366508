import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  DataTable,
  EmptyNote,
  JobFailure,
  Page,
  ProblemNote,
  useFormat,
  usePages,
  useSession,
  Waiting,
} from '../../../../web/index.ts'
import { type Side, Verdict, verdictWord } from '../../verdicts/model.ts'
import { useVerdict } from './use-verdict.ts'

/** What people said about which rows are one company, and taking it back. */
export default function VerdictsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const verdicts = usePages(Verdict, '/verdicts')
  return (
    <Page title={t('match.web.verdicts')} lead={t('match.web.verdicts_lead')}>
      {verdicts.error && <ProblemNote error={verdicts.error} retry={() => void verdicts.refetch()} />}
      {verdicts.isPending && !verdicts.error ? (
        <Waiting rows={6} />
      ) : (
        <DataTable
          label={t('match.web.verdicts')}
          rows={verdicts.items}
          rowKey={(each) => String(each.verdict_id)}
          empty={<EmptyNote title={t('match.web.no_verdicts')} text={t('match.web.no_verdicts_text')} />}
          columns={[
            { key: 'one', title: t('match.verdict.one'), cell: (each) => <Rows verdict={each} side="one" /> },
            {
              key: 'verdict',
              title: t('match.verdict'),
              cell: (each) => <What verdict={each} />,
            },
            {
              key: 'other',
              title: t('match.verdict.other'),
              cell: (each) => <Rows verdict={each} side={each.verdict === 'move' ? 'target' : 'other'} />,
            },
            { key: 'who', title: t('match.web.edit_who'), cell: (each) => each.by },
            { key: 'when', title: t('match.web.edit_when'), cell: (each) => format.dateTime(each.at) },
            { key: 'reason', title: t('match.web.verdict.reason'), cell: (each) => each.reason ?? '' },
            { key: 'undo', title: '', cell: (each) => <Undo verdict={each} /> },
          ]}
        />
      )}
      {verdicts.hasNextPage && (
        <Button onClick={() => void verdicts.fetchNextPage()}>{t('match.web.more')}</Button>
      )}
    </Page>
  )
}

function What({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation()
  return (
    <>
      {t(verdictWord(verdict))}{' '}
      {verdict.overruled && <span className="tw-muted">{t('match.verdict.overruled')}</span>}
    </>
  )
}

/** One side of a verdict: what the company is called there, with the way to its account. */
function Rows({ verdict, side }: { verdict: Verdict; side: Side }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = verdict.sides.find((each) => each.side === side)
  if (!rows) return format.nothing
  return (
    <>
      {verdict.about === 'account' ? (
        <Link to={`/accounts/acc_${rows.record_id}`}>{rows.names.join(', ') || rows.record_id}</Link>
      ) : (
        rows.names.join(', ') || rows.record_id
      )}{' '}
      <span className="tw-muted">
        {t('match.web.verdict.rows', { count: rows.records, rows: format.count(rows.records) })}
      </span>
    </>
  )
}

function Undo({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const { say, error, job, isWorking } = useVerdict()
  if (verdict.undone_by)
    return (
      <span className="tw-muted">
        {t('match.web.taken_back', { who: verdict.undone_by, when: format.dateTime(verdict.undone_at) })}
      </span>
    )
  if (error) return <ProblemNote error={error} />
  if (job) return <JobFailure job={job} />
  return (
    can('data:edit') && (
      <Button size="small" loading={isWorking} onClick={() => say(`/verdicts/${verdict.verdict_id}/undo`)}>
        {t('match.web.verdict.undo')}
      </Button>
    )
  )
}
