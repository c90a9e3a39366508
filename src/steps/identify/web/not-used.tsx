import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemNote, Section, useSession, useStart } from '../../../web/index.ts'
import { LearnRequest } from '../model.ts'
import type { Profile } from '../profile/model.ts'
import { useBinWords } from './bins.ts'
import { LeaksTable } from './leaks-table.tsx'

/** Traits that seem to know the outcome, and why; one that is right all the same is kept, and the profile learned again. */
export function ProfileLeaks({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
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
      <LeaksTable
        label={t('identify.web.leaks')}
        heading={t('identify.web.trait')}
        nameOf={words.trait}
        leaks={profile.leaks}
        keep={
          can('profile:edit')
            ? { does: t('identify.web.keep_again'), busy: start.isPending, press: keep }
            : undefined
        }
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
            {t('identify.web.left_out_of', {
              trait: words.trait(column),
              reason: t(`identify.study.left_out.${reason}`),
            })}{' '}
            {presence && <span className="tw-muted">{t('identify.web.study.presence')}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
