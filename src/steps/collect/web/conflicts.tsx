import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  DataTable,
  ExportMenu,
  ProblemNote,
  sayValue,
  useColumns,
  useFormat,
  usePages,
  useSession,
} from '../../../web/index.ts'
import { Conflict, type Conflicts } from '../preview/model.ts'

type ConflictsProps = { conflicts: Conflicts; path: string; file: number }

/** Where the rows of a file say something else than what is known from another source, and which of the two will be shown. */
export function ConflictsPart({ conflicts, path, file }: ConflictsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const { compared, capped, fields } = conflicts
  if (fields.length === 0) {
    if (compared === 0) return null
    return (
      <p className="tw-muted">
        {t('collect.web.conflicts_none', { count: compared, rows: format.count(compared) })}
      </p>
    )
  }
  return (
    <section className="tw-conflicts" aria-label={t('collect.web.conflicts')}>
      <h3>{t('collect.web.conflicts')}</h3>
      <p className="tw-muted">
        {t('collect.web.conflicts_lead', { count: compared, rows: format.count(compared) })}{' '}
        {capped && t('collect.web.conflicts_capped')}{' '}
        <Link to="/data/priorities">{t('collect.web.conflicts_order')}</Link>{' '}
        {can('data:export') && (
          <ExportMenu
            small
            path={`${path}/export`}
            query={{ file: String(file) }}
            what={t('collect.web.conflicts_all')}
          />
        )}
      </p>
      <DataTable
        label={t('collect.web.conflicts')}
        rows={fields}
        rowKey={({ field }) => field}
        detail={({ field }) => <Lines field={field} path={path} file={file} />}
        columns={[
          { key: 'field', title: t('collect.web.conflicts_field'), cell: ({ label_key }) => t(label_key) },
          {
            key: 'row_wins',
            title: t('collect.web.conflicts_row_wins'),
            hint: t('collect.web.conflicts_row_wins_hint'),
            numeric: true,
            cell: ({ row_wins }) => format.count(row_wins),
          },
          {
            key: 'known_wins',
            title: t('collect.web.conflicts_known_wins'),
            hint: t('collect.web.conflicts_known_wins_hint'),
            numeric: true,
            cell: ({ known_wins }) => format.count(known_wins),
          },
          {
            key: 'order',
            title: '',
            cell: ({ field }) => (
              <Link to={`/data/priorities?field=${field}`}>{t('collect.web.conflicts_order')}</Link>
            ),
          },
        ]}
      />
    </section>
  )
}

/** The conflicts of a field, line by line, as many as one asks for. */
function Lines({ field, path, file }: { field: string; path: string; file: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns('/accounts')
  const column = columns.data?.items.find((each) => each.column === field)
  const say = (value: string) => (column ? sayValue(column, undefined, value, { t, format }) : value)
  const lines = usePages(Conflict, path, { file: String(file), field, limit: 20 })
  if (lines.error) return <ProblemNote error={lines.error} retry={() => void lines.refetch()} />
  return (
    <>
      <ul className="tw-examples-list">
        {lines.items.map((each) => (
          <li key={each.line}>
            <Link to={`/accounts/${each.account_id}`}>{each.account}</Link>{' '}
            <span className="tw-muted">{t('collect.web.line', { line: format.count(each.line) })}</span>{' '}
            {t('collect.web.conflicts_example', {
              row: say(each.row_value),
              known: say(each.known_value),
              source: each.known_source ?? t(`match.why.${each.rule}`),
            })}{' '}
            <Tag color={each.row_wins ? 'processing' : undefined}>
              {t(each.row_wins ? 'collect.web.conflicts_row' : 'collect.web.conflicts_known')}
            </Tag>{' '}
            <span className="tw-muted">{t(`match.why.${each.rule}`)}</span>
          </li>
        ))}
      </ul>
      {lines.hasNextPage && (
        <Button size="small" loading={lines.isFetching} onClick={() => void lines.fetchNextPage()}>
          {t('collect.web.conflicts_more')}
        </Button>
      )}
    </>
  )
}
