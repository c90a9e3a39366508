import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type ColumnView, EmptyNote, WorkingTablePage } from '../../../../web/index.ts'

const views: readonly ColumnView[] = [
  {
    column: 'code',
    width: 190,
    cell: (row, { t }) => (
      <span title={t(`match.flag_why.${row.code}`, { detail: row.detail ?? '' })}>
        {t(`match.flag.${row.code}`)}
      </span>
    ),
  },
  { column: 'value', width: 190 },
  { column: 'detail', width: 170 },
  { column: 'person', width: 130 },
  {
    column: 'account',
    width: 220,
    cell: (row) =>
      row.account_id === null ? row.account : <Link to={`/accounts/${row.account_id}`}>{row.account}</Link>,
  },
  { column: 'source', width: 140 },
]

/** Every row that looks wrong, with the reason. */
export default function FlagsPage() {
  const { t } = useTranslation()
  return (
    <WorkingTablePage
      title={t('match.web.flags')}
      path="/flags"
      id="flag_id"
      search={t('match.web.flags_search')}
      total={(count, total) => t('match.web.flags_total', { count, total })}
      sort="code"
      views={views}
      empty={<EmptyNote title={t('match.web.doubtful_none')} text={t('match.web.doubtful_lead')} />}
    />
  )
}
