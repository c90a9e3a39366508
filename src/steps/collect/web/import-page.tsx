import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import {
  Answered,
  DataTable,
  EmptyNote,
  ExportMenu,
  Facts,
  Page,
  ProblemNote,
  Section,
  useAnswer,
  useFormat,
  usePages,
  useSession,
} from '../../../web/index.ts'
import { Import, Reject } from '../model.ts'
import { ImportStatus } from './imports-table.tsx'
import { severityColor } from './severity.ts'
import { Undo } from './undo.tsx'

/** One import: what became of its rows, and those that were refused. */
export default function ImportPage() {
  const { t } = useTranslation()
  const { importId } = useParams()
  const imported = useAnswer(Import, `/imports/${importId}`)
  return (
    <Page
      title={imported.data?.file ?? t('collect.web.imports')}
      back={{ to: '/data/imports', label: t('collect.web.imports') }}
      actions={imported.data && <Undo imported={imported.data} />}
    >
      <Answered question={imported}>
        {(known) => (
          <>
            <ImportFacts imported={known} />
            <Rejects imported={known} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function ImportFacts({ imported }: { imported: Import }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rows, created, updated, unchanged, refused } = imported.counts
  return (
    <Section title={t('collect.web.what_happened')}>
      <Facts
        items={[
          { label: t('collect.web.status'), value: <ImportStatus status={imported.status} /> },
          { label: t('collect.web.holds'), value: t(`collect.web.kind.${imported.kind}`) },
          {
            label: t('collect.web.source'),
            value: <Link to={`/data/sources/${imported.source_id}`}>{imported.source}</Link>,
          },
          { label: t('collect.web.when'), value: format.dateTime(imported.imported_at) },
          ...(imported.undone_at
            ? [{ label: t('collect.web.undone_at'), value: format.dateTime(imported.undone_at) }]
            : []),
          { label: t('collect.web.by'), value: imported.imported_by },
          { label: t('collect.web.count.rows'), value: format.count(rows) },
          { label: t('collect.web.count.created'), value: format.count(created) },
          { label: t('collect.web.count.updated'), value: format.count(updated) },
          { label: t('collect.web.count.unchanged'), value: format.count(unchanged) },
          { label: t('collect.web.count.refused'), value: format.count(refused) },
          { label: t('collect.web.count.blanked'), value: format.count(imported.blanked) },
        ]}
      />
    </Section>
  )
}

function Rejects({ imported }: { imported: Import }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const rejects = usePages(Reject, `/imports/${imported.import_id}/rejects`, { limit: 200 })
  const known = imported.counts.refused + imported.blanked
  const total = rejects.hasNextPage ? Math.max(known, rejects.items.length + 1) : rejects.items.length
  return (
    <Section
      title={t('collect.web.rejects')}
      lead={t('collect.web.rejects_lead')}
      actions={
        total > 0 &&
        can('data:export') && <ExportMenu small path={`/imports/${imported.import_id}/rejects/export`} />
      }
    >
      {rejects.error && <ProblemNote error={rejects.error} retry={() => void rejects.refetch()} />}
      {rejects.isSuccess && rejects.items.length === 0 && <EmptyNote title={t('collect.web.no_rejects')} />}
      {rejects.items.length > 0 && (
        <div
          className="tw-rejects"
          style={{ height: Math.min(420, 240 + 33 * Math.max(0, rejects.items.length - 6)) }}
        >
          <DataTable
            label={t('collect.web.rejects')}
            rows={rejects.items}
            rowKey={(reject) => `${reject.line} ${reject.column} ${reject.code}`}
            windowed
            total={total}
            onMore={
              rejects.hasNextPage && !rejects.isFetching ? () => void rejects.fetchNextPage() : undefined
            }
            columns={[
              {
                key: 'line',
                title: t('collect.web.line_number'),
                numeric: true,
                width: 80,
                cell: (reject) => reject.line,
              },
              {
                key: 'severity',
                title: t('collect.web.severity'),
                width: 140,
                cell: (reject) => (
                  <Tag color={severityColor[reject.severity]}>{t(`collect.web.${reject.severity}`)}</Tag>
                ),
              },
              { key: 'column', title: t('collect.web.column'), width: 140, cell: (reject) => reject.column },
              {
                key: 'value',
                title: t('collect.web.value'),
                width: 180,
                cell: (reject) => <span title={reject.value ?? ''}>{reject.value}</span>,
              },
              {
                key: 'reason',
                title: t('collect.web.why'),
                width: 320,
                cell: (reject) => <span title={reject.reason}>{reject.reason}</span>,
              },
              {
                key: 'raw',
                title: t('collect.web.raw'),
                width: 360,
                cell: (reject) => (
                  <span className="tw-code tw-muted" title={reject.raw}>
                    {reject.raw}
                  </span>
                ),
              },
            ]}
          />
        </div>
      )}
    </Section>
  )
}
