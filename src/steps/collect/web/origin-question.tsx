import { Alert, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FileInspection } from '../model.ts'
import { consentBases, sourceKinds } from '../sources/model.ts'
import { aboutOf, type Decision } from './plan.ts'

type Props = { inspection: FileInspection; decision: Decision; decide: (decision: Decision) => void }

/** Asks whether a list came from others, as it seems, and on which ground it may be used. */
export function OriginQuestion({ inspection, decision, decide }: Props) {
  const { t } = useTranslation()
  const about = aboutOf(inspection, decision)
  const { origin } = inspection
  if (origin === null || about === undefined) return null
  return (
    <Alert
      type="info"
      showIcon
      className="tw-note"
      title={t(`collect.web.origin_by_${origin.by}`, { said: origin.said })}
      description={
        <span className="tw-row">
          <Select
            size="small"
            aria-label={t('collect.column.source_kind')}
            value={about.kind}
            popupMatchSelectWidth={false}
            options={sourceKinds.map((value) => ({
              value,
              label: t(`collect.web.source_kind_text.${value}`),
            }))}
            onChange={(kind) => decide({ about: { ...about, kind } })}
          />
          <Select
            size="small"
            aria-label={t('collect.column.consent_basis')}
            value={about.consent_basis}
            status={about.kind !== 'first' && about.consent_basis === 'not_stated' ? 'warning' : undefined}
            popupMatchSelectWidth={false}
            options={consentBases.map((value) => ({
              value,
              label: t(`collect.web.consent_basis_text.${value}`),
            }))}
            onChange={(consent_basis) => decide({ about: { ...about, consent_basis } })}
          />
        </span>
      }
    />
  )
}
