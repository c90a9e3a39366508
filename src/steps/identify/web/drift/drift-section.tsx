import { Alert, Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  Chart,
  DataTable,
  Dialog,
  ProblemNote,
  Section,
  useAnswer,
  useFormat,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import { Drift, Review, type TraitShift, usualDays } from '../../drift/model.ts'
import type { Profile } from '../../profile/model.ts'
import { useBinWords } from '../bins.ts'
import { sharesOption } from '../shares-option.ts'

const Answer = Drift.extend({ review_on: z.string() })
/** Traits that are drawn, the most different first. */
const drawn = 3

/** Whether customers drift away from a profile in force, and when it is to be looked at again. */
export function DriftSection({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const isInForce = profile.status === 'active'
  const { data } = useAnswer(Answer, `/profiles/${profile.profile_id}/drift`, { when: isInForce })
  if (!isInForce || !data) return null
  const { finding, accounts, needed, since, foretold, seen, review_on, traits } = data
  return (
    <Section
      title={t('identify.web.drift')}
      lead={t('identify.drift.review_on', { day: format.date(review_on) })}
      actions={
        can('profile:edit') && <Button onClick={() => setAsking(true)}>{t('identify.web.reviewed')}</Button>
      }
    >
      <Alert
        type={finding === 'drifted' ? 'warning' : 'info'}
        showIcon
        className="tw-note"
        title={t(`identify.drift.${finding}`, {
          accounts: format.count(accounts),
          needed: format.count(needed),
          since: format.date(since),
        })}
        description={
          seen !== null &&
          foretold !== null &&
          t('identify.drift.foretold', { foretold: format.percent(foretold), seen: format.percent(seen) })
        }
      />
      {traits.length > 0 && <Shifts drift={data} />}
      {traits.slice(0, drawn).map((shift) => (
        <ShiftChart key={shift.trait} shift={shift} />
      ))}
      {asking && <ReviewDialog profile={profile} close={() => setAsking(false)} />}
    </Section>
  )
}

function Shifts({ drift }: { drift: Drift }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const lines = [
    ...(drift.fit === null ? [] : [{ key: 'fit', title: t('identify.column.fit'), ...drift.fit }]),
    ...drift.traits.map((shift) => ({ key: shift.trait, title: words.trait(shift.trait), ...shift })),
  ]
  return (
    <DataTable
      label={t('identify.web.drift')}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'trait', title: t('identify.web.trait'), cell: ({ title }) => title },
        {
          key: 'stability',
          title: t('identify.drift.stability'),
          hint: t('identify.web.stability_hint'),
          numeric: true,
          cell: ({ stability }) => format.decimal(stability),
        },
        {
          key: 'by_chance',
          title: t('identify.drift.by_chance'),
          numeric: true,
          cell: ({ by_chance }) => format.decimal(by_chance),
        },
        {
          key: 'finding',
          title: t('identify.drift.finding'),
          cell: ({ finding }) => t(`identify.drift.shift.${finding}`),
        },
      ]}
    />
  )
}

/** The accounts that were learned from beside those that decided since, value by value. */
function ShiftChart({ shift }: { shift: TraitShift }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const rows = shift.bins.map((bin) => ({ ...bin, said: words.bin(shift.trait, bin.bin) }))
  const names = rows.map(({ said }) => said).join('\n')
  const option = useMemo(
    () =>
      sharesOption(
        rows.map(({ said }) => said),
        [
          { name: t('identify.web.drift_before'), opacity: 0.3, shares: rows.map(({ before }) => before) },
          { name: t('identify.web.drift_after'), opacity: 1, shares: rows.map(({ after }) => after) },
        ],
      ),
    [shift, names, t],
  )
  const title = words.trait(shift.trait)
  return (
    <Chart
      title={title}
      lead={t(`identify.web.drift_shift.${shift.finding}`, { stability: format.decimal(shift.stability) })}
      option={option}
      height={60 + 34 * rows.length}
      table={
        <DataTable
          label={title}
          rows={rows}
          rowKey={({ bin }) => bin}
          columns={[
            { key: 'bin', title: t('identify.column.bin'), cell: ({ said }) => said },
            {
              key: 'before',
              title: t('identify.web.drift_before'),
              numeric: true,
              cell: ({ before }) => format.percent(before),
            },
            {
              key: 'after',
              title: t('identify.web.drift_after'),
              numeric: true,
              cell: ({ after }) => format.percent(after),
            },
          ]}
        />
      }
    />
  )
}

/** Half a year from now. */
const usualDay = () => new Date(Date.now() + usualDays * 86_400_000).toISOString().slice(0, 10)

/** Says that somebody looked at a profile, and asks when to do so again. */
function ReviewDialog({ profile, close }: { profile: Profile; close: () => void }) {
  const { t } = useTranslation()
  const send = useSend(Review)
  const [day, setDay] = useState(usualDay)
  const save = () =>
    send.mutate(
      { path: `/profiles/${profile.profile_id}/review`, body: { review_on: day } },
      { onSuccess: close },
    )
  return (
    <Dialog
      open
      title={t('identify.web.reviewed')}
      okText={t('identify.web.reviewed')}
      okButtonProps={{ disabled: day === '' }}
      confirmLoading={send.isPending}
      onOk={save}
      onCancel={close}
    >
      {send.error && <ProblemNote error={send.error} />}
      <p>{t('identify.web.reviewed_text')}</p>
      <Input
        type="date"
        aria-label={t('identify.web.review_day')}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
    </Dialog>
  )
}
