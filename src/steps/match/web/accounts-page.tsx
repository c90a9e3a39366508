import { DownloadOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import {
  Answered,
  apiAddress,
  DataTable,
  EmptyNote,
  LinkButton,
  Page,
  ProblemNote,
  recall,
  remember,
  useAddress,
  useFormat,
  useSession,
  Waiting,
} from '../../../web/index.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { Filters } from './filters.tsx'
import type { ColumnView } from './ports.ts'
import { useAccounts } from './use-accounts.ts'
import { useColumns } from './use-columns.ts'
import { type AccountColumn, tableColumn } from './views.tsx'

/** The working table: every account, searched, filtered, sorted, with the columns one wants. All of it stands in the address bar. */
export default function AccountsPage({ views }: { views: readonly ColumnView[] }) {
  const { t } = useTranslation()
  const columns = useColumns()
  return (
    <Answered question={columns} rows={10}>
      {({ items }) => <WorkingTable columns={items} views={views} title={t('match.web.accounts')} />}
    </Answered>
  )
}

type WorkingTableProps = { columns: readonly AccountColumn[]; views: readonly ColumnView[]; title: string }

/** The columns of the address bar, else those of the last visit, else those the API proposes. */
function useShownColumns(columns: readonly AccountColumn[]) {
  const { search, change } = useAddress()
  const wanted = (search.get('columns') ?? recall('accounts.columns') ?? '').split(',')
  const chosen = wanted.flatMap((name) => columns.find(({ column }) => column === name) ?? [])
  const shown = chosen.length > 0 ? chosen : columns.filter((column) => column.shown)
  const choose = (names: readonly string[]) => {
    const text = names.join(',')
    remember('accounts.columns', text)
    change({ columns: text }, { replace: true })
  }
  return { shown, choose }
}

function WorkingTable({ columns, views, title }: WorkingTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { can } = useSession()
  const { search, change } = useAddress()
  const { shown, choose } = useShownColumns(columns)
  const accounts = useAccounts(columns)
  const { query, items, total, isPending, isPlaceholderData, error, hasNextPage, isFetching, fetchNextPage } =
    accounts
  const pen = useMemo(() => ({ t, format }), [t, format])
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const narrowed = query.q !== undefined || columns.some(({ column }) => search.has(column))
  const clear = () => change({ q: null, ...Object.fromEntries(columns.map(({ column }) => [column, null])) })

  return (
    <Page
      title={title}
      filled
      actions={
        <>
          <ColumnChooser columns={columns} shown={shown} choose={choose} />
          {can('data:export') && (
            <Button
              icon={<DownloadOutlined aria-hidden />}
              href={apiAddress('/accounts.csv', {
                ...query,
                columns: shown.map(({ column }) => column).join(','),
              })}
              download
              title={t('match.web.export_what')}
            >
              {t('match.web.export')}
            </Button>
          )}
        </>
      }
    >
      <div className="tw-filters">
        {query.q !== undefined && (
          <Tag closable={{ 'aria-label': t('match.web.clear_search') }} onClose={() => change({ q: null })}>
            {t('match.web.searched', { q: query.q })}
          </Tag>
        )}
        <Filters columns={columns} views={views} />
        {narrowed && (
          <Button size="small" type="link" onClick={clear}>
            {t('match.web.clear')}
          </Button>
        )}
        <span className="tw-total" role="status">
          {total !== undefined && t('match.web.total', { count: total, total: format.count(total) })}
        </span>
      </div>
      {error && <ProblemNote error={error} retry={() => void accounts.refetch()} />}
      {isPending && !error ? (
        <Waiting rows={12} />
      ) : (
        <DataTable
          label={title}
          columns={shown.map((column) => tableColumn(column, views, pen))}
          rows={items}
          rowKey={(row) => row.account_id}
          sort={query.sort ?? 'name'}
          onSort={(sort) => change({ sort })}
          onOpen={(row) => navigate(`/accounts/${row.account_id}`)}
          onMore={hasNextPage && !isFetching ? more : undefined}
          windowed
          total={total}
          stale={isPlaceholderData}
          empty={narrowed ? <NothingFound clear={clear} /> : <NothingYet />}
        />
      )}
    </Page>
  )
}

function NothingFound({ clear }: { clear: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyNote
      title={t('match.web.not_found')}
      text={t('match.web.not_found_text')}
      action={<Button onClick={clear}>{t('match.web.clear')}</Button>}
    />
  )
}

function NothingYet() {
  const { t } = useTranslation()
  return (
    <EmptyNote
      title={t('match.web.none')}
      text={t('match.web.none_text')}
      action={
        <LinkButton type="primary" to="/data/imports/new">
          {t('match.web.import')}
        </LinkButton>
      }
    />
  )
}
