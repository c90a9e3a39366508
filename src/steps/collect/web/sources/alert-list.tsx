import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { ProblemNote, useFormat, useSend, useSession } from '../../../../web/index.ts'
import { Alert } from '../../sources/model.ts'

export const Alerts = z.object({ items: z.array(Alert) })

/** What should be looked at, each with a way to say that it was seen. */
export function AlertList({ alerts, named }: { alerts: readonly Alert[]; named: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const send = useSend(Alert)
  return (
    <>
      {send.error && <ProblemNote error={send.error} />}
      <ul className="tw-alerts">
        {alerts.map((alert) => (
          <li key={alert.alert_id} className={alert.seen_at ? 'tw-muted' : undefined}>
            <Tag color={alert.seen_at ? undefined : 'warning'}>{t(`collect.alert.${alert.code}`)}</Tag>
            {named && <Link to={`/data/sources/${alert.source_id}`}>{alert.label}</Link>}
            <span>
              {alert.name && <strong>{alert.name} · </strong>}
              {alert.text} <span className="tw-muted">{format.dateTime(alert.since)}</span>
            </span>
            {alert.seen_at ? (
              <span>
                {t('collect.web.seen_by', { by: alert.seen_by, when: format.dateTime(alert.seen_at) })}
              </span>
            ) : (
              can('data:import') && (
                <Button
                  size="small"
                  aria-label={t('collect.web.seen_of', { what: alert.text })}
                  loading={send.isPending && send.variables.path.includes(alert.alert_id)}
                  onClick={() => send.mutate({ path: `/sources/alerts/${alert.alert_id}/seen` })}
                >
                  {t('collect.web.alert_seen')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
