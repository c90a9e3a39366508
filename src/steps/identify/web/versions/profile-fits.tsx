import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { Answered, DataTable, Dialog, Section, useAnswer, useFormat } from '../../../../web/index.ts'
import type { Account } from '../../../match/model.ts'
import { type ProfileFit, ProfileFits, Receipt } from '../../scores/model.ts'
import { Bar, GateMark, Grade } from '../marks.tsx'
import { FitReceipt } from '../receipt.tsx'

const Fit = z.object({ fit: Receipt })

/** The account by every profile in force; nothing where there is only one. */
export default function ProfileFitsSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useAnswer(ProfileFits, `/accounts/${account.account_id}/fits`)
  const [opened, setOpened] = useState<ProfileFit>()
  if (!data || data.items.length < 2) return null
  const best = data.items.filter(({ is_best }) => is_best)
  const [first] = best
  const finding =
    first === undefined
      ? t('identify.fits.none')
      : best.length > 1
        ? t('identify.fits.tie', { profiles: format.list(best.map(({ profile }) => profile)) })
        : data.lead === null
          ? first.profile
          : t('identify.fits.best', { profile: first.profile, lead: data.lead })
  return (
    <Section title={t('identify.web.fits')} lead={`${finding} ${t('identify.web.fits_lead')}`}>
      <DataTable
        label={t('identify.web.fits')}
        rows={data.items}
        rowKey={({ profile_id }) => profile_id}
        columns={[
          {
            key: 'profile',
            title: t('identify.past.version'),
            cell: ({ profile_id, profile, version, is_best }) => (
              <>
                <Link to={`/identify/profiles/${profile_id}`}>
                  {t('identify.web.profile_title', { name: profile, version })}
                </Link>{' '}
                {is_best && <Tag color="success">{t('identify.column.best_profile')}</Tag>}
              </>
            ),
          },
          {
            key: 'fit',
            title: t('identify.column.fit'),
            cell: ({ fit, grade }) =>
              fit === null ? (
                format.nothing
              ) : (
                <span className="tw-row">
                  <Bar value={fit} most={100}>
                    {fit}
                  </Bar>
                  <Grade grade={grade} />
                </span>
              ),
          },
          {
            key: 'gate',
            title: t('identify.column.gate'),
            cell: ({ gate }) => <GateMark result={gate} />,
          },
          {
            key: 'behind',
            title: t('identify.fits.behind'),
            numeric: true,
            cell: ({ behind }) => (behind === null ? format.nothing : format.count(behind)),
          },
          {
            key: 'receipt',
            title: t('identify.web.past_receipt'),
            cell: (fit) => (
              <Button size="small" onClick={() => setOpened(fit)}>
                {t('identify.web.past_receipt')}
              </Button>
            ),
          },
        ]}
      />
      {opened && <FitDialog accountId={account.account_id} fit={opened} close={() => setOpened(undefined)} />}
    </Section>
  )
}

type FitDialogProps = { accountId: string; fit: ProfileFit; close: () => void }

function FitDialog({ accountId, fit, close }: FitDialogProps) {
  const { profile_id, profile } = fit
  const receipt = useAnswer(Fit, `/accounts/${accountId}/receipt`, { query: { profile_id } })
  return (
    <Dialog open width={760} title={profile} footer={null} onCancel={close}>
      <Answered question={receipt}>{(known) => <FitReceipt receipt={known.fit} />}</Answered>
    </Dialog>
  )
}
