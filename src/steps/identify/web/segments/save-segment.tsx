import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Dialog, ProblemNote, useSend } from '../../../../web/index.ts'
import { Segment } from '../../segments/model.ts'

type SaveProps = {
  open: boolean
  close: () => void
  /** What was opened; its criteria are replaced, unless it is saved under a name of its own. */
  saved: Segment | undefined
  where: readonly string[]
}

/** Saves the criteria under a name. */
export function SaveSegment({ open, close, saved, where }: SaveProps) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} title={t('identify.web.segment.save')} footer={null} onCancel={close} destroyOnHidden>
      {open && <SaveForm saved={saved} where={where} close={close} />}
    </Dialog>
  )
}

function SaveForm({ saved, where, close }: Omit<SaveProps, 'open'>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [name, setName] = useState(saved?.name ?? '')
  const save = useSend(Segment)
  const send = (path: string) =>
    save.mutate(
      { path, body: { name, where } },
      {
        onSuccess: ({ segment_id }) => {
          close()
          navigate(`/identify/segments/${segment_id}`)
        },
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(saved ? `/segments/${saved.segment_id}` : '/segments')
  }
  return (
    <form className="tw-stack" onSubmit={submit}>
      <Input
        value={name}
        maxLength={100}
        placeholder={t('identify.segment.name')}
        aria-label={t('identify.segment.name')}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="tw-actions">
        {saved && name.trim() !== saved.name && (
          <Button loading={save.isPending} disabled={name.trim() === ''} onClick={() => send('/segments')}>
            {t('identify.web.segment.save_new')}
          </Button>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {t(saved ? 'identify.web.segment.save_over' : 'identify.web.segment.save')}
        </Button>
      </div>
      {save.error && <ProblemNote error={save.error} />}
    </form>
  )
}
