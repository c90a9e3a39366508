import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { type ColumnView, EmptyNote, LinkButton, WorkingTablePage } from '../../../../web/index.ts'

/** The tables that are offered, each with the column of its id and its order. */
const tables = {
  purchases: ['purchase_id', '-purchased_on'],
  costs: ['cost_id', '-spent_on'],
  followers: ['follower_id', '-followed_on'],
  members: ['member_id', '-joined_on'],
  attendance: ['attendance_id', '-held_on'],
  outcomes: ['outcome_id', '-occurred_on'],
} as const
type Table = keyof typeof tables

const isTable = (name: string | undefined): name is Table => name !== undefined && name in tables

const views: readonly ColumnView[] = [
  {
    column: 'account',
    cell: (row) =>
      row.account_id ? <Link to={`/accounts/${String(row.account_id)}`}>{String(row.account)}</Link> : null,
  },
]

/** Purchases, costs, followers, members, attendance, outcomes: one working table at a time. */
export default function RecordsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { table } = useParams()
  const name: Table = isTable(table) ? table : 'purchases'
  const [id, sort] = tables[name]
  return (
    <WorkingTablePage
      key={name}
      title={t(`match.web.records_of.${name}`)}
      path={`/${name}`}
      id={id}
      total={(count, total) => t('match.web.records_total', { count, total })}
      sort={sort}
      views={views}
      search={t('match.web.records_search')}
      actions={
        <Segmented
          size="small"
          aria-label={t('match.web.records_choose')}
          value={name}
          options={Object.keys(tables).map((each) => ({
            value: each,
            label: t(`match.web.records_of.${each}`),
          }))}
          onChange={(each) => navigate(`/data/records/${each}`)}
        />
      }
      empty={
        <EmptyNote
          title={t('match.web.records_none')}
          text={t(`match.web.records_none_text.${name}`)}
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
