import { useTranslation } from 'react-i18next'
import { type ColumnView, EmptyNote, LinkButton, WorkingTablePage } from '../../../../web/index.ts'
import { reachViews } from './reach-views.ts'

const views: readonly ColumnView[] = [
  { column: 'person', width: 140 },
  { column: 'account', width: 220 },
  { column: 'phone', width: 150 },
  { column: 'email', width: 210 },
  ...reachViews,
  { column: 'reason', width: 220 },
]

/** Whom somebody tried to reach, and by which channel they can be. */
export default function ReachPage() {
  const { t } = useTranslation()
  return (
    <WorkingTablePage
      title={t('match.web.reachability')}
      path="/reachability"
      id="contact_id"
      search={t('match.web.reach_search')}
      total={(count, total) => t('match.web.people_total', { count, total })}
      sort="-last_tried_on"
      views={views}
      empty={
        <EmptyNote
          title={t('match.web.reach_none')}
          text={t('match.web.reach_none_text')}
          action={<LinkButton to="/data/imports/new">{t('match.web.import')}</LinkButton>}
        />
      }
    />
  )
}
