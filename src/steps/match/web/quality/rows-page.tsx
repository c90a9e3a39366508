import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { z } from 'zod'
import {
  DataTable,
  EmptyNote,
  ExportMenu,
  Page,
  ProblemNote,
  useAddress,
  useAnswer,
  useFormat,
  usePages,
  useSession,
  Waiting,
} from '../../../../web/index.ts'
import { SourceRow } from '../../quality/model.ts'

const Fields = z.object({
  items: z.array(z.object({ kind: z.string(), field: z.string(), label: z.string() })),
})

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
  const dictionary = useAnswer(Fields, '/fields', { when: query.field !== undefined })
  const field = dictionary.data?.items.find((each) => each.kind === kind && each.field === query.field)
  const rows = usePages(SourceRow, `/rows/${kind}`, { limit: 100, ...query })
  const { total } = rows
  const headers = [...new Set(rows.items.flatMap(({ values }) => values.map(({ header }) => header)))]
  return (
    <Page
      title={t('match.web.source_rows', { kind: t(`collect.kind.${kind}`) })}
      lead={[
        query.source,
        query.field && t(`match.web.rows_${query.state ?? 'empty'}`, { field: field?.label ?? query.field }),
      ]
        .filter(Boolean)
        .join(' · ')}
      back={{ to: '/data/quality', label: t('match.web.quality') }}
      filled
      actions={
        can('data:export') && (
          <ExportMenu path={`/rows/${kind}/export`} query={query} what={t('match.web.rows_export')} />
        )
      }
    >
      <div className="tw-filters">
        <Input.Search
          key={query.q ?? ''}
          className="tw-table-search"
          size="small"
          allowClear
          defaultValue={query.q}
          maxLength={200}
          placeholder={t('match.web.rows_search')}
          aria-label={t('match.web.rows_search')}
          onSearch={(q) => change({ q })}
        />
        <span className="tw-total" role="status">
          {total !== undefined && t('match.web.rows', { count: total, total: format.count(total) })}
        </span>
      </div>
      {rows.error && <ProblemNote error={rows.error} retry={() => void rows.refetch()} />}
      {rows.isPending && <Waiting rows={10} />}
      {rows.isSuccess && (
        <DataTable
          label={t('match.web.source_rows', { kind: t(`collect.kind.${kind}`) })}
          rows={rows.items}
          rowKey={({ record_id }) => record_id}
          windowed
          total={total}
          stale={rows.isPlaceholderData}
          onMore={rows.hasNextPage && !rows.isFetching ? () => void rows.fetchNextPage() : undefined}
          empty={<EmptyNote title={t('match.web.rows_none')} />}
          columns={[
            {
              key: '_file',
              title: t('match.web.file'),
              width: 180,
              cell: ({ file, import_id }) => (
                <Link to={`/data/imports/${import_id}`} title={file}>
                  {file}
                </Link>
              ),
            },
            {
              key: '_line',
              title: t('match.web.line'),
              numeric: true,
              width: 72,
              cell: ({ line }) => format.count(line),
            },
            ...headers.map((header) => ({
              key: header,
              title: header,
              width: 160,
              cell: ({ values }: SourceRow) => (
                <Cell text={values.find((each) => each.header === header)?.value} />
              ),
            })),
          ]}
        />
      )}
    </Page>
  )
}

const Cell = ({ text }: { text: string | undefined }) => <span title={text}>{text}</span>
