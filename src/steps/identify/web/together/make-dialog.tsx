import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, ProblemNote, useStart } from '../../../../web/index.ts'
import type { Together } from '../../together/model.ts'

type MakeDialogProps = { together: Together; close: () => void; onStart: (job: string) => void }

/** Names the profile that is made of both. */
export function MakeDialog({ together, close, onStart }: MakeDialogProps) {
  const { t } = useTranslation()
  const send = useStart()
  const [name, setName] = useState(together.team.name)
  const make = () => {
    if (name.trim() === '') return
    const { team, data, counts } = together
    const body = { name: name.trim(), team: team.profile_id, data: data.profile_id, counts }
    send.mutate({ path: '/profiles/together', body }, { onSuccess: ({ id }) => onStart(id) })
  }
  return (
    <Dialog
      open
      title={t('identify.web.together.make')}
      okText={t('identify.web.together.make')}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={send.isPending}
      onOk={make}
      onCancel={close}
    >
      {send.error && <ProblemNote error={send.error} />}
      <p>{t('identify.web.together.make_text')}</p>
      <Input
        aria-label={t('identify.web.name')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={make}
      />
    </Dialog>
  )
}
