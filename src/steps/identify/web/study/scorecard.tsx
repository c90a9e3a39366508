import { useTranslation } from 'react-i18next'
import { DataTable, Section, Stats, useFormat } from '../../../../web/index.ts'
import { chanceOf, type Study, type StudyBin, sayStudyBin } from '../../study/model.ts'

type Column = { column: string; bins: readonly StudyBin[]; most: number }

/** Points per value, and the chance that a sum of points stands for. */
export function Scorecard({ study }: { study: Study }) {
  const { t } = useTranslation()
  const format = useFormat()
  const pen = {
    say: (key: string, params: Record<string, string | number> = {}) => t(key, params),
    number: format.count,
  }
  const marks = [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * study.most)))]
  return (
    <Section
      title={t('identify.web.study.scorecard')}
      lead={t('identify.web.study.scorecard_lead', { most: format.count(study.most) })}
    >
      <Stats
        items={marks.map((points) => ({
          label: t('identify.web.study.chance', { points: format.count(points) }),
          value: format.percent(chanceOf(study, points)),
        }))}
      />
      <div className="tw-below">
        <DataTable
          label={t('identify.web.study.scorecard')}
          rows={columnsOf(study.traits)}
          rowKey={({ column }) => column}
          columns={[
            { key: 'column', title: t('identify.study.column'), cell: ({ column }) => column },
            {
              key: 'most',
              title: t('identify.web.study.most'),
              numeric: true,
              cell: ({ most }) => format.count(most),
            },
            {
              key: 'points',
              title: t('identify.web.study.per_value'),
              cell: ({ bins }) => (
                <ul className="tw-study-points">
                  {bins.map(({ bin, points }) => (
                    <li key={bin}>
                      {sayStudyBin(bin, pen)} <strong>{format.count(points)}</strong>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </div>
    </Section>
  )
}

/** The columns that give points, those with the most first. */
function columnsOf(traits: readonly StudyBin[]): Column[] {
  return [...Map.groupBy(traits, ({ column }) => column)]
    .map(([column, bins]) => ({ column, bins, most: Math.max(...bins.map(({ points }) => points)) }))
    .filter(({ bins }) => bins.some(({ points }) => points !== 0))
    .sort((a, b) => b.most - a.most)
}
