import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  type ColumnView,
  EmptyNote,
  ProblemNote,
  useSession,
  WorkingTablePage,
} from '../../../../web/index.ts'
import { useChange } from '../values/use-values.ts'

const views: readonly ColumnView[] = [
  { column: 'alias', width: 150 },
  {
    column: 'name',
    width: 200,
    cell: (row) => <Link to={`/accounts/${String(row.account_id)}`}>{String(row.name)}</Link>,
  },
  { column: 'field', width: 110 },
  { column: 'origin', width: 100 },
  { column: 'is_used', width: 90 },
  { column: 'file', width: 130 },
  { column: 'line', width: 60 },
  {
    column: 'edit_id',
    width: 110,
    cell: (row) => (row.edit_id === null ? null : <TakeBack editId={Number(row.edit_id)} />),
  },
]

/** Which names mean one company: which row or person taught each, and taking back what somebody taught. */
export default function AliasesPage() {
  const { t } = useTranslation()
  return (
    <WorkingTablePage
      title={t('match.web.aliases')}
      path="/aliases"
      id="alias_id"
      search={t('match.web.aliases_search')}
      total={(count, total) => t('match.web.aliases_total', { count, total })}
      sort="alias"
      views={views}
      empty={<EmptyNote title={t('match.web.aliases_none')} text={t('match.web.aliases_none_text')} />}
    />
  )
}

function TakeBack({ editId }: { editId: number }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const change = useChange()
  if (change.error) return <ProblemNote error={change.error} />
  return can('data:edit') ? (
    <Button
      size="small"
      loading={change.isPending}
      onClick={(event) => {
        event.stopPropagation()
        change.mutate({ path: `/edits/${editId}/undo` })
      }}
    >
      {t('match.web.undo')}
    </Button>
  ) : (
    editId
  )
}
