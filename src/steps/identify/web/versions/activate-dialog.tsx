import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, ProblemNote, useStart } from '../../../../web/index.ts'
import type { Profile } from '../../profile/model.ts'
import { RunningJob } from '../running-job.tsx'

type ActivateDialogProps = {
  profile: Pick<Profile, 'profile_id' | 'name' | 'version' | 'status'>
  close: () => void
  onDone: () => void
}

/** Asks why a version is put in force, and waits until every account is scored by it. */
export function ActivateDialog({ profile, close, onDone }: ActivateDialogProps) {
  const { t } = useTranslation()
  const send = useStart()
  const [reason, setReason] = useState('')
  const { profile_id, name, version, status } = profile
  const title = t(status === 'earlier' ? 'identify.web.roll_back' : 'identify.web.activate')
  const activate = () => {
    if (reason.trim() === '') return
    send.mutate({ path: `/profiles/${profile_id}/activate`, body: { reason: reason.trim() } })
  }
  return (
    <Dialog
      open
      title={title}
      okText={title}
      okButtonProps={{ disabled: reason.trim() === '' || send.isSuccess }}
      confirmLoading={send.isPending}
      onOk={activate}
      onCancel={close}
    >
      {send.error && <ProblemNote error={send.error} />}
      {send.data ? (
        <RunningJob id={send.data.id} again={() => send.reset()} onDone={onDone} />
      ) : (
        <>
          <p>
            {t(status === 'earlier' ? 'identify.web.roll_back_text' : 'identify.web.activate_text', {
              name,
              version,
            })}
          </p>
          <Input
            aria-label={t('identify.web.reason')}
            placeholder={t('identify.web.reason')}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={activate}
          />
        </>
      )}
    </Dialog>
  )
}
