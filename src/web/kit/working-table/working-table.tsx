import { Button, Input, Tag } from 'antd'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../../shell/session.tsx'
import { useAddress } from '../address.ts'
import { ExportMenu } from '../export-menu.tsx'
import { Answered, EmptyNote, ProblemNote, Waiting } from '../feedback.tsx'
import { useFormat } from '../format.ts'
import { Page } from '../page.tsx'
import { DataTable } from '../table/table.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { Filters } from './filters.tsx'
import { type BulkActions, SelectionBar, selectionColumn, useSelection } from './selection.tsx'
import { useColumns, useRows, useShownColumns } from './use-rows.ts'
import { type ColumnView, tableColumn, type WorkingColumn, type WorkingRow } from './views.tsx'
import './working-table.css'

export type WorkingTablePageProps = {
  title: string
  /** Where the API serves the table: `/accounts`. */
  path: string
  /** The column with the id of a row. */
  id: string
  /** Says how many rows there are. */
  total: (count: number, written: string) => string
  /** The order of a visit that asks for none. */
  sort: string
  views: readonly ColumnView[]
  /** The page of a row. */
  link?: (row: WorkingRow) => string
  /** What a field for search says, where the header does not search this table. */
  search?: string
  /** More buttons beside export. */
  actions?: ReactNode
  /** What can be done to chosen rows; without it none can be chosen. */
  bulk?: BulkActions
  /** What belongs here, where there is nothing yet. */
  empty: ReactNode
}

/** A page of one working table: searched, filtered, sorted, with the columns one wants. All of it stands in the address bar. */
export function WorkingTablePage(props: WorkingTablePageProps) {
  const columns = useColumns(props.path)
  return (
    <Answered question={columns} rows={10}>
      {({ items }) => <Table {...props} columns={items} />}
    </Answered>
  )
}

function Table(props: WorkingTablePageProps & { columns: readonly WorkingColumn[] }) {
  const { title, path, id, views, link, columns } = props
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { can } = useSession()
  const { search, change } = useAddress()
  const { shown, choose } = useShownColumns(path, columns)
  const rows = useRows(path, columns)
  const {
    query,
    filters,
    items,
    total,
    isPending,
    isPlaceholderData,
    error,
    hasNextPage,
    isFetching,
    fetchNextPage,
  } = rows
  const pen = useMemo(() => ({ t, format }), [t, format])
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const narrowed = query.q !== undefined || columns.some(({ column }) => search.has(column))
  const clear = () => change({ q: null, ...Object.fromEntries(columns.map(({ column }) => [column, null])) })
  const selection = useSelection(id, { q: query.q, filters }, total)
  const chosen = props.bulk && selectionColumn(selection, (row) => String(row[columns[0]?.column ?? id]), t)
  const names = shown.map(({ column }) => column).join(',')

  return (
    <Page
      title={title}
      filled
      actions={
        <>
          {props.actions}
          <ColumnChooser columns={columns} shown={shown} choose={choose} />
          {can('data:export') && (
            <ExportMenu
              path={`${path}/export`}
              query={{ ...query, columns: names }}
              what={t('web.export.what')}
            />
          )}
        </>
      }
    >
      <div className="tw-filters">
        {props.search && (
          <Input.Search
            key={query.q ?? ''}
            className="tw-table-search"
            size="small"
            allowClear
            defaultValue={query.q}
            placeholder={props.search}
            aria-label={props.search}
            maxLength={200}
            onSearch={(q) => change({ q })}
          />
        )}
        {query.q !== undefined && (
          <Tag closable={{ 'aria-label': t('web.table.clear_search') }} onClose={() => change({ q: null })}>
            {t('web.table.searched', { q: query.q })}
          </Tag>
        )}
        <Filters path={path} columns={columns} views={views} />
        {narrowed && (
          <Button size="small" type="link" onClick={clear}>
            {t('web.table.clear')}
          </Button>
        )}
        <span className="tw-total" role="status">
          {total !== undefined && props.total(total, format.count(total))}
        </span>
      </div>
      {props.bulk && <SelectionBar selection={selection} total={total} actions={props.bulk} />}
      {error && <ProblemNote error={error} retry={() => void rows.refetch()} />}
      {isPending && !error ? (
        <Waiting rows={12} />
      ) : (
        <DataTable
          label={title}
          columns={[...(chosen ? [chosen] : []), ...shown.map((column) => tableColumn(column, views, pen))]}
          rows={items}
          rowKey={(row) => String(row[id])}
          sort={query.sort ?? props.sort}
          onSort={(sort) => change({ sort })}
          onOpen={link && ((row) => navigate(link(row)))}
          onMore={hasNextPage && !isFetching ? more : undefined}
          windowed
          total={total}
          stale={isPlaceholderData}
          empty={narrowed ? <NothingFound clear={clear} /> : props.empty}
        />
      )}
    </Page>
  )
}

function NothingFound({ clear }: { clear: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyNote
      title={t('web.table.not_found')}
      text={t('web.table.not_found_text')}
      action={<Button onClick={clear}>{t('web.table.clear')}</Button>}
    />
  )
}
