import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { Answered, DataTable, Dialog, Section, useAnswer, useFormat } from '../../../../web/index.ts'
import type { Account } from '../../../match/model.ts'
import { PastReceipt, PastScore } from '../../scores/model.ts'
import { useBinWords } from '../bins.ts'
import { Grade } from '../marks.tsx'
import { FitReceipt } from '../receipt.tsx'

const Past = z.object({ items: z.array(PastScore) })

/** Every score that the account had, each with the receipt of that day; nothing while there never was one. */
export default function PastScores({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const past = useAnswer(Past, `/accounts/${account.account_id}/scores`)
  const [opened, setOpened] = useState<PastScore>()
  const items = past.data?.items ?? []
  if (items.length === 0) return null
  const value = (field: string, text: string | null) =>
    text === null ? t('identify.bin.missing') : words.value(field, text)
  return (
    <Section title={t('identify.past.title')} lead={t('identify.web.past_lead')}>
      <DataTable
        label={t('identify.past.title')}
        rows={items}
        rowKey={({ account_id, profile, at }) => `${account_id} ${profile} ${at}`}
        columns={[
          { key: 'at', title: t('identify.past.from'), cell: ({ at }) => format.dateTime(at) },
          {
            key: 'profile',
            title: t('identify.past.version'),
            cell: ({ account_id, name, profile_id, profile, version }) => (
              <>
                <Link to={`/identify/profiles/${profile_id}`}>
                  {t('identify.web.profile_title', { name: profile, version })}
                </Link>
                {account_id !== account.account_id && (
                  <div className="tw-muted tw-small">
                    {t('identify.past.merged', { name: name ?? account_id })}
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'fit',
            title: t('identify.column.fit'),
            cell: ({ fit, grade, is_there }) =>
              is_there ? (
                <span className="tw-row">
                  {fit} <Grade grade={grade} />
                </span>
              ) : (
                t('identify.past.gone')
              ),
          },
          {
            key: 'why',
            title: t('identify.past.because'),
            cell: ({ why, reason, by, changed }) => (
              <>
                {reason ?? t(`identify.past.why.${why}`)}
                {by !== null && <span className="tw-muted"> {by}</span>}
                {changed.map(({ field, before, after }) => (
                  <div key={field} className="tw-muted tw-small">
                    {t('identify.web.past_value', {
                      field: words.trait(field),
                      before: value(field, before),
                      after: value(field, after),
                    })}
                  </div>
                ))}
              </>
            ),
          },
          {
            key: 'receipt',
            title: t('identify.web.past_receipt'),
            cell: (score) =>
              score.is_there && (
                <Button size="small" onClick={() => setOpened(score)}>
                  {t('identify.web.past_receipt')}
                </Button>
              ),
          },
        ]}
      />
      {opened && <ReceiptDialog score={opened} close={() => setOpened(undefined)} />}
    </Section>
  )
}

type ReceiptDialogProps = { score: PastScore; close: () => void }

function ReceiptDialog({ score, close }: ReceiptDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const receipt = useAnswer(PastReceipt, `/accounts/${score.account_id}/scores/receipt`, {
    query: { at: score.at, profile_id: score.profile_id },
  })
  return (
    <Dialog
      open
      width={760}
      title={t('identify.web.past_receipt_of', { when: format.dateTime(score.at) })}
      footer={null}
      onCancel={close}
    >
      <Answered question={receipt}>{(known) => <FitReceipt receipt={known} />}</Answered>
    </Dialog>
  )
}
