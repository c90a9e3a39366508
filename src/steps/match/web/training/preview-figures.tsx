import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, Stats, useFormat } from '../../../../web/index.ts'
import { isTurnedByOthers, type MovedRows, type WeightsPreview } from '../../training/model.ts'
import { LevelTable } from './level-table.tsx'

/** What would change: companies, rows that come and go with examples, and the weights themselves. */
export function PreviewFigures({ preview }: { preview: WeightsPreview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { companies, joined, parted, verdicts, weights } = preview
  return (
    <>
      <Stats
        items={[
          { label: t('match.web.training.companies_now'), value: format.count(companies.before) },
          { label: t('match.web.training.companies_then'), value: format.count(companies.after) },
          { label: t('match.web.training.joined'), value: format.count(joined.records) },
          { label: t('match.web.training.parted'), value: format.count(parted.records) },
          { label: t('match.web.training.verdicts'), value: format.count(verdicts) },
        ]}
      />
      <p className="tw-muted">{t('match.training.teaches')}</p>
      {joined.records + parted.records === 0 && <p>{t('match.web.training.nothing_moves')}</p>}
      <Moved title={t('match.web.training.joined')} examples={joined.examples} />
      <Moved title={t('match.web.training.parted')} examples={parted.examples} />
      {[...joined.examples, ...parted.examples].some(isTurnedByOthers) && (
        <p className="tw-muted">{t('match.training.mean')}</p>
      )}
      {weights.length === 0 ? (
        <p>{t('match.training.no_change')}</p>
      ) : (
        <>
          <h3 className="tw-training-head">{t('match.web.training.weights')}</h3>
          <LevelTable
            label={t('match.web.training.weights')}
            rows={weights}
            bits={[
              { key: 'before', title: t('match.training.before'), value: ({ before }) => before },
              { key: 'after', title: t('match.training.after'), value: ({ after }) => after },
            ]}
            counts={[{ key: 'pairs', title: t('match.why.pairs'), value: ({ pairs }) => pairs }]}
          />
        </>
      )}
    </>
  )
}

/** Rows that would move, with the two rows that it depends on and what these weigh. */
function Moved({ title, examples }: { title: string; examples: readonly MovedRows[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const bits = (weight: number | null) => format.number(weight === null ? null : weight / 1000)
  if (examples.length === 0) return null
  return (
    <>
      <h3 className="tw-training-head">{title}</h3>
      <DataTable
        label={title}
        rows={examples}
        rowKey={({ record_a, record_b }) => `${record_a} ${record_b}`}
        columns={[
          {
            key: 'records',
            numeric: true,
            title: t('match.training.rows'),
            cell: ({ records }) => format.count(records),
          },
          {
            key: 'row',
            title: t('match.web.training.pair'),
            cell: ({ record_a, name_a, record_b, name_b }) => (
              <>
                <div>
                  <Link to={`/accounts/acc_${record_a}`}>{name_a ?? record_a}</Link>
                </div>
                <Link to={`/accounts/acc_${record_b}`}>{name_b ?? record_b}</Link>
              </>
            ),
          },
          {
            key: 'before',
            numeric: true,
            title: t('match.training.before'),
            cell: ({ before }) => bits(before),
          },
          { key: 'after', numeric: true, title: t('match.training.after'), cell: ({ after }) => bits(after) },
        ]}
      />
    </>
  )
}
