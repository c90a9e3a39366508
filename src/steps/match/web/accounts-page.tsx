import { useTranslation } from 'react-i18next'
import { type ColumnView, EmptyNote, LinkButton, WorkingTablePage } from '../../../web/index.ts'
import { accountViews } from './account-views.tsx'

/** The working table of accounts, with the columns of all steps. */
export default function AccountsPage({ views }: { views: readonly ColumnView[] }) {
  const { t } = useTranslation()
  return (
    <WorkingTablePage
      title={t('match.web.accounts')}
      path="/accounts"
      id="account_id"
      total={(count, total) => t('match.web.total', { count, total })}
      sort="name"
      views={[...accountViews, ...views]}
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
