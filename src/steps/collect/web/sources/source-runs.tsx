import { App, Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import {
  ask,
  DataTable,
  EmptyNote,
  ProblemNote,
  Section,
  useFormat,
  usePages,
  useProblemWords,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import { UploadedFile } from '../../model.ts'
import { Run, type Source } from '../../sources/model.ts'
import { keyFor, toText } from '../file-key.ts'

const colors: Partial<Record<Run['status'], string>> = {
  waiting: 'processing',
  imported: 'success',
  held: 'warning',
  failed: 'error',
}

/** Files that came by themselves, and what became of them; a held one waits for a decision. */
export function SourceRuns({ source }: { source: Source }) {
  const { t } = useTranslation()
  const format = useFormat()
  const runs = usePages(Run, `/sources/${source.source_id}/runs`, { limit: 50 })
  return (
    <Section title={t('collect.web.runs')} lead={t('collect.web.runs_lead')}>
      {runs.error && <ProblemNote error={runs.error} retry={() => void runs.refetch()} />}
      {runs.isSuccess && runs.items.length === 0 && (
        <EmptyNote title={t('collect.web.runs_none')} text={t('collect.web.runs_none_text')} />
      )}
      {runs.items.length > 0 && (
        <DataTable
          label={t('collect.web.runs')}
          rows={runs.items}
          rowKey={(run) => run.run_id}
          onMore={runs.hasNextPage && !runs.isFetching ? () => void runs.fetchNextPage() : undefined}
          columns={[
            { key: 'came', title: t('collect.column.came_at'), cell: (run) => format.dateTime(run.came_at) },
            {
              key: 'name',
              title: t('collect.web.file'),
              cell: (run) =>
                run.job_id ? <Link to={`/data/imports/jobs/${run.job_id}`}>{run.name}</Link> : run.name,
            },
            {
              key: 'channel',
              title: t('collect.web.channel'),
              cell: (run) => t(`collect.web.channel.${run.channel}`),
            },
            {
              key: 'status',
              title: t('collect.web.status'),
              cell: (run) => <Outcome run={run} />,
            },
            {
              key: 'rows',
              title: t('collect.web.count.rows'),
              numeric: true,
              cell: (run) => format.count(run.rows),
            },
            {
              key: 'refused',
              title: t('collect.web.count.refused'),
              numeric: true,
              cell: (run) => format.count(run.refused),
            },
            { key: 'actions', title: t('web.actions'), cell: (run) => <Decide run={run} source={source} /> },
          ]}
        />
      )}
    </Section>
  )
}

function Outcome({ run }: { run: Run }) {
  const { t } = useTranslation()
  return (
    <>
      <Tag color={colors[run.status]}>{t(`collect.run_status.${run.status}`)}</Tag>
      {run.decided_by && <span className="tw-muted">{run.decided_by}</span>}
      {run.reasons.map((reason) => (
        <div key={reason.text}>{reason.text}</div>
      ))}
    </>
  )
}

/** What can be done with a file that waits: look at it on the import page, let it in as it is, or leave it out. */
function Decide({ run, source }: { run: Run; source: Source }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { message } = App.useApp()
  const say = useProblemWords()
  const navigate = useNavigate()
  const send = useSend(Run)
  if ((run.status !== 'held' && run.status !== 'failed') || !can('data:import')) return null
  const complain = (error: unknown) => void message.error(say(error).detail)
  const decide = (what: 'import' | 'leave-out') =>
    send.mutate({ path: `/sources/${run.source_id}/runs/${run.run_id}/${what}` }, { onError: complain })
  const look = () =>
    ask(UploadedFile, `/files/${run.file_id}`, { query: { name: run.name, source: source.label } }).then(
      ({ tables }) => {
        const search = new URLSearchParams(tables.map((table) => ['file', toText(keyFor(table))]))
        search.set('source', source.label)
        navigate(`/data/imports/new?${search}`)
      },
      complain,
    )
  return (
    <span className="tw-row">
      <Button
        size="small"
        type="primary"
        onClick={() => void look()}
        aria-label={t('collect.web.run_look_of', { name: run.name })}
      >
        {t('collect.web.run_look')}
      </Button>
      <Button
        size="small"
        loading={send.isPending}
        onClick={() => decide('import')}
        aria-label={t('collect.web.run_import_of', { name: run.name })}
      >
        {t('collect.web.run_import')}
      </Button>
      <Button
        size="small"
        type="text"
        onClick={() => decide('leave-out')}
        aria-label={t('collect.web.run_leave_of', { name: run.name })}
      >
        {t('collect.web.run_leave')}
      </Button>
    </span>
  )
}
