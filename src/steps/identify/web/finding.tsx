import { Alert, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Profile } from '../profile/model.ts'

const colours: Record<Profile['finding'], string> = {
  signal: 'success',
  no_signal: 'warning',
  not_enough_data: 'default',
  agreed: 'success',
}

export function FindingTag({ finding }: { finding: Profile['finding'] }) {
  const { t } = useTranslation()
  return <Tag color={colours[finding]}>{t(`identify.web.finding.${finding}`)}</Tag>
}

/** What was found, in a sentence, and what follows from it. */
export function Finding({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  return (
    <Alert
      type={profile.finding === 'signal' || profile.finding === 'agreed' ? 'success' : 'warning'}
      showIcon
      className="tw-note"
      title={t(`identify.finding.${profile.finding}`, { needed: profile.needed ?? 0 })}
      description={t(`identify.web.finding.${profile.finding}_next`)}
    />
  )
}
