import { Alert, Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  DataTable,
  Dialog,
  LinkButton,
  ProblemNote,
  Section,
  useFormat,
  useSession,
  useStart,
} from '../../../../web/index.ts'
import type { Agreement, Worksheet } from '../../worksheet/model.ts'
import { Bar } from '../marks.tsx'
import { People } from './people.tsx'
import { useWantedWords } from './say-wanted.ts'
import { useSay } from './use-say.ts'

/** The fourth step: what it comes to, signed by all, and then used. */
export function SignStep({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const obstacles = sheet.status === 'open' ? sheet.obstacles : []
  return (
    <>
      {sheet.reopened && (
        <Alert
          type="info"
          showIcon
          className="tw-note"
          title={t('identify.web.sheet.reopened', { name: sheet.reopened.by, reason: sheet.reopened.reason })}
        />
      )}
      {obstacles.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="tw-note"
          title={t('identify.web.sheet.not_yet')}
          description={
            <ul className="tw-rules">
              {obstacles.map((obstacle) => (
                <li key={obstacle}>{t(`identify.sheet.obstacle.${obstacle}`)}</li>
              ))}
            </ul>
          }
        />
      )}
      <Section
        title={t('identify.web.sheet.comes_to')}
        lead={t('identify.web.sheet.comes_to_lead')}
        actions={<Signing sheet={sheet} />}
      >
        <Points sheet={sheet} />
      </Section>
      <People sheet={sheet} />
      {sheet.agreements.map((agreement, i) => (
        <AgreementSection
          key={agreement.version}
          agreement={agreement}
          use={i === 0 && <Use sheet={sheet} agreement={agreement} />}
        />
      ))}
    </>
  )
}

function Points({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const words = useWantedWords()
  const most = Math.max(1, ...sheet.criteria.map(({ points }) => points ?? 0))
  return (
    <DataTable
      label={t('identify.web.sheet.comes_to')}
      rows={sheet.criteria.toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))}
      rowKey={({ criterion_id }) => criterion_id}
      columns={[
        {
          key: 'title',
          title: t('identify.sheet.criterion'),
          cell: (criterion) => (
            <>
              <strong>{criterion.title}</strong>
              <div className="tw-muted tw-small">{words.wanted(criterion)}</div>
            </>
          ),
        },
        {
          key: 'settled',
          title: t('identify.sheet.settled'),
          cell: ({ settled }) =>
            settled
              ? t('identify.web.sheet.judged', {
                  weight: settled.weight,
                  stance: t(`identify.stance.${settled.stance}`),
                })
              : t('identify.web.sheet.not_settled'),
        },
        {
          key: 'points',
          title: t('identify.web.points'),
          cell: ({ points }) => (
            <Bar value={points ?? 0} most={most}>
              {points ?? 0}
            </Bar>
          ),
        },
      ]}
    />
  )
}

function Signing({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const say = useSay(sheet)
  const [reason, setReason] = useState<string>()
  const mine = sheet.participants.find(({ person_id }) => person_id === sheet.me)
  const reopen = () => {
    if (!reason?.trim()) return
    say.change({ kind: 'reopened', reason: reason.trim() }, { onSuccess: () => setReason(undefined) })
  }
  return (
    <>
      {say.error && <ProblemNote error={say.error} />}
      {sheet.status === 'open' && mine?.signed_at && (
        <Button loading={say.isPending} onClick={() => say.contribute({ kind: 'unsigned' })}>
          {t('identify.web.sheet.unsign')}
        </Button>
      )}
      {sheet.status === 'open' && mine && !mine.signed_at && (
        <Button
          type="primary"
          disabled={sheet.obstacles.length > 0 || !mine.handed_in_at}
          loading={say.isPending}
          onClick={() => say.contribute({ kind: 'signed' })}
        >
          {t('identify.web.sheet.sign')}
        </Button>
      )}
      {sheet.status === 'agreed' && can('profile:edit') && (
        <Button onClick={() => setReason('')}>{t('identify.web.sheet.reopen')}</Button>
      )}
      {reason !== undefined && (
        <Dialog
          open
          title={t('identify.web.sheet.reopen')}
          okText={t('identify.web.sheet.reopen')}
          okButtonProps={{ disabled: reason.trim() === '' }}
          onOk={reopen}
          onCancel={() => setReason(undefined)}
        >
          <p>{t('identify.web.sheet.reopen_text')}</p>
          <Input
            aria-label={t('identify.web.sheet.reason')}
            placeholder={t('identify.web.sheet.reason')}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={reopen}
          />
        </Dialog>
      )}
    </>
  )
}

/** What can be done with the newest agreement once accounts are scored by it. */
function Use({ sheet, agreement }: { sheet: Worksheet; agreement: Agreement }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const start = useStart()
  if (sheet.scored)
    return (
      <>
        <LinkButton to={`/identify/profiles/${agreement.profile_id}`}>
          {t('identify.web.sheet.to_profile')}
        </LinkButton>
        {can('list:edit') && (
          <LinkButton type="primary" to={`/identify/lists/new?profile=${agreement.profile_id}`}>
            {t('identify.web.build')}
          </LinkButton>
        )}
      </>
    )
  return (
    <>
      <span className="tw-muted">{t('identify.web.sheet.scoring')}</span>
      {can('profile:edit') && (
        <Button
          size="small"
          loading={start.isPending}
          onClick={() => start.mutate({ path: `/worksheets/${sheet.worksheet_id}/score` })}
        >
          {t('identify.web.sheet.score')}
        </Button>
      )}
      {start.error && <ProblemNote error={start.error} />}
    </>
  )
}

function AgreementSection({ agreement, use }: { agreement: Agreement; use: ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section
      title={t('identify.web.sheet.agreement', {
        version: agreement.version,
        at: format.dateTime(agreement.agreed_at),
      })}
      actions={use}
    >
      <ul className="tw-rules">
        {agreement.signatures.map(({ person, side, at }) => (
          <li key={person}>
            {t('identify.web.sheet.speaker', { name: person, side: t(`identify.side.${side}`) })} ·{' '}
            {format.dateTime(at)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
