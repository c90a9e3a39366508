import { useTranslation } from 'react-i18next'
import { Section, useAnswer } from '../../../../web/index.ts'
import { AlertList, Alerts } from './alert-list.tsx'

/** Alerts of sources that nobody has seen yet; nothing while there is none. */
export default function TodayPart() {
  const { t } = useTranslation()
  const alerts = useAnswer(Alerts, '/sources/alerts', { refetchMs: 60_000 })
  const unseen = alerts.data?.items.filter(({ seen_at }) => seen_at === null) ?? []
  if (unseen.length === 0) return null
  return (
    <Section title={t('collect.web.alerts')} lead={t('collect.web.alerts_lead')}>
      <AlertList alerts={unseen} named />
    </Section>
  )
}
