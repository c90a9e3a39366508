import { Alert, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { findingOf, type Profile } from '../profile/model.ts'

const colours: Record<Profile['finding'], string> = {
  signal: 'success',
  no_signal: 'warning',
  not_enough_data: 'default',
  agreed: 'success',
}

export function FindingTag({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const isByHand = findingOf(profile) === 'by_hand'
  return (
    <Tag color={isByHand ? 'default' : colours[profile.finding]}>
      {t(`identify.web.finding.${isByHand ? 'by_hand' : profile.finding}`)}
    </Tag>
  )
}

/** What was found, in a sentence, and what follows from it. */
export function Finding({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const { finding, status, needed } = profile
  const isGood = finding === 'signal' || finding === 'agreed'
  const found = findingOf(profile)
  // What a version that scores nobody leads to is said with its state.
  const next = isGood && status !== 'active' ? undefined : found === 'by_hand' ? found : finding
  return (
    <Alert
      type={found === 'by_hand' ? 'info' : isGood ? 'success' : 'warning'}
      showIcon
      className="tw-note"
      title={t(`identify.finding.${found}`, { needed: needed ?? 0 })}
      description={next && t(`identify.web.finding.${next}_next`)}
    />
  )
}
