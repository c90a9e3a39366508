import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DataTable, Section, useAnswer, useFormat } from '../../../web/index.ts'
import { GradeReport } from '../grades/model.ts'
import { Grade } from './marks.tsx'

const Report = z.object({ items: z.array(GradeReport) })

/** What became of the accounts of each grade; nothing where accounts are not scored by this version. */
export function GradesSection({ profileId }: { profileId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useAnswer(Report, `/profiles/${profileId}/grades`)
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('identify.web.grades')} lead={t('identify.web.grades_lead')}>
      <DataTable
        label={t('identify.web.grades')}
        rows={data.items}
        rowKey={({ grade }) => grade}
        columns={[
          {
            key: 'grade',
            title: t('identify.column.grade'),
            cell: ({ grade }) => <Grade grade={grade} />,
          },
          {
            key: 'accounts',
            title: t('identify.web.accounts'),
            numeric: true,
            cell: ({ accounts }) => format.count(accounts),
          },
          {
            key: 'win_rate',
            title: t('identify.column.win_rate'),
            numeric: true,
            cell: ({ win_rate }) => format.percent(win_rate),
          },
          {
            key: 'won_revenue',
            title: t('identify.grades.won_revenue'),
            numeric: true,
            cell: ({ won_revenue }) => format.money(won_revenue),
          },
          {
            key: 'due',
            title: t('identify.grades.due'),
            numeric: true,
            cell: ({ due }) => format.count(due),
          },
          {
            key: 'churn',
            title: t('identify.grades.churn'),
            numeric: true,
            cell: ({ churn }) => format.percent(churn),
          },
          {
            key: 'expansion',
            title: t('identify.grades.expansion'),
            numeric: true,
            cell: ({ expansion }) => format.percent(expansion),
          },
        ]}
      />
    </Section>
  )
}
