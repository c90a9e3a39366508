import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Answered, Page, useAnswer, useSession } from '../../../../web/index.ts'
import { Consequences } from '../../versions/model.ts'
import { ActivateDialog } from './activate-dialog.tsx'
import { ConsequencesParts } from './consequences.tsx'

/** What would follow if a version counted: nothing is changed until somebody activates it. */
export default function PreviewPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const { profileId } = useParams()
  const preview = useAnswer(Consequences, `/profiles/${profileId}/preview`)
  const [asking, setAsking] = useState(false)
  const after = preview.data?.after
  const to = `/identify/profiles/${profileId}`
  return (
    <Page
      title={t('identify.web.preview')}
      lead={
        preview.data &&
        t('identify.web.preview_lead', {
          name: preview.data.after.name,
          version: preview.data.after.version,
          before: preview.data.before.version,
        })
      }
      back={{ to, label: t('identify.web.profile') }}
      actions={
        after &&
        after.status !== 'active' &&
        can('profile:edit') && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t(after.status === 'earlier' ? 'identify.web.roll_back' : 'identify.web.activate')}
          </Button>
        )
      }
    >
      <Answered question={preview} rows={8}>
        {(found) => <ConsequencesParts preview={found} />}
      </Answered>
      {asking && after && (
        <ActivateDialog profile={after} close={() => setAsking(false)} onDone={() => navigate(to)} />
      )}
    </Page>
  )
}
