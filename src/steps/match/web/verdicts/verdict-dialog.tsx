import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../../web/index.ts'
import type { EditSubject } from '../../model.ts'
import { type Relation, relations, type VerdictKind } from '../../verdicts/model.ts'
import { OtherChoice } from './other-choice.tsx'

/** The account or contact that a verdict is about. */
export type Subject = Readonly<{ about: EditSubject; id: string; name: string; records: number }>

type Props = {
  kind: VerdictKind
  subject: Subject
  /** Rows that were chosen, for a split or a move. */
  records: readonly string[]
  /** Whether the row that gives the account or contact its id is among them. */
  founder: boolean
  close: () => void
  say: (body: object) => void
}

/** Asks what a verdict needs besides what was chosen: the other account or contact, the relation, a reason. */
export function VerdictDialog({ kind, subject, records, founder, close, say }: Props) {
  const { t } = useTranslation()
  const [other, setOther] = useState<string>()
  const [relation, setRelation] = useState<Relation>('branch')
  const [reason, setReason] = useState('')
  const { about, id, name } = subject
  const ofPeople = about === 'contact' ? '_people' : ''
  const needsOther = kind !== 'split'
  const body = () => {
    const said = { verdict: kind, ...(reason.trim() ? { reason: reason.trim() } : {}) }
    if (kind === 'split') return { ...said, records }
    if (kind === 'move') return { ...said, records, account: other }
    return { ...said, accounts: [id, other], ...(kind === 'related' ? { relation } : {}) }
  }
  const finish = () => {
    say(body())
    close()
  }
  return (
    <Dialog
      open
      title={t(`match.web.verdict.${kind}`, { name, count: records.length })}
      okText={t(`match.web.verdict.${kind}_do`)}
      cancelText={t('match.web.verdict.cancel')}
      okButtonProps={{ disabled: needsOther && other === undefined }}
      onOk={finish}
      onCancel={close}
    >
      <div className="tw-stack">
        <p>{t(`match.web.verdict.${kind}_text${ofPeople}`, { name })}</p>
        {founder && <p>{t(`match.web.verdict.founder${ofPeople}`)}</p>}
        {needsOther && (
          <OtherChoice
            about={about}
            label={t(`match.web.verdict.other${ofPeople}`)}
            not={id}
            value={other}
            onChange={setOther}
          />
        )}
        {kind === 'related' && (
          <Select
            aria-label={t('match.web.verdict.relation')}
            value={relation}
            onChange={setRelation}
            options={relations
              .filter((each) => each !== 'none')
              .map((each) => ({ value: each, label: t(`match.verdict.${each}`) }))}
          />
        )}
        <Input
          aria-label={t('match.web.verdict.reason')}
          placeholder={t('match.web.verdict.reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
