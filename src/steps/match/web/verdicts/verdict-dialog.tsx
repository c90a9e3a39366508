import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../../web/index.ts'
import type { Account } from '../../model.ts'
import { type Relation, relations, type VerdictKind } from '../../verdicts/model.ts'
import { AccountChoice } from './account-choice.tsx'

type Props = {
  kind: VerdictKind
  account: Account
  /** Rows that were chosen, for a split or a move. */
  records: readonly string[]
  /** Whether the row that gives the account its id is among them. */
  founder: boolean
  close: () => void
  say: (body: object) => void
}

/** Asks what a verdict needs besides what was chosen: the other account, the relation, a reason. */
export function VerdictDialog({ kind, account, records, founder, close, say }: Props) {
  const { t } = useTranslation()
  const [other, setOther] = useState<string>()
  const [relation, setRelation] = useState<Relation>('branch')
  const [reason, setReason] = useState('')
  const needsOther = kind !== 'split'
  const body = () => {
    const said = { verdict: kind, ...(reason.trim() ? { reason: reason.trim() } : {}) }
    if (kind === 'split') return { ...said, records }
    if (kind === 'move') return { ...said, records, account: other }
    return { ...said, accounts: [account.account_id, other], ...(kind === 'related' ? { relation } : {}) }
  }
  const finish = () => {
    say(body())
    close()
  }
  return (
    <Dialog
      open
      title={t(`match.web.verdict.${kind}`, { name: account.name, count: records.length })}
      okText={t(`match.web.verdict.${kind}_do`)}
      cancelText={t('match.web.verdict.cancel')}
      okButtonProps={{ disabled: needsOther && other === undefined }}
      onOk={finish}
      onCancel={close}
    >
      <div className="tw-stack">
        <p>{t(`match.web.verdict.${kind}_text`, { name: account.name })}</p>
        {founder && <p>{t('match.web.verdict.founder')}</p>}
        {needsOther && (
          <AccountChoice
            label={t('match.web.verdict.other')}
            not={account.account_id}
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
