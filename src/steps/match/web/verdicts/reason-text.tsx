import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../../../web/index.ts'
import type { Reason } from '../../why/model.ts'

/** What makes two rows one, in words. */
export function ReasonText({ reason: { kind, value, verdict } }: { reason: Reason }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (verdict)
    return (
      <Link to="/data/verdicts">
        {t('match.web.why.said_by', { who: verdict.by, when: format.date(verdict.at) })}
        {verdict.reason && ` · ${verdict.reason}`}
      </Link>
    )
  return (
    <>
      {t(`match.why.${kind}`)} <span className="tw-muted">{value}</span>
    </>
  )
}
