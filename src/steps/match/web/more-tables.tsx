import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type ColumnView, EmptyNote, LinkButton, WorkingTablePage } from '../../../web/index.ts'
import { reachViews } from './quality/reach-views.ts'

/** Tables of what hangs on the accounts; where the API serves them and what a row is called by. */
const tables = {
  contacts: { id: 'contact_id', sort: 'name' },
  opportunities: { id: 'opportunity_id', sort: '-created_on' },
  activities: { id: 'activity_id', sort: '-occurred_on' },
  products: { id: 'product_id', sort: 'name' },
} as const
export type MoreTable = keyof typeof tables

const statusColours: Record<string, string> = { won: 'success', lost: 'default', open: 'processing' }

const views: readonly ColumnView[] = [
  { column: 'name', width: 180 },
  {
    column: 'account',
    width: 220,
    cell: (row) => <Link to={`/accounts/${row.account_id}`}>{row.account}</Link>,
  },
  {
    column: 'status',
    width: 110,
    cell: (row, { t }) => (
      <Tag color={statusColours[String(row.status)]}>{t(`match.status.${row.status}`)}</Tag>
    ),
  },
  { column: 'title_level', width: 110 },
  { column: 'title_department', width: 150 },
  { column: 'email', width: 200 },
  { column: 'phone', width: 140 },
  { column: 'subject', width: 260 },
  ...reachViews,
]

/** A page for one of these tables: searched, filtered, sorted, exported; a row leads to its account. */
export default function MoreTablePage({ table }: { table: MoreTable }) {
  const { t } = useTranslation()
  const { id, sort } = tables[table]
  return (
    <WorkingTablePage
      key={table}
      title={t(`match.web.table.${table}`)}
      path={`/${table}`}
      id={id}
      total={(count, total) => t('match.web.rows', { count, total })}
      sort={sort}
      views={views}
      link={(row) => (row.account_id ? `/accounts/${row.account_id}` : `/${table}`)}
      search={t(`match.web.search.${table}`)}
      empty={
        <EmptyNote
          title={t(`match.web.none.${table}`)}
          text={t('match.web.none_of_these')}
          action={
            <LinkButton type="primary" to="/data/imports/new">
              {t('match.web.import')}
            </LinkButton>
          }
        />
      }
    />
  )
}
