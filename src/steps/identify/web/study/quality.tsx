import { Alert } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart, DataTable, palette, Section, useFormat } from '../../../../web/index.ts'
import type { Study } from '../../study/model.ts'

type QualityProps = {
  study: Pick<Study, 'tenths' | 'back_test' | 'auc'>
  /** What people call the day by which later rows are told from earlier ones; else its column. */
  day?: string
}

/** How good a study is on rows that it has not seen: foretold against seen rates, and later rows foretold from earlier ones. */
export function Quality({ study, day }: QualityProps) {
  const { t } = useTranslation()
  const tenths = study.tenths.filter(({ rows }) => rows > 0)
  if (tenths.length === 0 && study.back_test === null) return null
  return (
    <Section title={t('identify.web.study.quality')} lead={t('identify.web.study.quality_lead')}>
      <div className="tw-columns">
        {tenths.length > 0 && <Calibration tenths={tenths} />}
        {study.back_test && <BackTest test={study.back_test} folds={study.auc} day={day} />}
      </div>
    </Section>
  )
}

function Calibration({ tenths }: Pick<Study, 'tenths'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const option = useMemo(() => {
    const marks = tenths.map(({ rows, foretold, positives }) => [100 * foretold, (100 * positives) / rows])
    const end = Math.min(100, 10 * Math.ceil(Math.max(...marks.flat(), 1) / 10))
    const axis = { min: 0, max: end, axisLabel: { formatter: '{value} %' } }
    return {
      grid: { left: 52, right: 28, top: 28, bottom: 44, outerBoundsMode: 'none' as const },
      xAxis: {
        ...axis,
        name: t('identify.web.study.foretold'),
        nameLocation: 'middle' as const,
        nameGap: 26,
      },
      yAxis: { ...axis, name: t('identify.web.study.seen') },
      series: [
        {
          type: 'line' as const,
          data: [
            [0, 0],
            [end, end],
          ],
          symbol: 'none',
          silent: true,
          lineStyle: { type: 'dashed' as const, width: 1 },
        },
        { type: 'scatter' as const, data: marks, symbolSize: 10, itemStyle: { color: palette[0] } },
      ],
    }
  }, [tenths, t])
  const title = t('identify.web.study.calibration')
  return (
    <Chart
      title={title}
      lead={t('identify.web.study.calibration_lead')}
      option={option}
      table={
        <DataTable
          label={title}
          rows={tenths.map((tenth, at) => ({ ...tenth, at: at + 1 }))}
          rowKey={({ at }) => String(at)}
          columns={[
            { key: 'tenth', title: t('identify.web.study.tenth'), numeric: true, cell: ({ at }) => at },
            {
              key: 'rows',
              title: t('identify.study.n'),
              numeric: true,
              cell: ({ rows }) => format.count(rows),
            },
            {
              key: 'foretold',
              title: t('identify.web.study.foretold'),
              numeric: true,
              cell: ({ foretold }) => format.percent(foretold),
            },
            {
              key: 'seen',
              title: t('identify.web.study.seen'),
              numeric: true,
              cell: ({ positives, rows }) => format.percent(positives / rows),
            },
          ]}
        />
      }
    />
  )
}

type BackTestProps = { test: NonNullable<Study['back_test']>; folds: number | null; day: string | undefined }

function BackTest({ test, folds, day }: BackTestProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { by, learned, judged, auc, auc_interval, rate_before, rate_after, drift } = test
  const counts = { learned: format.count(learned), judged: format.count(judged) }
  return (
    <div className="tw-study-later">
      <h3>{t('identify.web.study.back_test')}</h3>
      <p className="tw-lead">
        {by === null
          ? t('identify.web.study.back_test_order', counts)
          : t('identify.web.study.back_test_by', { ...counts, column: day ?? by })}
      </p>
      <p>
        {t('identify.study.back_test', {
          auc: format.decimal(auc, 3),
          folds: format.decimal(folds, 3),
          before: format.percent(rate_before),
          after: format.percent(rate_after),
        })}{' '}
        {auc_interval && (
          <span className="tw-muted">
            {t('identify.web.study.interval', {
              low: format.decimal(auc_interval[0], 3),
              high: format.decimal(auc_interval[1], 3),
            })}
          </span>
        )}
      </p>
      {drift.map((what) => (
        <Alert key={what} type="warning" showIcon title={t(`identify.study.drift.${what}`)} />
      ))}
      {drift.length === 0 && <p className="tw-muted">{t('identify.web.study.no_drift')}</p>}
    </div>
  )
}
