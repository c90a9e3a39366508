import { Alert, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../../web/index.ts'
import type { Profile } from '../../profile/model.ts'

const colours: Record<Profile['status'], string> = { draft: 'warning', active: 'success', earlier: 'default' }

export function StatusTag({ status }: { status: Profile['status'] }) {
  const { t } = useTranslation()
  return <Tag color={colours[status]}>{t(`identify.status.${status}`)}</Tag>
}

/** That accounts are not scored by a version, and what can be done about it. */
export function NotInForce({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  if (profile.status === 'active') return null
  return (
    <Alert
      type="info"
      showIcon
      className="tw-note"
      title={t(`identify.web.note.${profile.status}`)}
      action={
        <LinkButton type="primary" to={`/identify/profiles/${profile.profile_id}/preview`}>
          {t('identify.web.preview')}
        </LinkButton>
      }
    />
  )
}
