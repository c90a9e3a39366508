import { useTranslation } from 'react-i18next'
import { DataTable, useFormat } from '../../../../web/index.ts'
import { ratings, type Survey } from '../../survey/model.ts'
import { Bar } from '../marks.tsx'

/** What customers answered: how much each criterion matters to them, and what they wrote. */
export function Result({ survey }: { survey: Survey }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      {survey.questions.length > 0 && (
        <DataTable
          label={survey.title}
          rows={survey.questions.toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0))}
          rowKey={({ criterion_id }) => criterion_id}
          columns={[
            { key: 'title', title: t('identify.sheet.criterion'), cell: ({ title }) => title },
            {
              key: 'mean',
              title: t('identify.survey.mean'),
              cell: ({ mean }) =>
                mean === null ? (
                  format.nothing
                ) : (
                  <Bar value={mean - 1} most={ratings.length - 1}>
                    {format.decimal(mean, 1)}
                  </Bar>
                ),
            },
            ...ratings.map((rating, i) => ({
              key: String(rating),
              title: t(`identify.survey.rating.${rating}`),
              numeric: true,
              cell: ({ counts }: Survey['questions'][number]) => format.count(counts[i]),
            })),
          ]}
        />
      )}
      <ul className="tw-sheet-notes">
        {survey.texts.map(({ who, likes, dislikes, at }) => (
          <li key={at + likes + dislikes}>
            {likes && (
              <blockquote>
                <span className="tw-muted">{t('identify.web.survey.likes_short')}</span> {likes}
              </blockquote>
            )}
            {dislikes && (
              <blockquote>
                <span className="tw-muted">{t('identify.web.survey.dislikes_short')}</span> {dislikes}
              </blockquote>
            )}
            <span className="tw-muted tw-small">
              {[...(who ? [who] : []), format.dateTime(at)].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
