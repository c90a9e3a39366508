import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { DataTable, ProblemNote, Section, useFormat, useSession, useStart } from '../../../web/index.ts'
import { LearnRequest, type Profile } from '../model.ts'
import { useBinWords } from './bins.ts'

/** Traits that seem to know the outcome, and why; one that is right all the same is kept, and the profile learned again. */
export function ProfileLeaks({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const navigate = useNavigate()
  const { can } = useSession()
  const start = useStart()
  if (profile.leaks.length === 0) return null
  const keep = (trait: string) => {
    const body = { ...LearnRequest.strip().parse(profile), keep: [...profile.keep, trait] }
    start.mutate(
      { path: '/profiles/learn', body },
      { onSuccess: ({ id }) => navigate(`/identify/profiles/learn?job=${id}`) },
    )
  }
  return (
    <Section title={t('identify.web.leaks')} lead={t('identify.web.leaks_lead')}>
      {start.error && <ProblemNote error={start.error} />}
      <DataTable
        label={t('identify.web.leaks')}
        rows={profile.leaks}
        rowKey={({ column }) => column}
        columns={[
          { key: 'trait', title: t('identify.web.trait'), cell: ({ column }) => words.trait(column) },
          {
            key: 'why',
            title: t('identify.web.study.why'),
            cell: ({ reason, auc, rest }) =>
              t(`identify.study.leak.${reason}`, {
                auc: format.decimal(auc, 3),
                rest: format.decimal(rest, 3),
              }),
          },
          {
            key: 'keep',
            title: t('identify.web.study.use'),
            cell: ({ column, kept }) =>
              kept ? (
                <Tag color="warning">{t('identify.web.study.kept')}</Tag>
              ) : can('profile:edit') ? (
                <Button size="small" loading={start.isPending} onClick={() => keep(column)}>
                  {t('identify.web.keep_again')}
                </Button>
              ) : (
                <Tag>{t('identify.web.study.part.exclude')}</Tag>
              ),
          },
        ]}
      />
    </Section>
  )
}

/** Traits whose values tell no groups apart, and why. */
export function LeftOutTraits({ profile: { left_out } }: { profile: Profile }) {
  const { t } = useTranslation()
  const words = useBinWords()
  if (left_out.length === 0) return null
  return (
    <Section title={t('identify.web.left_out')} lead={t('identify.web.left_out_lead')}>
      <ul className="tw-rules">
        {left_out.map(({ column, reason, presence }) => (
          <li key={column}>
            {words.trait(column)}: {t(`identify.study.left_out.${reason}`)}{' '}
            {presence && <span className="tw-muted">{t('identify.web.study.presence')}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
