import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import {
  DataTable,
  EmptyNote,
  ExportMenu,
  Page,
  ProblemNote,
  useAddress,
  useFormat,
  usePages,
  useSession,
  Waiting,
} from '../../../../web/index.ts'
import { SourceRow } from '../../quality/model.ts'

/** The source rows behind a figure, as they stand in their files. */
export default function RowsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const { kind = '' } = useParams()
  const { search, change } = useAddress()
  const query = Object.fromEntries(
    ['source', 'field', 'state', 'q'].flatMap((name) => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const rows = usePages(SourceRow, `/rows/${kind}`, { limit: 100, ...query })
  const headers = [...new Set(rows.items.flatMap(({ values }) => values.map(({ header }) => header)))]
  return (
    <Page
      title={t('match.web.source_rows', { kind: t(`collect.kind.${kind}`) })}
      lead={[
        query.source,
        query.field && t(`match.web.rows_${query.state ?? 'empty'}`, { field: query.field }),
      ]
        .filter(Boolean)
        .join(' · ')}
      back={{ to: '/data/quality', label: t('match.web.quality') }}
      actions={
        <>
          <Input.Search
            key={query.q ?? ''}
            allowClear
            defaultValue={query.q}
            maxLength={200}
            placeholder={t('match.web.rows_search')}
            aria-label={t('match.web.rows_search')}
            onSearch={(q) => change({ q })}
          />
          {can('data:export') && (
            <ExportMenu path={`/rows/${kind}/export`} query={query} what={t('match.web.rows_export')} />
          )}
        </>
      }
    >
      {rows.error && <ProblemNote error={rows.error} retry={() => void rows.refetch()} />}
      {rows.isPending && <Waiting rows={10} />}
      {rows.isSuccess && (
        <DataTable
          label={t('match.web.source_rows', { kind: t(`collect.kind.${kind}`) })}
          rows={rows.items}
          rowKey={({ record_id }) => record_id}
          onMore={rows.hasNextPage && !rows.isFetching ? () => void rows.fetchNextPage() : undefined}
          empty={<EmptyNote title={t('match.web.rows_none')} />}
          columns={[
            {
              key: '_file',
              title: t('match.web.file'),
              cell: ({ file, import_id }) => <Link to={`/data/imports/${import_id}`}>{file}</Link>,
            },
            {
              key: '_line',
              title: t('match.web.line'),
              numeric: true,
              cell: ({ line }) => format.count(line),
            },
            ...headers.map((header) => ({
              key: header,
              title: header,
              cell: ({ values }: SourceRow) => values.find((each) => each.header === header)?.value,
            })),
          ]}
        />
      )}
    </Page>
  )
}
