import { useTranslation } from 'react-i18next'
import { type ColumnView, EmptyNote, LinkButton, useSession, WorkingTablePage } from '../../../web/index.ts'
import { accountViews } from './account-views.tsx'
import { BulkActions } from './values/bulk.tsx'

/** The working table of accounts, with the columns of all steps. */
export default function AccountsPage({ views }: { views: readonly ColumnView[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  return (
    <WorkingTablePage
      title={t('match.web.accounts')}
      path="/accounts"
      id="account_id"
      total={(count, total) => t('match.web.total', { count, total })}
      sort="name"
      views={[...accountViews, ...views]}
      bulk={
        can('data:edit')
          ? (selection, count, clear) => <BulkActions selection={selection} count={count} clear={clear} />
          : undefined
      }
      link={(row) => `/accounts/${row.account_id}`}
      empty={
        <EmptyNote
          title={t('match.web.none')}
          text={t('match.web.none_text')}
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
