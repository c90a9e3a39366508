import { useTranslation } from 'react-i18next'
import { DataTable, Section } from '../../../web/index.ts'
import type { Profile } from '../profile/model.ts'
import { useBinWords } from './bins.ts'
import { Bar } from './marks.tsx'

/** What a team agreed on: the points of every value. */
export function TeamScorecard({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const words = useBinWords()
  const most = Math.max(1, ...profile.traits.map(({ points }) => points))
  const rows = profile.traits.filter(({ bin }) => bin !== '(missing)')
  return (
    <Section title={t('identify.web.scorecard')} lead={t('identify.web.scorecard_lead')}>
      <DataTable
        label={t('identify.web.scorecard')}
        rows={rows}
        rowKey={({ trait, bin }) => `${trait} ${bin}`}
        columns={[
          { key: 'trait', title: t('identify.web.trait'), cell: ({ trait }) => words.trait(trait) },
          {
            key: 'bin',
            title: t('identify.web.value_found'),
            cell: ({ trait, bin }) => words.bin(trait, bin),
          },
          {
            key: 'points',
            title: t('identify.web.points'),
            cell: ({ points }) => (
              <Bar value={points} most={most}>
                {points}
              </Bar>
            ),
          },
        ]}
      />
    </Section>
  )
}
