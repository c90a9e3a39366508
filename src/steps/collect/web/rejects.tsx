import { Button, Input, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  ExportMenu,
  ProblemNote,
  Section,
  useAddress,
  useAnswer,
  useFormat,
  usePages,
  useSession,
} from '../../../web/index.ts'
import { type Import, Reject, RejectGroup } from '../model.ts'
import { severityColor } from './severity.ts'

const Groups = z.object({ items: z.array(RejectGroup) })

/** What of an import was not taken: by reason, each row, and as files to read or to mend and import again. */
export function Rejects({ imported }: { imported: Import }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { search, change } = useAddress()
  const path = `/imports/${imported.import_id}/rejects`
  const groups = useAnswer(Groups, `${path}/groups`)
  const narrowed = {
    code: search.get('code') ?? undefined,
    column: search.get('column') ?? undefined,
    q: search.get('q') ?? undefined,
  }
  const toFix =
    groups.data?.items.some(({ severity }) => severity === 'refused' || severity === 'blanked') ?? false
  return (
    <Section
      title={t('collect.web.rejects')}
      lead={t('collect.web.rejects_lead')}
      actions={
        (groups.data?.items.length ?? 0) > 0 &&
        can('data:export') && (
          <>
            {toFix && (
              <ExportMenu
                small
                path={`${path}/export`}
                query={{ shape: 'rows' }}
                label={t('collect.web.rows_to_fix')}
                what={t('collect.web.rows_to_fix_hint')}
              />
            )}
            <ExportMenu small path={`${path}/export`} query={narrowed} label={t('collect.web.report')} />
          </>
        )
      }
    >
      <Answered question={groups}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote title={t('collect.web.no_rejects')} />
          ) : (
            <>
              <Reasons
                groups={items}
                chosen={narrowed}
                choose={(code, column) => change({ code, column }, { replace: true })}
              />
              <Input.Search
                key={narrowed.q ?? ''}
                size="small"
                allowClear
                className="tw-source-search"
                defaultValue={narrowed.q}
                placeholder={t('collect.web.search_rejects')}
                aria-label={t('collect.web.search_rejects')}
                maxLength={200}
                onSearch={(q) => change({ q: q || null }, { replace: true })}
              />
              <RejectRows path={path} narrowed={narrowed} />
            </>
          )
        }
      </Answered>
    </Section>
  )
}

type Narrowed = { code: string | undefined; column: string | undefined; q: string | undefined }

type ReasonsProps = {
  groups: readonly RejectGroup[]
  chosen: Narrowed
  choose: (code: string | null, column: string | null) => void
}

/** Each reason with how often it stands, an example, and what to do; one of them can be chosen. */
function Reasons({ groups, chosen, choose }: ReasonsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const isChosen = ({ code, column }: RejectGroup) =>
    code === chosen.code && (column ?? undefined) === chosen.column
  return (
    <div className="tw-reject-reasons">
      <DataTable
        label={t('collect.web.reasons')}
        rows={groups}
        rowKey={(group) => `${group.code} ${group.column}`}
        columns={[
          {
            key: 'rows',
            title: t('collect.web.how_often'),
            numeric: true,
            width: 90,
            cell: (group) => (
              <Button
                type="link"
                size="small"
                aria-pressed={isChosen(group)}
                aria-label={`${group.column ?? ''} ${group.reason} ${format.count(group.rows)}`}
                onClick={() => (isChosen(group) ? choose(null, null) : choose(group.code, group.column))}
              >
                {format.count(group.rows)}
              </Button>
            ),
          },
          {
            key: 'severity',
            title: t('collect.web.severity'),
            cell: (group) => (
              <Tag color={severityColor[group.severity]}>{t(`collect.web.${group.severity}`)}</Tag>
            ),
          },
          { key: 'column', title: t('collect.web.column'), cell: (group) => group.column ?? '' },
          { key: 'reason', title: t('collect.web.why'), cell: (group) => group.reason },
          { key: 'advice', title: t('collect.web.advice'), cell: (group) => group.advice },
          {
            key: 'examples',
            title: t('collect.web.examples'),
            cell: (group) => <span className="tw-code tw-examples">{group.examples.join(' · ')}</span>,
          },
        ]}
      />
    </div>
  )
}

function RejectRows({ path, narrowed }: { path: string; narrowed: Narrowed }) {
  const { t } = useTranslation()
  const rejects = usePages(Reject, path, { ...narrowed, limit: 200 })
  const { items } = rejects
  const more = rejects.hasNextPage && !rejects.isFetching ? () => void rejects.fetchNextPage() : undefined
  return (
    <>
      {rejects.error && <ProblemNote error={rejects.error} retry={() => void rejects.refetch()} />}
      <div className="tw-rejects" style={{ height: Math.min(420, 100 + 33 * items.length) }}>
        <DataTable
          label={t('collect.web.rejects')}
          rows={items}
          rowKey={(reject) => `${reject.line} ${reject.column} ${reject.code}`}
          windowed
          total={rejects.hasNextPage ? items.length + 1 : items.length}
          stale={rejects.isPlaceholderData}
          onMore={more}
          empty={rejects.isSuccess && <EmptyNote title={t('collect.web.no_such_reject')} />}
          columns={[
            {
              key: 'line',
              title: t('collect.web.line_number'),
              numeric: true,
              width: 80,
              cell: ({ line }) => line,
            },
            {
              key: 'severity',
              title: t('collect.web.severity'),
              width: 130,
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
              width: 260,
              cell: (reject) => <span title={`${reject.reason} ${reject.advice}`}>{reject.reason}</span>,
            },
            {
              key: 'raw',
              title: t('collect.web.raw'),
              width: 380,
              cell: (reject) => (
                <span className="tw-code tw-muted" title={reject.raw}>
                  {reject.raw}
                </span>
              ),
            },
          ]}
        />
      </div>
    </>
  )
}
