import { useTranslation } from 'react-i18next'
import { Answered, DataTable, EmptyNote, Page, useAnswer, useFormat } from '../../../../web/index.ts'
import { Weights } from '../../why/model.ts'

/** What every level of every comparison weighs, and in how many pairs it was seen. */
export default function WeightsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const weights = useAnswer(Weights, '/match/weights')
  return (
    <Page title={t('match.web.weights')} lead={t('match.web.weights_lead')}>
      <Answered question={weights}>
        {({ levels, pairs, prior }) => (
          <>
            <p>
              {t('match.why.learned', { pairs: format.count(pairs), prior: format.number(prior / 1000) })}
            </p>
            <DataTable
              label={t('match.web.weights')}
              rows={levels}
              rowKey={({ comparison, level }) => `${comparison} ${level}`}
              empty={<EmptyNote title={t('match.web.weights_empty')} />}
              columns={[
                {
                  key: 'comparison',
                  title: t('match.field'),
                  cell: ({ comparison }) => t(`match.column.${comparison}`),
                },
                { key: 'level', title: t('match.why.level'), cell: ({ level }) => t(`match.level.${level}`) },
                {
                  key: 'weight',
                  title: t('match.web.why.weight'),
                  cell: ({ weight }) => format.number(weight / 1000),
                },
                {
                  key: 'pairs',
                  title: t('match.why.pairs'),
                  cell: (line) => format.count(line.pairs),
                },
              ]}
            />
          </>
        )}
      </Answered>
    </Page>
  )
}
