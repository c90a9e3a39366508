import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import {
  DataTable,
  EmptyNote,
  Page,
  ProblemNote,
  type TableColumn,
  useAddress,
  useFormat,
  usePages,
  useSession,
  Waiting,
} from '../../../../web/index.ts'
import { Source } from '../../sources/model.ts'
import { NewSource } from './new-source.tsx'

/** Every system that files come from. */
export default function SourcesPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const { search, change } = useAddress()
  const [adding, setAdding] = useState(false)
  const q = search.get('q') ?? ''
  const sort = search.get('sort') ?? 'label'
  const sources = usePages(Source, '/sources', { q, sort, limit: 100 })
  const columns = useSourceColumns()
  const button = can('data:import') && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('collect.web.source_new')}
    </Button>
  )
  return (
    <Page title={t('collect.web.sources')} lead={t('collect.web.sources_lead')} actions={button}>
      <Input.Search
        className="tw-source-search"
        allowClear
        defaultValue={q}
        placeholder={t('collect.web.sources_search')}
        aria-label={t('collect.web.sources_search')}
        onSearch={(text) => change({ q: text.trim() }, { replace: true })}
      />
      {sources.error && <ProblemNote error={sources.error} retry={() => void sources.refetch()} />}
      {sources.isPending && <Waiting />}
      {sources.isSuccess && sources.items.length === 0 && q === '' && (
        <EmptyNote
          title={t('collect.web.sources_none')}
          text={t('collect.web.sources_none_text')}
          action={button}
        />
      )}
      {sources.isSuccess && sources.items.length === 0 && q !== '' && (
        <EmptyNote title={t('collect.web.sources_not_found', { q })} />
      )}
      {sources.items.length > 0 && (
        <DataTable
          label={t('collect.web.sources')}
          rows={sources.items}
          rowKey={(each) => each.source_id}
          sort={sort}
          onSort={(next) => change({ sort: next }, { replace: true })}
          stale={sources.isPlaceholderData}
          onOpen={(each) => navigate(`/data/sources/${each.source_id}`)}
          onMore={sources.hasNextPage && !sources.isFetching ? () => void sources.fetchNextPage() : undefined}
          columns={columns}
        />
      )}
      <NewSource open={adding} close={() => setAdding(false)} />
    </Page>
  )
}

function useSourceColumns(): TableColumn<Source>[] {
  const { t } = useTranslation()
  const format = useFormat()
  const count = (key: 'imports' | 'files' | 'rows', title: string): TableColumn<Source> => ({
    key,
    title,
    numeric: true,
    sortable: true,
    cell: (each) => format.count(each[key]),
  })
  return [
    {
      key: 'label',
      title: t('collect.web.source_label'),
      sortable: true,
      cell: (each) => (
        <>
          <Link to={`/data/sources/${each.source_id}`}>{each.label}</Link>{' '}
          {each.needs_details && <Tag color="warning">{t('collect.web.needs_details')}</Tag>}
        </>
      ),
    },
    {
      key: 'owner',
      title: t('collect.column.owner'),
      sortable: true,
      cell: (each) => each.owner ?? format.nothing,
    },
    {
      key: 'kind',
      title: t('collect.column.source_kind'),
      sortable: true,
      cell: (each) => t(`collect.source_kind.${each.kind}`),
    },
    {
      key: 'consent_basis',
      title: t('collect.column.consent_basis'),
      sortable: true,
      cell: (each) => t(`collect.consent_basis.${each.consent_basis}`),
    },
    count('files', t('collect.web.files')),
    count('rows', t('collect.web.rows_read')),
    {
      key: 'refused_share',
      title: t('collect.web.refused_share'),
      numeric: true,
      sortable: true,
      cell: (each) => format.percent(each.refused_share),
    },
    {
      key: 'alerts',
      title: t('collect.web.alerts_count'),
      numeric: true,
      sortable: true,
      cell: (each) =>
        each.alerts > 0 ? <Tag color="warning">{format.count(each.alerts)}</Tag> : format.nothing,
    },
    {
      key: 'last_import_at',
      title: t('collect.web.last_import'),
      numeric: true,
      sortable: true,
      cell: (each) => format.dateTime(each.last_import_at),
    },
  ]
}
